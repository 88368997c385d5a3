import { type Entry, getFileNameLowLevel, type ZipFile } from 'yauzl';
import type { ZipLimits } from './limits.ts';
import { checkApart } from './regions.ts';
import { checkDistinct, safeName } from './safe-name.ts';
import { UnpackError } from './unpack-error.ts';

/** A file in a ZIP file, checked. */
export interface CheckedEntry {
  name: string;
  entry: Entry;
}

/** Bits of an entry's flags: its name is UTF-8; its data, or the whole directory, are encrypted. */
const NAME_IS_UTF8 = 0x800;
const ENCRYPTED = 0x1 | 0x40 | 0x2000;

/** Compression methods of APPNOTE 6.3.10, 4.4.5. */
const STORED = 0;
const DEFLATED = 8;

/** Bytes of a row of the list before its name. */
const ROW = 46;

/** An extra field with the name in UTF-8 (Info-ZIP). */
const UNICODE_NAME = 0x7075;

/** The kind of a file in the upper half of its attributes, where Unix writes it; none elsewhere. */
const KIND = 0o170_000;
const REGULAR = 0o100_000;
const FOLDER = 0o040_000;

/**
 * Reads and checks the list of files. Everything it claims is checked against the limits here, so that what is unpacked
 * later only has to be held to the claims.
 * @throws UnpackError damaged, encrypted, unsupported, unsafe-name, too-many, too-large, bomb
 */
export async function readDirectory(zip: ZipFile, limits: ZipLimits): Promise<CheckedEntry[]> {
  if (zip.entryCount > limits.entries)
    throw new UnpackError('too-many', `${zip.entryCount} files; at most ${limits.entries} are let in`);
  const checked: CheckedEntry[] = [];
  let total = 0;
  let list = 0;
  for await (const entry of zip.eachEntry()) {
    list += ROW + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    if (list > limits.listBytes)
      throw new UnpackError('too-large', `a list of more than ${limits.listBytes} bytes`);
    const name = safeName(nameOf(entry));
    checkKind(entry, name);
    checkSize(entry, name, limits);
    total += entry.uncompressedSize;
    if (!(total <= limits.totalBytes))
      throw new UnpackError('too-large', `unpacks to more than ${limits.totalBytes} bytes`);
    checked.push({ name, entry });
  }
  const files = checked.filter(({ entry }) => !isFolder(entry));
  checkDistinct(files.map(({ name }) => name));
  await checkApart(zip, checked);
  return files;
}

/**
 * The name as it was meant. Without a mark of their own, names are UTF-8 from macOS and of the code page of DOS from
 * Windows; the one of Cyrillic Windows, 866, is taken, since a protocol's sender writes Russian or Kazakh.
 */
function nameOf(entry: Entry): string {
  const flags = entry.generalPurposeBitFlag;
  const marked = (flags & NAME_IS_UTF8) !== 0 || entry.extraFields.some(({ id }) => id === UNICODE_NAME);
  if (marked) return getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(entry.fileNameRaw);
  } catch {
    return new TextDecoder('ibm866').decode(entry.fileNameRaw);
  }
}

const isFolder = (entry: Entry) => [0x2f, 0x5c].includes(entry.fileNameRaw.at(-1) ?? 0);

function checkKind(entry: Entry, name: string): void {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
    throw new UnpackError('encrypted', `${name}: behind a password`);
  const kind = (entry.externalFileAttributes >>> 16) & KIND;
  if (kind !== 0 && kind !== REGULAR && kind !== FOLDER)
    throw new UnpackError('unsafe-name', `${name}: a link or a device, not a file`);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw new UnpackError('unsupported', `${name}: compressed by method ${entry.compressionMethod}`);
}

function checkSize(entry: Entry, name: string, limits: ZipLimits): void {
  const { compressedSize: packed, uncompressedSize: unpacked } = entry;
  if (unpacked > Math.max(limits.anyRatioBytes, packed * limits.ratio))
    throw new UnpackError('bomb', `${name}: ${packed} bytes claim to hold ${unpacked}`);
  if (entry.compressionMethod === STORED && packed !== unpacked)
    throw new UnpackError('damaged', `${name}: ${packed} bytes, not compressed, claim to be ${unpacked}`);
}
