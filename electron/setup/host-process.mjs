import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { distFolder } from './project.mjs';

/**
 * glibc gives every thread a heap of its own and hardly returns what large pictures leave behind in them. With two heaps a
 * process that reads pages stays near 480 MB; without the limit it creeps from 460 to 740 MB over 200 pages. It can be set
 * only before a process starts.
 */
export const heaps = { MALLOC_ARENA_MAX: '2' };
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const thisFile = fileURLToPath(import.meta.url);

/**
 * Runs a built host (`cli.js`, `serve.js`) with the given arguments: in this process, or, where the limit above is of use
 * and not yet set, in a child that has it, takes this process's signals and ends with it.
 * @param {string} name of the file in dist/electron
 * @param {readonly string[]} args
 */
export async function runHost(name, args) {
  if (process.platform !== 'linux' || process.env.MALLOC_ARENA_MAX !== undefined) return host(name, args);
  const child = spawn(process.execPath, [...process.execArgv, thisFile, name, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...heaps },
  });
  for (const signal of signals)
    process.on(signal, () => {
      // A terminal's Ctrl+C reaches the child by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  child.on('error', (error) => {
    throw error;
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function host(name, args) {
  const file = path.join(distFolder, 'electron', name);
  process.argv.splice(1, Infinity, file, ...args);
  await import(pathToFileURL(file).href);
}

/** The child: ends with its parent, also when that is killed and cannot say so. */
if (process.argv[1] === thisFile) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
  const [name = '', ...args] = process.argv.slice(2);
  await host(name, args);
}
