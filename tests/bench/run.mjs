import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { ensureBuilt } from '../../electron/setup/build.mjs';
import { heaps } from '../../electron/setup/host-process.mjs';

/**
 * Runs a bench: `node tests/bench/run.mjs <name> [arguments]` builds tests/bench/<name>.ts into dist/bench, two folders below
 * the root like the sources, and starts it.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [name = '', ...rest] = process.argv.slice(2);
const file = path.join(root, 'dist/bench', `${name}.js`);
// Benches start the product's own workers: an old build would be measured otherwise.
await ensureBuilt(['core']);
const bundle = await rolldown({
  input: path.join(root, 'tests/bench', `${name}.ts`),
  platform: 'node',
  external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
});
await bundle.write({ file, format: 'esm', sourcemap: true });
await bundle.close();
process.exitCode =
  spawnSync(process.execPath, ['--enable-source-maps', file, ...rest], {
    stdio: 'inherit',
    env: { ...heaps, ...process.env },
  }).status ?? 1;
