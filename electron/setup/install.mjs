import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectFolder, say } from './project.mjs';
import { runNpm } from './run.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * The first package that the lockfile asks for and node_modules has not, or null. npm writes `node_modules/.package-lock.json`
 * when an install is complete, so a broken-off one is found too. Optional packages may be missing: they are for other platforms.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | null} present node_modules/.package-lock.json
 * @returns {string | null}
 */
export function firstMissing(wanted, present) {
  for (const [where, want] of Object.entries(wanted.packages ?? {})) {
    if (where === '') continue;
    const have = present?.packages?.[where];
    if (!have && (want.optional || want.devOptional)) continue;
    if (!have || have.version !== want.version || have.integrity !== want.integrity) return where;
  }
  return null;
}

/** @param {string} file @returns {Lockfile | null} */
function readLockfile(file) {
  try {
    return /** @type {Lockfile} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** True if better-sqlite3 opens a database under this Node: its build is tied to one Node version. */
function nativeWorks() {
  try {
    /** @type {typeof import('better-sqlite3')} */
    const Database = createRequire(import.meta.url)('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

/** What must be done before anything else of the project can be loaded. */
function whatIsMissing() {
  const wanted = readLockfile(path.join(projectFolder, 'package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing or broken: get the project afresh');
  const missing = firstMissing(
    wanted,
    readLockfile(path.join(projectFolder, 'node_modules/.package-lock.json')),
  );
  if (missing !== null) return 'packages';
  return nativeWorks() ? 'nothing' : 'native';
}

/**
 * Installs what the lockfile asks for where it is not there yet, and builds SQLite anew after a change of Node version.
 * Says on stderr what it does. Throws an Error in words for the person when it cannot.
 */
export async function ensureInstalled() {
  const missing = whatIsMissing();
  if (missing === 'nothing') return;
  const started = Date.now();
  say(
    missing === 'packages'
      ? 'Installing what Hattama needs (once, one to three minutes; needs the network) ...'
      : 'Building SQLite for this version of Node ...',
  );
  const args = missing === 'packages' ? ['ci', '--no-audit', '--no-fund'] : ['rebuild', 'better-sqlite3'];
  const result = await runNpm(args);
  if (result.code !== 0) throw new Error(installFailure(result.output));
  if (!nativeWorks())
    throw new Error('SQLite was installed but does not load. Remove node_modules and try again.');
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * What to tell the person about a failed npm.
 * @param {string} output of npm
 */
export function installFailure(output) {
  const said = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  // The cause comes first; usage and log files follow.
  const cause = (said.length > 0 ? said : output.trim().split('\n')).slice(0, 15).join('\n');
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.test(output);
  return offline
    ? `No connection to the npm registry. Connect once and run this again; afterwards Hattama needs no network.\n\n${cause}`
    : `npm could not install the dependencies:\n\n${cause}`;
}
