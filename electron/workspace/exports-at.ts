import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';

/** Most files of one merge. */
const MOST = 2000;
const EXPORT = /\.(?:xlsx|ods|csv|zip)$/i;

/**
 * The files that are named, and those in the folders that are named, as far as they may be exports by their names; a folder's in
 * the order of their paths. Throws `invalid-input` for more than 2,000.
 */
export async function exportsAt(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const each of paths) {
    const known = await stat(each).catch(() => null);
    // What is not there is told by whoever reads it.
    found.push(...(known?.isDirectory() ? await exportsIn(each) : [each]));
    if (found.length > MOST) throw new HattamaError('invalid-input', `paths: more than ${MOST} files`);
  }
  return found;
}

async function exportsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && EXPORT.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
