import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { say } from './project.mjs';
import { run, runPackage } from './run.mjs';

/**
 * Programs that tests need and npm does not bring: a Chromium and LibreOffice.
 *
 * @typedef {object} Wanted
 * @property {string} title
 * @property {string} variable environment variable that names the program; tests find it there too
 * @property {readonly string[]} names on PATH
 * @property {readonly string[]} places where installers put it on Windows and macOS
 * @property {readonly string[]} debian packages
 */

const windowsFolders = [
  process.env.ProgramFiles,
  process.env['ProgramFiles(x86)'],
  process.env.LOCALAPPDATA,
].filter((folder) => folder !== undefined);

/** @type {Wanted} */
export const chromium = {
  title: 'Chromium',
  variable: 'HATTAMA_CHROMIUM',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  places: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windowsFolders.flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
  ],
  // Chromium brings no font; this one has the Kazakh letters.
  debian: ['chromium', 'fonts-dejavu-core'],
};

/** @type {Wanted} */
export const libreOffice = {
  title: 'LibreOffice',
  variable: 'HATTAMA_SOFFICE',
  names: ['soffice', 'libreoffice'],
  places: [
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    ...windowsFolders.map((folder) => path.join(folder, 'LibreOffice/program/soffice.exe')),
  ],
  debian: ['libreoffice-calc'],
};

/**
 * A program that is there already, or null.
 * @param {Wanted} wanted
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | null}
 */
export function findProgram(wanted, env = process.env) {
  const named = env[wanted.variable];
  if (named) return isExecutable(named) ? named : null;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = wanted.names.flatMap((name) =>
    folders.map((folder) => path.join(folder, `${name}${suffix}`)),
  );
  return [...onPath, ...wanted.places].find(isExecutable) ?? null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const installTimeoutMs = 6 * 60_000;

/**
 * Installs Debian packages where that is possible: on Debian and its kin, as root.
 * @param {Wanted} wanted
 */
async function installOnDebian(wanted) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say(`Installing ${wanted.title} (${wanted.debian.join(', ')}) ...`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: installTimeoutMs };
  await run('apt-get', ['update', '-q'], options);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted.debian], options);
}

/** Playwright's own Chromium, fetched when `fetch` is true; null when it is not there. */
async function playwrightChromium(/** @type {boolean} */ fetch) {
  const playwright = await import('@playwright/test');
  const place = playwright.chromium.executablePath();
  if (!isExecutable(place) && fetch) {
    say("Fetching Playwright's Chromium ...");
    await runPackage('@playwright/test/cli.js', ['install', 'chromium'], { timeoutMs: installTimeoutMs });
  }
  return isExecutable(place) ? place : null;
}

/**
 * Finds a Chromium or brings one here: the one named in HATTAMA_CHROMIUM, one on PATH, Playwright's own, Debian's.
 * @returns {Promise<string | null>}
 */
export async function ensureChromium() {
  const present = findProgram(chromium) ?? (await playwrightChromium(false));
  if (present) return present;
  await installOnDebian(chromium);
  return findProgram(chromium) ?? (await playwrightChromium(true));
}

/**
 * Finds LibreOffice or, on Debian as root, installs it.
 * @returns {Promise<string | null>}
 */
export async function ensureLibreOffice() {
  const present = findProgram(libreOffice);
  if (present) return present;
  await installOnDebian(libreOffice);
  return findProgram(libreOffice);
}
