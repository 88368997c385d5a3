import { UnpackError } from './unpack-error.ts';

/** Longer names exist on no system that we run on; characters, and bytes of one part of it. */
const LONGEST_NAME = 1024;
const LONGEST_PART = 255;

/** Control characters, and those that turn the direction of text to make a name look like another. */
const INVISIBLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Windows opens a device for these, in any folder and with any ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/**
 * What Windows allows in no name, or takes away at the end of one; a colon would name a second stream of a file. Other
 * systems allow it, and chat programs write times with colons, so it is replaced rather than refused.
 */
const NOT_ON_WINDOWS = /[<>:"|?*]|[. ]$/g;

/**
 * A name from a ZIP file, made one that can be joined to a folder on every system: forward slashes, relative, no empty
 * parts, composed (NFC), `_` for what Windows allows in no name.
 * @throws UnpackError unsafe-name: absolute, with a drive, with `..`, with control characters, a device, too long
 */
export function safeName(given: string): string {
  const name = given.normalize('NFC').replaceAll('\\', '/');
  if (name.length > LONGEST_NAME) throw unsafe(`${name.slice(0, 40)}…`, 'too long');
  if (INVISIBLE.test(name)) throw unsafe(name, 'control characters');
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) throw unsafe(name, 'an absolute path');
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0) throw unsafe(name, 'no name at all');
  return parts.map((part) => safePart(part, name)).join('/');
}

function safePart(given: string, name: string): string {
  if (given === '..') throw unsafe(name, 'it leads out of its folder');
  const part = given.replace(NOT_ON_WINDOWS, '_');
  if (DEVICE.test(part.replace(/ +(?=\.|$)/g, ''))) throw unsafe(name, 'the name of a device');
  if (Buffer.byteLength(part) > LONGEST_PART) throw unsafe(name, 'too long');
  return part;
}

/**
 * Checks that no two names lead to the same place where case does not count, and that none is also another's folder.
 * @param names as from `safeName`
 * @throws UnpackError unsafe-name
 */
export function checkDistinct(names: readonly string[]): void {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const name of names) {
    const folded = fold(name);
    if (files.has(folded)) throw unsafe(name, 'it is there twice');
    files.add(folded);
    for (let end = folded.lastIndexOf('/'); end > 0; end = folded.lastIndexOf('/', end - 1)) {
      const folder = folded.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  for (const name of names) if (folders.has(fold(name))) throw unsafe(name, 'both a file and a folder');
}

const fold = (name: string) => name.toUpperCase().toLowerCase();

function unsafe(name: string, why: string): UnpackError {
  return new UnpackError('unsafe-name', `${JSON.stringify(name)}: ${why}`);
}
