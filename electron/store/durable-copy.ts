import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { type FileHandle, chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';
import { syncFolder } from './sync-folder.ts';

const CHUNK = 1024 * 1024;
const UNDER_WAY = 'intake-';
/** Copies under way carry their process: only one may write to a workspace, so others' are leftovers of a crash. */
const OURS = `${UNDER_WAY}${process.pid}-`;
/** A file still being written to (a scanner, a download) is given so many tries. */
const TRIES = 3;

/** The file that is copied is at fault, not the workspace: the system's error is its cause; without one it would not come to rest. */
export class SourceError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SourceError';
  }
}

/** A new name for a copy under way in the folder `temp`. */
export function copyUnderWay(temp: string): string {
  return path.join(temp, `${OURS}${randomUUID()}`);
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

/**
 * Copies a file, onto the disk, until it stood still while it was copied; answers its size in bytes. `checkSize` throws for a
 * size that is not let in.
 * @throws SourceError the file cannot be read, or goes on changing
 * @throws HattamaError disk-full, no-permission: the copy cannot be written
 */
export async function copyWhole(
  source: FileHandle,
  to: string,
  checkSize: (bytes: number) => void,
): Promise<number> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const before = await reading(() => source.stat());
    checkSize(before.size);
    const copied = await copyOnce(source, to, before.size);
    const after = await reading(() => source.stat());
    if (copied === after.size && after.size === before.size && after.mtimeMs === before.mtimeMs)
      return copied;
  }
  throw new SourceError('the file was written to while it was copied');
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

/**
 * Gives a copy that is on the disk its name `to`, read-only; a file of the same bytes there is left as it is.
 * @throws HattamaError disk-full, no-permission
 */
export async function moveIn(copy: string, to: string, sha256: string): Promise<void> {
  if (existsSync(to)) {
    if ((await hashFile(to).catch(() => null)) === sha256) return;
    // Damaged on the disk meanwhile: the right bytes are at hand again. Windows replaces no read-only file.
    await writing(() => chmod(to, 0o600));
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
    throw new SourceError(String(error), error);
  }
}

/** What the system calls a full disk, a used-up quota, a file beyond what the disk's format or a limit allows. */
const noRoom: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const noRight: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS'];

/** Does what writes to the workspace: where it fails, no other file would fare better. Throws HattamaError. */
export async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (noRoom.includes(code))
      throw new HattamaError('disk-full', 'no space left for files that came', { cause });
    const reference = noRight.includes(code) ? 'no-permission' : 'internal';
    throw new HattamaError(reference, `files that came cannot be written: ${String(cause)}`, { cause });
  }
}
