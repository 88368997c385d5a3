import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { HattamaError } from '../../../shared/api/result.ts';
import { syncFolder } from '../../store/sync-folder.ts';
import { headFile, listedFiles, sumsFile } from './sums.ts';

/**
 * Writes a folder so that it is there whole or not at all: `write` fills a temporary folder beside the target, which is then renamed.
 * A target that is there has to be empty or an earlier site of ours that nobody added anything to; it is replaced.
 * Throws `HattamaError`: target-not-empty, disk-full, no-permission, cancelled, export-failed; the target then is as it was.
 */
export async function writeWholeFolder<T>(
  target: string,
  write: (temporary: string) => Promise<T>,
): Promise<T> {
  const random = randomBytes(6).toString('hex');
  const beside = (what: string) =>
    path.join(path.dirname(target), `.${path.basename(target).slice(0, 100)}.${random}.${what}`);
  const temporary = beside('part');
  try {
    await requireOurs(target);
    await mkdir(path.dirname(target), { recursive: true });
    await mkdir(temporary);
    const result = await write(temporary);
    await requireOurs(target);
    await putInPlace(temporary, target, beside('old'));
    return result;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw asFolderError(error, target);
  }
}

async function putInPlace(temporary: string, target: string, old: string): Promise<void> {
  const before = await exists(target);
  if (before) await rename(target, old);
  try {
    await rename(temporary, target);
  } catch (error) {
    if (before) await rename(old, target);
    throw error;
  }
  await syncFolder(path.dirname(target));
  await rm(old, { recursive: true, force: true });
}

/** Throws target-not-empty where a folder holds anything that an earlier site does not list. */
async function requireOurs(target: string): Promise<void> {
  const names = await namesIn(target);
  if (names.length === 0) return;
  const sums = await readFile(path.join(target, sumsFile), 'utf8').catch(() => '');
  const head = await readFile(path.join(target, headFile), 'utf8').catch(() => '');
  const known = listedFiles(sums, head);
  const foreign = known ? names.find((name) => !known.has(name)) : names[0];
  if (foreign !== undefined)
    throw new HattamaError(
      'target-not-empty',
      `${target} holds ${foreign}, which no earlier site of ours has: choose a new or empty folder`,
      { params: { name: foreign } },
    );
}

/** All files below a folder, with forward slashes; none where there is no folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found
      .filter((each) => !each.isDirectory())
      .map((each) => path.relative(folder, path.join(each.parentPath, each.name)).split(path.sep).join('/'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

const exists = async (target: string): Promise<boolean> => (await readdir(target).catch(() => null)) !== null;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function asFolderError(error: unknown, target: string): unknown {
  if (error instanceof HattamaError) return error;
  const name = path.basename(target);
  const code = codeOf(error);
  if (error instanceof Error && error.name === 'AbortError')
    return new HattamaError('cancelled', `Writing ${name} was cancelled`, { cause: error });
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new HattamaError('disk-full', `No space left for ${name}`, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOTDIR'].includes(code))
    return new HattamaError('no-permission', `${name} cannot be written (${code})`, { cause: error });
  return new HattamaError(
    'export-failed',
    `${name} could not be written: ${error instanceof Error ? error.message : String(error)}`,
    { cause: error },
  );
}
