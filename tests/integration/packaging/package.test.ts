import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../support/reference.ts';

/**
 * Packs for Linux with a stub in place of Electron (its binary cannot be downloaded everywhere) and looks into what users
 * would get. The stub carries Electron's fuse wire, so that the fuses are really flipped.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'hattama-packaging-'));
const unpacked = path.join(folder, 'out/linux-unpacked');
const archive = path.join(unpacked, 'resources/app.asar');
let files: string[] = [];

/** What electron-builder needs of an Electron folder; all fuses off but the first. */
function makeStub(): string {
  const stub = path.join(folder, 'electron');
  mkdirSync(path.join(stub, 'locales'), { recursive: true });
  const fuseCount = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length;
  const wire = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001${String.fromCharCode(fuseCount)}1${'0'.repeat(fuseCount - 1)}`;
  writeFileSync(path.join(stub, 'electron'), `#!/bin/sh\nexit 0\n# ${wire}\n`);
  chmodSync(path.join(stub, 'electron'), 0o755);
  writeFileSync(path.join(stub, 'LICENSE'), 'MIT');
  for (const language of ['en-US', 'kk', 'ru', 'de'])
    writeFileSync(path.join(stub, `locales/${language}.pak`), '');
  return stub;
}

beforeAll(() => {
  const sqlite = path.join(folder, 'sqlite-for-electron.node');
  writeFileSync(sqlite, 'stub');
  const packed = spawnSync(
    process.execPath,
    [
      path.join(projectFolder, 'node_modules/electron-builder/cli.js'),
      ...['--dir', '--linux', '--x64', '--publish', 'never'],
      `-c.electronDist=${makeStub()}`,
      `-c.directories.output=${path.join(folder, 'out')}`,
    ],
    { cwd: projectFolder, encoding: 'utf8', env: { ...process.env, HATTAMA_SQLITE_FOR_ELECTRON: sqlite } },
  );
  expect(packed.status, packed.stdout + packed.stderr).toBe(0);
  files = listPackage(archive, { isPack: false }).map((file) => file.split(path.sep).join('/'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the archive', () => {
  it('holds the build, its workers and the data that they open', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/LICENSE',
        '/dist/electron/main.js',
        '/dist/electron/preload.cjs',
        '/dist/electron/reading-worker.js',
        '/dist/renderer/index.html',
        '/resources/forms/kz-2019-a.json',
        '/resources/forms/kz-2019-b.json',
        '/resources/languages/kk/rules.json',
        '/resources/migrations/001-first.sql',
        '/resources/samples/kz-2019/001.jpg',
        '/node_modules/better-sqlite3/package.json',
        '/node_modules/xlsx/xlsx.mjs',
        '/node_modules/yauzl/index.js',
      ]),
    );
  });

  it('names an entry that is there', () => {
    const { main } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {
      main: string;
    };
    expect(files).toContain(`/${main}`);
  });

  it('has a preload that asks for nothing but Electron: it runs in the sandbox', () => {
    const code = extractFile(archive, 'dist/electron/preload.cjs').toString('utf8');
    expect([...code.matchAll(/require\("?([^")]+)"?\)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(code).not.toMatch(/^import /m);
  });

  it('holds no sources, tests, training code, maps or tools of development', () => {
    const unwanted =
      /^\/(electron|renderer|shared|tests|\.ci|\.github)\/|^\/resources\/models\/train\/|\.(map|tsx?)$/;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
    const tools = [
      'electron',
      'electron-builder',
      'vite',
      'vitest',
      'typescript',
      'eslint',
      'react',
      '@playwright/test',
      'knip',
    ];
    expect(tools.filter((tool) => files.includes(`/node_modules/${tool}/package.json`))).toEqual([]);
  });

  it('holds every package that the build imports', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(
      Object.keys(dependencies).filter((name) => !files.includes(`/node_modules/${name}/package.json`)),
    ).toEqual([]);
  });

  it('leaves native parts, WebAssembly and workers outside, where the system can load them', () => {
    const outside = files.filter(
      (file) => /\.(node|so|wasm)$|\.so\.\d|-worker\.js$/.test(file) && isFile(file),
    );
    expect(outside.filter((file) => !existsSync(path.join(`${archive}.unpacked`, file)))).toEqual([]);
    expect(outside.some((file) => file.includes('/@img/sharp-libvips-'))).toBe(true);
    expect(outside.some((file) => file.endsWith('reading-worker.js'))).toBe(true);
  });

  it('brings native parts for this platform only, and SQLite for Electron instead of that for Node', () => {
    expect(files.filter((file) => /\/(darwin|win32|arm64)\//.test(file))).toEqual([]);
    expect(files.filter((file) => /better_sqlite3\.node$/.test(file))).toEqual([]);
    expect(existsSync(path.join(unpacked, 'resources/better-sqlite3-electron/better_sqlite3.node'))).toBe(
      true,
    );
  });
});

describe('the executable', () => {
  it('has only the languages of the screen', () => {
    expect(existsSync(path.join(unpacked, 'locales/kk.pak'))).toBe(true);
    expect(existsSync(path.join(unpacked, 'locales/de.pak'))).toBe(false);
  });

  it('has the fuses set', async () => {
    const wire = await getCurrentFuseWire(path.join(unpacked, 'hattama'));
    expect(wire.version).toBe(FuseVersion.V1);
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    expect(on.map((fuse) => stateOf(wire[fuse]))).toEqual(on.map(() => 'on'));
    expect(off.map((fuse) => stateOf(wire[fuse]))).toEqual(off.map(() => 'off'));
  });
});

/** The wire holds the characters 0 and 1, and others for fuses that are no more. */
function stateOf(code: number | undefined): string {
  return { '0': 'off', '1': 'on' }[String.fromCharCode(code ?? 0)] ?? 'unknown';
}

function isFile(file: string): boolean {
  return 'size' in statFile(archive, file.slice(1));
}
