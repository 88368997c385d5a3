import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where setup puts better-sqlite3's build for Electron, beside Node's own build, under a project or resources folder. */
const places = [
  'node_modules/.cache/hattama/better-sqlite3-electron/better_sqlite3.node',
  'better-sqlite3-electron/better_sqlite3.node',
];

/**
 * The file of better-sqlite3's native part that this process can load. Node and Electron need builds of different
 * ABIs; in Electron the second one is looked for upwards of this file, then in the packaged resources folder.
 * @returns an absolute path, or undefined for the package's own build.
 */
export function nativeBinding(): string | undefined {
  if (!process.versions['electron']) return undefined;
  const roots: string[] = [];
  for (let at = import.meta.dirname; at !== path.dirname(at); at = path.dirname(at)) roots.push(at);
  const packaged = (process as { resourcesPath?: string }).resourcesPath;
  if (packaged) roots.push(packaged);
  return roots
    .flatMap((root) => places.map((place) => path.join(root, place)))
    .find((file) => existsSync(file));
}
