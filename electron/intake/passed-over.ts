import path from 'node:path';
import { PictureError, type PictureSource, sniffKind } from '../imaging/index.ts';

/** What systems and programs leave in folders of pictures; compared in lower case. */
const systemNames = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '__macosx',
  '@eadir',
  '$recycle.bin',
  'system volume information',
  'lost+found',
]);

const pictureEndings = new Set(
  '.jpg .jpeg .jpe .jfif .png .webp .tif .tiff .heic .heif .hif .pdf'.split(' '),
);

/** True for a name with the ending of a kind that is read. */
export const isNamedLikePicture = (name: string) => pictureEndings.has(path.extname(name).toLowerCase());

/** True for hidden files, lock files of office programs and what systems leave behind. */
export function isSystemName(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || systemNames.has(name.toLowerCase());
}

/**
 * True for a file that lies among pictures without wanting to be one: a list, a note, a truth file. It must neither be
 * named like a picture nor begin like any kind of picture or document; a text named .jpg is not passed over but refused.
 * @param source where its bytes are, when `name` is no path.
 */
export async function isBystander(name: string, source: PictureSource = name): Promise<boolean> {
  if (isNamedLikePicture(name)) return false;
  try {
    await sniffKind(source);
    return false;
  } catch (error) {
    return error instanceof PictureError && (error.reason === 'not-a-picture' || error.reason === 'empty');
  }
}
