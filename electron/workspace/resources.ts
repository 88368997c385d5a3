import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the files lie that are not code. Sources (electron/workspace/*.ts), the build (dist/electron/*.js) and the packaged
 * app (the same inside app.asar) all stand two folders below the project's root, so one relative path serves the three.
 */
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const require = createRequire(import.meta.url);

/** Path of something under `resources/`. */
export function resource(...parts: string[]): string {
  return path.join(root, 'resources', ...parts);
}

/**
 * Path of a built worker, e.g. `reading-worker.js`: beside the running bundle, or in the build when this runs from sources.
 * @throws Error that says how to build when there is none
 */
export function builtWorker(name: string): string {
  const found = [path.join(here, name), path.join(root, 'dist/electron', name)].find((file) =>
    existsSync(file),
  );
  if (!found) throw new Error(`${name} is not built: run "npm run build"`);
  return found;
}

/** Folder of Tesseract's data for figures: where the npm package of the language puts it. */
export function languageFolder(): string {
  return path.join(path.dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int');
}
