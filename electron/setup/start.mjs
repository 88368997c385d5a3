/**
 * `npm start [-- <workspace folder>] [--sample] [--browser | --desktop]`: sets up what is missing, builds what has changed, opens
 * the workstation. `--browser`: in the browser even where Electron is to be had; `--desktop`: try to get Electron again although
 * it failed today. Everything else goes on to the workstation.
 */
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { electronRuns, ensureElectron, rememberFailure } from './electron-parts.mjs';
import { runHost } from './host-process.mjs';
import { ensureInstalled } from './install.mjs';
import { projectFolder, requireNode, say, typedFrom } from './project.mjs';

const ownOptions = ['--browser', '--desktop'];
/** Options that only browser mode knows. */
const browserOptions = ['--port', '--no-open', '--help'];

/**
 * Opens the desktop window and waits until it is closed.
 * @param {string} binary
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
function openDesktop(binary, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, [projectFolder, ...args], { stdio: 'inherit', cwd: typedFrom('start') });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
      process.on(signal, () => child.kill(signal));
  });
}

/**
 * Becomes browser mode.
 * @param {readonly string[]} args
 */
async function openBrowserMode(args) {
  process.chdir(typedFrom('start'));
  await runHost('serve.js', args);
}

/** @param {readonly string[]} args */
async function start(args) {
  await ensureInstalled();
  await ensureBuilt();
  const rest = args.filter((argument) => !ownOptions.includes(argument));
  const inBrowser = ['--browser', ...browserOptions].some((option) =>
    args.some((given) => given.split('=')[0] === option),
  );
  if (inBrowser) return openBrowserMode(rest);
  const electron = await ensureElectron({ again: args.includes('--desktop') });
  if (electron.binary !== null) {
    if (await electronRuns(electron.binary)) {
      process.exitCode = await openDesktop(electron.binary, rest);
      return;
    }
    rememberFailure('Electron does not start here');
  }
  const reason = electron.binary === null ? electron.reason : 'Electron does not start here';
  say(`Opening in the browser: ${reason}.`);
  await openBrowserMode(rest);
}

requireNode();
try {
  await start(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
