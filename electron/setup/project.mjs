import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What is built: `electron/` (core and hosts) and `renderer/` (the screen). */
export const distFolder = path.join(projectFolder, 'dist');

/** What is fetched or made on this machine and may be thrown away; goes with node_modules. */
export const cacheFolder = path.join(projectFolder, 'node_modules/.cache/hattama');

/** The oldest Node that the dependencies run on. */
const oldestNode = [20, 19];

/**
 * Why this Node will not do, or null.
 * @param {string} version as in `process.versions.node`
 */
export function nodeTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return null;
  return `Hattama needs Node ${oldestNode.join('.')} or newer; this is ${version}. Get one from https://nodejs.org`;
}

/** Ends the process with code 2 when this Node is too old. */
export function requireNode() {
  const reason = nodeTooOld(process.versions.node);
  if (reason === null) return;
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}

/**
 * The folder in which the person typed the command. npm runs scripts in the project's folder and leaves the person's in
 * INIT_CWD; paths that were typed are meant from there.
 * @param {string} script the npm script that this process is
 */
export function typedFrom(script) {
  const { INIT_CWD, npm_lifecycle_event } = process.env;
  return npm_lifecycle_event === script && INIT_CWD ? INIT_CWD : process.cwd();
}

/**
 * Says one line of progress on stderr: stdout belongs to results.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
