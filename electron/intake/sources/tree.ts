import { existsSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { PictureError } from '../../imaging/index.ts';
import type { PackedFile } from '../../unpack/index.ts';
import type { Place } from '../found.ts';

/** Files by relative names with forward slashes, on a disk or in an archive. */
export interface Tree {
  /** True for a file that lies in the tree itself, wherever a name or a link leads. */
  has(name: string): Promise<boolean>;
  /**
   * @param most bytes that it may have.
   * @throws PictureError too-large, vanished; UnpackError; the system's errors
   */
  read(name: string, most: number): Promise<Uint8Array>;
  /** Names of the files right in a folder of the tree; none where it is not there. */
  list(folder: string): Promise<string[]>;
  place(name: string): Place;
}

/** Files by which a chat's export is known. */
export const exportFiles = ['result.json', 'messages.html'] as const;

/** True for a folder that may be a chat's export. */
export const mayBeExport = (folder: string) =>
  exportFiles.some((name) => existsSync(path.join(folder, name)));

/** True for the name of a folder as Telegram gives it: nobody is in it. */
export const isNamedByTelegram = (name: string) =>
  /^(?:ChatExport|DataExport)_[\d-]+(?: ?\(\d+\))?$/.test(name);

/** The files under a folder. */
export function folderTree(root: string): Tree {
  const at = (name: string) => path.join(root, ...name.split('/'));
  const has = async (name: string) => {
    if (name.split('/').some((part) => part === '' || part === '..' || part.includes('\\'))) return false;
    try {
      const [real, realRoot] = await Promise.all([realpath(at(name)), realpath(root)]);
      return real.startsWith(realRoot + path.sep) && (await stat(real)).isFile();
    } catch {
      return false;
    }
  };
  return {
    has,
    async read(name, most) {
      if (!(await has(name))) throw new PictureError('vanished', 'it is not there');
      const { size } = await stat(at(name));
      if (size > most) throw new PictureError('too-large', `${size} bytes; at most ${most} are let in`);
      return readFile(at(name));
    },
    async list(folder) {
      try {
        const entries = await readdir(at(folder), { withFileTypes: true });
        return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      } catch {
        return [];
      }
    },
    place: (name) => ({ file: at(name), inside: [] }),
  };
}

/** The files of an archive under `root` (empty, or ending with a slash). */
export function zipTree(files: readonly PackedFile[], root: string, place: Place): Tree {
  const byName = new Map(files.map((file) => [file.name, file]));
  return {
    has: (name) => Promise.resolve(byName.has(root + name)),
    async read(name, most) {
      const file = byName.get(root + name);
      if (!file) throw new PictureError('vanished', 'it is not there');
      if (file.bytes > most)
        throw new PictureError('too-large', `${file.bytes} bytes; at most ${most} are let in`);
      return file.read();
    },
    list: (folder) => {
      const prefix = `${root}${folder}/`;
      const under = files
        .filter(({ name }) => name.startsWith(prefix))
        .map(({ name }) => name.slice(prefix.length));
      return Promise.resolve(under.filter((name) => !name.includes('/')));
    },
    place: (name) => ({ file: place.file, inside: [...place.inside, root + name] }),
  };
}

/** Where in an archive chats' exports may lie: the outermost folders with one of their files, empty or with a slash at the end. */
export function rootsOf(names: readonly string[]): string[] {
  const roots = names
    .filter((name) => exportFiles.some((file) => name === file || name.endsWith(`/${file}`)))
    .map((name) => name.slice(0, name.lastIndexOf('/') + 1));
  return [...new Set(roots)].filter(
    (root) => !roots.some((other) => other !== root && root.startsWith(other)),
  );
}
