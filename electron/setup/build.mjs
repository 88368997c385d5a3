import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, distFolder, projectFolder, requireNode, say } from './project.mjs';
import { contentHash, filesUnder, locked } from './stamp.mjs';

/**
 * Builds what is run: dist/electron (core, hosts and workers, one flat folder so that `../../resources` is right from
 * sources and from the build alike) and dist/renderer (the screen). Packages stay in node_modules.
 *
 * @typedef {'core' | 'renderer'} Part
 * @typedef {{ folder: string, sources: readonly string[], make: (into: string) => Promise<void> }} Plan
 */

/** @type {Record<Part, Plan>} */
const plans = {
  core: {
    folder: path.join(distFolder, 'electron'),
    sources: [
      'electron',
      'shared',
      'resources/languages',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
    ],
    make: buildCore,
  },
  renderer: {
    folder: path.join(distFolder, 'renderer'),
    sources: [
      'renderer',
      'shared',
      'electron/setup',
      'resources/languages',
      'resources/icons',
      'resources/practice',
      'package-lock.json',
      'tsconfig.json',
    ],
    make: buildRenderer,
  },
};

/**
 * Entries of the core's build by output name: each host, and every `<room>/worker.ts` as `<room>-worker` and
 * `<room>/<name>-worker.ts` as `<name>-worker`.
 * @param {string} electronFolder
 * @returns {Record<string, string>}
 */
export function coreEntries(electronFolder) {
  /** @type {Record<string, string>} */
  const entries = {};
  for (const host of ['main', 'serve', 'cli']) {
    const file = path.join(electronFolder, host, 'index.ts');
    if (existsSync(file)) entries[host] = file;
  }
  for (const file of filesUnder(electronFolder)) {
    const name = path.basename(file, '.ts');
    if (name === 'worker') entries[`${path.basename(path.dirname(file))}-worker`] = file;
    else if (name.endsWith('-worker')) entries[name] = file;
  }
  return entries;
}

/** @param {string} id */
const isPackage = (id) => !id.startsWith('.') && !path.isAbsolute(id);

/** @param {string} into */
async function buildCore(into) {
  const { rolldown } = await import('rolldown');
  const electronFolder = path.join(projectFolder, 'electron');
  const core = await rolldown({ input: coreEntries(electronFolder), platform: 'node', external: isPackage });
  await core.write({
    dir: into,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await core.close();
  const preload = path.join(electronFolder, 'preload/index.ts');
  if (!existsSync(preload)) return;
  // A sandboxed preload is CommonJS and can load nothing but electron.
  const bundle = await rolldown({ input: { preload }, platform: 'browser', external: ['electron'] });
  await bundle.write({
    dir: into,
    format: 'cjs',
    sourcemap: true,
    entryFileNames: '[name].cjs',
    codeSplitting: false,
  });
  await bundle.close();
}

/** @param {string} into */
async function buildRenderer(into) {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const mode = process.env.NODE_ENV;
  await build({
    configFile: false,
    root: path.join(projectFolder, 'renderer'),
    // The same build stands at the root of hattama://app and of 127.0.0.1.
    base: '/',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: into,
      emptyOutDir: true,
      target: 'chrome120',
      // Hosts forbid inline scripts and data: addresses (content security policy), so nothing may be inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: true,
      chunkSizeWarningLimit: 2000,
    },
  });
  // The bundler sets it for its plugins; what is started after the build (tests, above all) must not take it over.
  if (mode === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = mode;
}

/** @param {Part} part */
function stampFile(part) {
  return path.join(distFolder, `.${part}.stamp`);
}

/** @param {Part} part */
function sourceHash(part) {
  return contentHash(projectFolder, plans[part].sources);
}

/** @param {Part} part @param {string} hash */
function isBuilt(part, hash) {
  return (
    existsSync(plans[part].folder) &&
    existsSync(stampFile(part)) &&
    readFileSync(stampFile(part), 'utf8') === hash
  );
}

/**
 * Puts a finished build in place of the old one, so that nobody starts on half a build.
 * @param {string} next
 * @param {string} place
 */
function swap(next, place) {
  const old = `${place}.old-${process.pid}`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(next, place);
  rmSync(old, { recursive: true, force: true, maxRetries: 5 });
}

/** @param {Part} part @param {boolean} force */
async function buildPart(part, force) {
  const { folder, make } = plans[part];
  const hash = sourceHash(part);
  if (!force && isBuilt(part, hash)) return;
  const started = Date.now();
  const next = `${folder}.next-${process.pid}`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  try {
    await make(next);
    rmSync(stampFile(part), { force: true });
    swap(next, folder);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  writeFileSync(stampFile(part), hash);
  say(`Built ${part} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/**
 * Builds the parts whose sources have changed since they were built. Throws what the bundler throws.
 * @param {readonly Part[]} [parts]
 * @param {{ force?: boolean }} [options] build even when nothing changed
 */
export async function ensureBuilt(parts = ['core', 'renderer'], { force = false } = {}) {
  // Nothing is written when nothing is to be done: the project's folder may belong to someone else.
  if (!force && parts.every((part) => isBuilt(part, sourceHash(part)))) return;
  await locked(path.join(cacheFolder, 'build.lock'), async () => {
    for (const part of parts) await buildPart(part, force);
  });
}

/** `node electron/setup/build.mjs [core] [renderer] [--force]` */
async function main() {
  const args = process.argv.slice(2);
  const named = /** @type {Part[]} */ (Object.keys(plans)).filter((part) => args.includes(part));
  await ensureBuilt(named.length > 0 ? named : undefined, { force: args.includes('--force') });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode();
  await main();
}
