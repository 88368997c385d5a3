import { spawn } from 'node:child_process';
import { projectFolder } from './project.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the project's folder unless said
 * @property {number} [timeoutMs] kills the program after this long
 * @property {Record<string, string | undefined>} [env] added to this process's environment
 * @property {'show' | 'keep'} [output] `show`: passed on to stderr as it comes; `keep`: only in the answer
 */

/**
 * @typedef {object} RunResult
 * @property {number | null} code null when it was killed or could not be started
 * @property {string} output stdout and stderr together, or why it could not be started
 * @property {boolean} timedOut
 */

/**
 * Runs a program without stdin and waits for it. Never rejects.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, { cwd = projectFolder, timeoutMs, env = {}, output = 'keep' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows npm is a .cmd file, which only a shell starts.
      shell: process.platform === 'win32' && !program.endsWith('.exe'),
      windowsHide: true,
    });
    let text = '';
    let timedOut = false;
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      text += chunk.toString();
      if (output === 'show') process.stderr.write(chunk);
    };
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, timeoutMs)
      : undefined;
    /** @param {number | null} code */
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code, output: text, timedOut });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      text += error.message;
      end(null);
    });
    child.on('close', end);
  });
}

/**
 * Runs the npm that runs us, or the one on PATH.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  return npm && /\.c?js$/.test(npm)
    ? run(process.execPath, [npm, ...args], options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/**
 * Runs a JavaScript file of an installed package under this Node.
 * @param {string} file path within node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runPackage(file, args, options) {
  return run(process.execPath, [`${projectFolder}/node_modules/${file}`, ...args], options);
}
