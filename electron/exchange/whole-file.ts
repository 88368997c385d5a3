import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';
import { syncFolder } from '../store/sync-folder.ts';

/**
 * Writes a file so that it is there whole or not at all: `write` fills a temporary file beside the target, which is then
 * brought safely to disk and renamed over it. Throws `HattamaError` (disk-full, no-permission, cancelled, export-failed);
 * the target then is as it was, and nothing is left beside it.
 */
export async function writeWholeFile<T>(
  target: string,
  write: (temporary: string) => Promise<T>,
): Promise<T> {
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`,
  );
  try {
    // Made first, and by us alone: a folder that cannot be written to is found out before any work.
    await (await open(temporary, 'wx')).close();
    const result = await write(temporary);
    await sync(temporary);
    await rename(temporary, target);
    await syncFolder(path.dirname(target));
    return result;
  } catch (error) {
    await rm(temporary, { force: true });
    throw asExportError(error, target);
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function asExportError(error: unknown, target: string): HattamaError {
  if (error instanceof HattamaError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = path.basename(target);
  if (error instanceof Error && error.name === 'AbortError')
    return new HattamaError('cancelled', `The export to ${name} was cancelled`, { cause: error });
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new HattamaError('disk-full', `No space left for ${name}`, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS', 'EBUSY'].includes(code))
    return new HattamaError(
      'no-permission',
      `${name} cannot be written (${code}); is it open in another program?`,
      { cause: error },
    );
  return new HattamaError(
    'export-failed',
    `${name} could not be written: ${error instanceof Error ? error.message : String(error)}`,
    { cause: error },
  );
}
