import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { PictureError } from '../../imaging/index.ts';
import { openZip, type PackedFile, UnpackError } from '../../unpack/index.ts';
import { type Place, reasonOf } from '../found.ts';
import { type Mail, openMail } from './mail.ts';

/** A file that holds files: a ZIP archive, a mail. */
export interface Package {
  files: readonly PackedFile[];
  /** What the mail says, of a mail. */
  mail: Mail | null;
  close(): Promise<void>;
}

export type PackageKind = 'zip' | 'mail';

/** A package is known by its name: many kinds of documents begin like ZIP archives, and a mail like any text. */
export function packageKind(name: string): PackageKind | null {
  switch (path.extname(name).toLowerCase()) {
    case '.zip':
      return 'zip';
    case '.eml':
      return 'mail';
    default:
      return null;
  }
}

/** Bytes of a mail: servers let 25 to 50 MB through. */
const MAIL_BYTES = 80 * 1024 * 1024;

async function open(name: string, source: string | Uint8Array): Promise<Package> {
  if (packageKind(name) !== 'mail') {
    const zip = await openZip(source);
    return { files: zip.entries, mail: null, close: () => zip.close() };
  }
  const size = typeof source === 'string' ? (await stat(source)).size : source.length;
  if (size > MAIL_BYTES) throw new PictureError('too-large', `a mail of ${size} bytes`);
  const mail = await openMail(typeof source === 'string' ? await readFile(source) : source);
  return { files: mail.files, mail, close: () => Promise.resolve() };
}

/** An error of the system is the package's as well: it is away, or may not be read. */
async function opening(work: () => Promise<Package>): Promise<Package> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PictureError || error instanceof UnpackError) throw error;
    throw new PictureError(reasonOf(error), 'it cannot be opened', error);
  }
}

/** Opens packages, and packages in packages; the last ones stay open, since their files are asked for one after the other. */
export class Packages {
  /** From the outermost inwards. */
  #open: { name: string; opened: Package }[] = [];

  /**
   * The package at a place.
   * @throws UnpackError, PictureError
   */
  async at({ file, inside }: Place): Promise<Package> {
    const names = [file, ...inside];
    const same = names.findIndex((name, depth) => this.#open[depth]?.name !== name);
    if (same !== -1) await this.#closeFrom(same);
    for (let depth = this.#open.length; depth < names.length; depth += 1) {
      const name = names[depth] ?? '';
      const outer = this.#open.at(-1)?.opened;
      const source = outer ? await fileIn(outer, name).read() : file;
      this.#open.push({ name, opened: await opening(() => open(name, source)) });
    }
    const found = this.#open[names.length - 1];
    if (!found) throw new Error('a place without a file');
    return found.opened;
  }

  /** A file in a package. */
  async fileAt({ file, inside }: Place): Promise<PackedFile> {
    return fileIn(await this.at({ file, inside: inside.slice(0, -1) }), inside.at(-1) ?? '');
  }

  /** Closes what is open; the next call opens again. */
  close(): Promise<void> {
    return this.#closeFrom(0);
  }

  async #closeFrom(depth: number): Promise<void> {
    for (const { opened } of this.#open.splice(depth).reverse()) await opened.close();
  }
}

function fileIn(opened: Package, name: string): PackedFile {
  const found = opened.files.find((each) => each.name === name);
  if (!found) throw new PictureError('vanished', 'it is not in the package any more');
  return found;
}
