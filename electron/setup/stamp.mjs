import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * SHA-256 over the names and contents of files and folders, hidden ones left out. Contents, not times: a clone or a
 * branch switched back and forth must not build again.
 * @param {string} folder
 * @param {readonly string[]} names files or folders in it; absent ones count as absent
 * @returns {string} hex
 */
export function contentHash(folder, names) {
  const hash = createHash('sha256');
  for (const name of names) {
    const top = path.join(folder, name);
    for (const file of existsSync(top) ? filesUnder(top) : []) {
      const bytes = readFileSync(file);
      hash
        .update(`${path.relative(folder, file).split(path.sep).join('/')}\0${bytes.length}\0`)
        .update(bytes);
    }
  }
  return hash.digest('hex');
}

/**
 * All files under a folder in a fixed order, or the file itself.
 * @param {string} top
 * @returns {string[]}
 */
export function filesUnder(top) {
  if (!statSync(top).isDirectory()) return [top];
  return readdirSync(top)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesUnder(path.join(top, name)));
}

/**
 * Runs `work` while holding a lock file, so that two terminals do not build at once. A lock whose process has died is
 * taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function locked(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!tryLock(file)) await sleep(200);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (!holderLives(file)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function holderLives(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Just made and not yet written: its maker is alive.
    if (pid === 0) return Date.now() - statSync(file).mtimeMs < 5000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
