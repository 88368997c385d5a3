import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, createReadStream, existsSync } from 'node:fs';
import { type FileHandle, chmod, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
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
import { originalPath } from '../store/layout.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { reasonOf } from './found.ts';

/** An original that lies in the workspace for good. */
export interface Kept {
  sha256: string;
  bytes: number;
  picture: Inspected;
}

const CHUNK = 1024 * 1024;
const UNDER_WAY = 'intake-';
/** Copies under way carry their process: only one may write to a workspace, so others' are leftovers of a crash. */
const OURS = `${UNDER_WAY}${process.pid}-`;
/** A file still being written to (a scanner, a download) is given so many tries. */
const TRIES = 3;

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
  const copy = path.join(temp, `${OURS}${randomUUID()}`);
  try {
    const bytes = await (typeof file === 'string' ? copyWhole(file, copy) : unpackWhole(file, copy));
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

/** Removes what processes that were killed while copying left in `temp`. */
export async function clearLeftovers(temp: string): Promise<void> {
  const left = (await readdir(temp)).filter((name) => name.startsWith(UNDER_WAY) && !name.startsWith(OURS));
  await Promise.all(left.map((name) => rm(path.join(temp, name), { force: true })));
}

/** SHA-256 (64 hex digits) of a file, read as a stream. Throws the system's errors. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Copies until the file stood still while it was copied; answers its size in bytes. */
async function copyWhole(file: string, to: string): Promise<number> {
  const source = await openRegular(file);
  try {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const before = await reading(() => source.stat());
      checkSize(before.size);
      const copied = await copyOnce(source, to, before.size);
      const after = await reading(() => source.stat());
      if (copied === after.size && after.size === before.size && after.mtimeMs === before.mtimeMs)
        return copied;
    }
    throw new PictureError('changing', 'the file was written to while it was copied');
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

/** Copies up to `size` bytes and, where the file has more by now, a little beyond, which shows that it grew. */
async function copyOnce(source: FileHandle, to: string, size: number): Promise<number> {
  const target = await writing(() => open(to, 'w', 0o600));
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    let at = 0;
    while (at <= size) {
      const { bytesRead } = await reading(() => source.read(buffer, 0, CHUNK, at));
      if (bytesRead === 0) break;
      await writing(() => target.write(buffer, 0, bytesRead, at));
      at += bytesRead;
    }
    await writing(() => target.sync());
    return at;
  } finally {
    await target.close();
  }
}

async function moveIn(copy: string, to: string, sha256: string): Promise<void> {
  if (existsSync(to)) {
    if ((await hashFile(to).catch(() => null)) === sha256) return;
    // Damaged on the disk meanwhile: the right bytes are at hand again. Windows replaces no read-only file.
    chmodSync(to, 0o600);
  }
  await writing(async () => {
    await chmod(copy, 0o444);
    await mkdir(path.dirname(to), { recursive: true });
    await rename(copy, to);
    await syncFolder(path.dirname(to));
  });
}

/** Errors on the side of the file that came: its own fault. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new PictureError(reasonOfSystemError(error), String(error), error);
  }
}

/** What the system calls a full disk, a used-up quota, a file beyond what the disk's format or a limit allows. */
const noRoom: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const noRight: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS'];

/** Errors on the side of the workspace: no other file would fare better. */
async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (noRoom.includes(code)) throw new HattamaError('disk-full', 'no space left for originals', { cause });
    const reference = noRight.includes(code) ? 'no-permission' : 'internal';
    throw new HattamaError(reference, `the originals cannot be written: ${String(cause)}`, { cause });
  }
}
