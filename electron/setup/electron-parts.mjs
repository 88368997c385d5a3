import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, projectFolder, say } from './project.mjs';
import { run, runPackage } from './run.mjs';

/**
 * Electron comes in two parts that npm does not bring: its binary, and better-sqlite3 built for it. Both are fetched when the
 * workstation is first started; where that is not possible the workstation opens in the browser instead.
 */

const binaryTimeoutMs = 5 * 60_000;
const nativeTimeoutMs = 10 * 60_000;
const failureKeptMs = 24 * 60 * 60_000;
const electronFolder = path.join(projectFolder, 'node_modules/electron');

/** better-sqlite3 for Electron; electron/store/native.ts looks for it here. Node's own build stays where npm put it. */
const nativeFolder = path.join(cacheFolder, 'better-sqlite3-electron');
const failureFile = path.join(cacheFolder, 'electron-failed.json');

/** @param {string} name */
function versionOf(name) {
  const file = path.join(projectFolder, 'node_modules', name, 'package.json');
  /** @type {{ version: string }} */
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  return manifest.version;
}

/**
 * Electron's executable, or null when it has not been fetched. Electron's own index.js is not asked: it would start a download.
 * @returns {string | null}
 */
export function electronBinary() {
  const named = path.join(electronFolder, 'path.txt');
  const inside = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electronFolder, 'dist');
  const binary = path.join(dist, inside);
  return existsSync(binary) ? binary : null;
}

/**
 * Why a desktop window cannot be shown here whatever is fetched, or null.
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @param {number | undefined} uid
 */
export function noDesktop(platform, env, uid) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no desktop session';
  if (uid === 0) return 'Electron does not run as root with its sandbox on, and it stays on';
  return null;
}

/**
 * A failure worth not repeating: of the same version, less than a day ago.
 * @param {string} kept contents of the failure file
 * @param {string} version
 * @param {number} now ms
 * @returns {string | null} its reason
 */
export function recentFailure(kept, version, now) {
  try {
    const failure = /** @type {{ version: string, at: number, reason: string }} */ (JSON.parse(kept));
    return failure.version === version && now - failure.at < failureKeptMs ? failure.reason : null;
  } catch {
    return null;
  }
}

/**
 * Remembers a failure; where nothing can be written, the next start tries again.
 * @param {string} reason
 */
export function rememberFailure(reason) {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(failureFile, JSON.stringify({ version: versionOf('electron'), at: Date.now(), reason }));
  } catch {
    // A project folder that belongs to someone else is no reason not to open the workstation.
  }
}

/** Fetches the binary. Returns why it could not, or null. */
async function fetchBinary() {
  if (electronBinary()) return null;
  say('Fetching Electron (once, about 120 MB) ...');
  const result = await runPackage('electron/install.js', [], { timeoutMs: binaryTimeoutMs });
  if (electronBinary()) return null;
  return result.timedOut ? 'fetching Electron took too long' : 'Electron could not be fetched';
}

/**
 * Puts better-sqlite3's build for Electron into `folder`: fetched, or built where there is a compiler and the platform is this
 * one. Where HATTAMA_SQLITE_FOR_ELECTRON names such a file (a machine without a network), that one is taken.
 * @param {string} folder emptied first, unless it holds what is wanted
 * @param {string} platform
 * @param {string} arch
 * @returns {Promise<string | null>} why it could not be had
 */
export async function fetchNative(folder, platform, arch) {
  const electron = versionOf('electron');
  const file = path.join(folder, 'better_sqlite3.node');
  const stamp = path.join(folder, 'built-for');
  const named = process.env.HATTAMA_SQLITE_FOR_ELECTRON;
  const wanted =
    named ?? `better-sqlite3 ${versionOf('better-sqlite3')} electron ${electron} ${platform}-${arch}`;
  if (existsSync(file) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return null;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const built = named ?? (await makeNative(folder, electron, platform, arch));
  if (!existsSync(built)) return 'SQLite for Electron could be neither fetched nor built';
  copyFileSync(built, file);
  writeFileSync(stamp, wanted);
  return null;
}

/**
 * @param {string} folder
 * @param {string} electron version
 * @param {string} platform
 * @param {string} arch
 * @returns {Promise<string>} where the file is, if it could be made
 */
async function makeNative(folder, electron, platform, arch) {
  const source = path.join(projectFolder, 'node_modules/better-sqlite3');
  const built = path.join(folder, 'build/Release/better_sqlite3.node');
  const options = { cwd: folder, timeoutMs: nativeTimeoutMs };
  say('Fetching SQLite for Electron (once) ...');
  copyFileSync(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  const target = ['--runtime', 'electron', '--target', electron, '--platform', platform, '--arch', arch];
  await runPackage('prebuild-install/bin.js', target, options);
  if (existsSync(built) || platform !== process.platform || arch !== process.arch) return built;
  say('Building SQLite for Electron (once, one to two minutes) ...');
  for (const part of ['binding.gyp', 'src', 'deps'])
    await cp(path.join(source, part), path.join(folder, part), { recursive: true });
  const headers = ['--runtime=electron', `--target=${electron}`, '--dist-url=https://electronjs.org/headers'];
  await runPackage('node-gyp/bin/node-gyp.js', ['rebuild', '--release', ...headers], options);
  return built;
}

/** Fetches both parts. Returns why they could not be had, or null; never rejects. */
async function fetchParts() {
  try {
    return (await fetchBinary()) ?? (await fetchNative(nativeFolder, process.platform, process.arch));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Electron's executable with everything it needs beside it, or why it cannot be had. A failure is remembered for a day,
 * so that a start without a network does not wait for it every time.
 * @param {{ again: boolean }} options `again`: try although it failed a short while ago
 * @returns {Promise<{ binary: string } | { binary: null, reason: string }>}
 */
export async function ensureElectron({ again }) {
  const never = noDesktop(process.platform, process.env, process.getuid?.());
  if (never) return { binary: null, reason: never };
  const kept = existsSync(failureFile) ? readFileSync(failureFile, 'utf8') : '';
  const recent = again ? null : recentFailure(kept, versionOf('electron'), Date.now());
  if (recent) return { binary: null, reason: recent };
  const reason = await fetchParts();
  const binary = electronBinary();
  if (reason === null && binary) return { binary };
  rememberFailure(reason ?? 'Electron could not be fetched');
  return { binary: null, reason: reason ?? 'Electron could not be fetched' };
}

/**
 * True if Electron's executable starts at all: on a bare Linux its libraries may be missing.
 * @param {string} binary
 */
export async function electronRuns(binary) {
  return (await run(binary, ['--version'], { timeoutMs: 20_000 })).code === 0;
}
