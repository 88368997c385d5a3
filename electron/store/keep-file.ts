import { constants } from 'node:fs';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';
import { SourceError, copyUnderWay, copyWhole, hashFile, moveIn } from './durable-copy.ts';
import { keptFilePath, layoutOf } from './layout.ts';

/** A file that lies in the workspace for good, as `keptFilePath` says where. */
export interface KeptBytes {
  /** 64 hex digits. */
  sha256: string;
  bytes: number;
  /** Without the dot. */
  extension: string;
}

/** A video that is attached to an act of violation may be as large; more is refused. */
const MOST_BYTES = 500 * 1024 * 1024;
const NO_EXTENSION = 'bin';

/**
 * Copies a file of any kind into the workspace's `files/` under the SHA-256 of the copy, read-only, and on the disk before
 * this returns. The same bytes under another extension lie there once. The file itself is never written to. Tell the
 * database with `insertKeptFile`: a copy that no row names does no harm.
 * @param source absolute path.
 * @throws HattamaError not-found, no-permission, invalid-input (empty, larger than 500 MB, no regular file, still being
 * written to), disk-full
 */
export async function keepFile(folder: string, source: string): Promise<KeptBytes> {
  const copy = copyUnderWay(layoutOf(folder).temp);
  const file = await openRegular(source);
  try {
    const bytes = await copyWhole(file, copy, checkSize);
    // The hash is of what lies in the workspace, not of what was seen passing by.
    const sha256 = await hashFile(copy);
    const extension = (await extensionHere(folder, sha256)) ?? extensionOf(source);
    await moveIn(copy, keptFilePath(folder, sha256, extension), sha256);
    return { sha256, bytes, extension };
  } catch (error) {
    throw error instanceof SourceError ? faultOf(error.cause, source) : error;
  } finally {
    await file.close();
    await rm(copy, { force: true }).catch(() => undefined);
  }
}

/** A pipe or a device is refused rather than waited for. */
async function openRegular(source: string): Promise<FileHandle> {
  let file: FileHandle;
  try {
    // Without O_NONBLOCK opening a pipe would wait for a writer for ever; Windows has no such flag and no such pipe.
    file = await open(source, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw faultOf(error, source);
  }
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new HattamaError('invalid-input', `${source} is not a regular file`);
}

function checkSize(bytes: number): void {
  if (bytes === 0) throw new HattamaError('invalid-input', 'The file has no bytes');
  if (bytes > MOST_BYTES)
    throw new HattamaError('invalid-input', `${bytes} bytes; at most ${MOST_BYTES} are let in`);
}

function faultOf(cause: unknown, source: string): HattamaError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new HattamaError('not-found', `${source} is not there`, { cause });
  if (code === 'EACCES' || code === 'EPERM')
    return new HattamaError('no-permission', `${source} may not be read`, { cause });
  const why = cause instanceof Error ? cause.message : 'it is being written to';
  return new HattamaError('invalid-input', `${source} cannot be read: ${why}`, { cause });
}

function extensionOf(source: string): string {
  const extension = path.extname(source).slice(1).toLowerCase();
  return /^[a-z0-9]{1,10}$/.test(extension) ? extension : NO_EXTENSION;
}

/** Under which extension these bytes lie here already; null where they do not. */
async function extensionHere(folder: string, sha256: string): Promise<string | null> {
  const names = await readdir(path.dirname(keptFilePath(folder, sha256, NO_EXTENSION))).catch(() => []);
  return names.find((name) => name.startsWith(`${sha256}.`))?.slice(sha256.length + 1) ?? null;
}
