import { createHash } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import { HattamaError } from '../../shared/api/result.ts';
import {
  type Inspected,
  PictureError,
  inspect,
  limits,
  openRegular,
  reasonOfSystemError,
} from '../imaging/index.ts';
import { type PackedFile, UnpackError } from '../unpack/index.ts';
import { SourceError, copyUnderWay, copyWhole, moveIn, writing } from '../store/durable-copy.ts';
import { originalPath } from '../store/layout.ts';
import { reasonOf } from './found.ts';

/** An original that lies in the workspace for good. */
export interface Kept {
  sha256: string;
  bytes: number;
  picture: Inspected;
}

/**
 * Copies a file into the workspace's originals under the SHA-256 of the copy, read-only, and on the disk before this
 * returns. What is no readable picture leaves nothing behind. The file itself is never written to.
 * @param file path, or a file in a package.
 * @param temp folder on the same volume as the workspace, for the copy under way.
 * @throws PictureError the file cannot be taken in, and why
 * @throws HattamaError disk-full, no-permission: the workspace cannot be written to
 */
export async function keepOriginal(
  file: string | PackedFile,
  workspace: string,
  temp: string,
): Promise<Kept> {
  const copy = copyUnderWay(temp);
  try {
    const bytes = await (typeof file === 'string' ? copyFile(file, copy) : unpackWhole(file, copy));
    // Both the hash and the verdict are of what lies in the workspace, not of what was seen passing by.
    const content = await writing(() => readFile(copy));
    if (content.length !== bytes)
      throw new HattamaError('internal', `a copy of ${bytes} bytes came back with ${content.length}`);
    const picture = await inspect(content);
    if (!picture.ok) throw new PictureError(picture.reason, picture.detail);
    const sha256 = createHash('sha256').update(content).digest('hex');
    await moveIn(copy, originalPath(workspace, sha256, picture.extension), sha256);
    return { sha256, bytes, picture };
  } finally {
    // Should that fail, the next batch clears it away; what went wrong before is what has to be told.
    await rm(copy, { force: true }).catch(() => undefined);
  }
}

async function copyFile(file: string, to: string): Promise<number> {
  const source = await openRegular(file);
  try {
    return await copyWhole(source, to, checkSize);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { cause, message } = error;
    throw new PictureError(cause === undefined ? 'changing' : reasonOfSystemError(cause), message, cause);
  } finally {
    await source.close();
  }
}

/** Unpacks a file, onto the disk; answers its size in bytes. */
async function unpackWhole(file: PackedFile, to: string): Promise<number> {
  checkSize(file.bytes);
  try {
    await file.saveTo(to);
  } catch (error) {
    if (error instanceof UnpackError) throw new PictureError(reasonOf(error), error.message, error);
    return writing(() => Promise.reject(error as Error));
  }
  await writing(async () => {
    const copy = await open(to, 'r+');
    try {
      await copy.sync();
    } finally {
      await copy.close();
    }
  });
  return file.bytes;
}

function checkSize(bytes: number): void {
  if (bytes === 0) throw new PictureError('empty', 'the file has no bytes');
  if (bytes > limits.fileBytes)
    throw new PictureError('too-large', `${bytes} bytes; at most ${limits.fileBytes} are let in`);
}
