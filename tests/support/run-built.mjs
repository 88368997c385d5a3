import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { ensureBuilt } from '../../electron/setup/build.mjs';
import { heaps } from '../../electron/setup/host-process.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Builds tests/<folder>/<name>.ts into dist/<folder>, two folders below the root like the sources, and starts it; its exit code becomes
 * this process's.
 * @param {string} folder
 * @param {string} name
 * @param {readonly string[]} given arguments of the program
 */
export async function runBuilt(folder, name, given) {
  const file = path.join(root, 'dist', folder, `${name}.js`);
  // Such programs start the product's own workers: an old build would be measured otherwise.
  await ensureBuilt(['core']);
  const bundle = await rolldown({
    input: path.join(root, 'tests', folder, `${name}.ts`),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
  });
  await bundle.write({ file, format: 'esm', sourcemap: true });
  await bundle.close();
  process.exitCode =
    spawnSync(process.execPath, ['--enable-source-maps', file, ...given], {
      stdio: 'inherit',
      env: { ...heaps, ...process.env },
    }).status ?? 1;
}
