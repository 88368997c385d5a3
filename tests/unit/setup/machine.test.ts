import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coreEntries } from '../../../electron/setup/build.mjs';
import { noDesktop, recentFailure } from '../../../electron/setup/electron-parts.mjs';
import { findProgram } from '../../../electron/setup/programs.mjs';
import { nodeTooOld, typedFrom } from '../../../electron/setup/project.mjs';
import { run } from '../../../electron/setup/run.mjs';
import { projectFolder } from '../../support/reference.ts';

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('%s will do', (version) => {
    expect(nodeTooOld(version)).toBeNull();
  });
  it.each(['18.20.8', '20.18.3'])('%s is too old, and the message says what is needed', (version) => {
    expect(nodeTooOld(version)).toContain('20.19');
    expect(nodeTooOld(version)).toContain(version);
  });
});

describe('whether Electron can open a window here', () => {
  it.each<[string, NodeJS.Platform, Record<string, string>, number | undefined, boolean]>([
    ['Windows', 'win32', {}, undefined, true],
    ['a Mac', 'darwin', {}, 501, true],
    ['Linux with X', 'linux', { DISPLAY: ':0' }, 1000, true],
    ['Linux with Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, true],
    ['Linux without a desktop', 'linux', {}, 1000, false],
    ['root on Linux', 'linux', { DISPLAY: ':0' }, 0, false],
  ])('%s', (_case, platform, env, uid, can) => {
    expect(noDesktop(platform, env, uid) === null).toBe(can);
  });
});

describe('a remembered failure to get Electron', () => {
  const now = Date.parse('2019-06-10T12:00:00Z');
  const kept = (hoursAgo: number) =>
    JSON.stringify({ version: '45.4.1', at: now - hoursAgo * 3_600_000, reason: 'no network' });
  it.each([
    ['an hour old', kept(1), '45.4.1', 'no network'],
    ['two days old', kept(48), '45.4.1', null],
    ['of another version', kept(1), '45.4.2', null],
    ['broken', '{', '45.4.1', null],
    ['none', '', '45.4.1', null],
  ])('%s', (_case, text, version, reason) => {
    expect(recentFailure(text, version, now)).toBe(reason);
  });
});

describe('finding a program', () => {
  const wanted = { title: 'Browser', variable: 'BROWSER_HERE', names: ['browser'], places: [], debian: [] };
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hattama-programs-'));
    for (const name of ['browser', 'other']) {
      writeFileSync(path.join(folder, name), '#!/bin/sh\n');
      chmodSync(path.join(folder, name), 0o755);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes the one on PATH', () => {
    expect(findProgram(wanted, { PATH: `/nowhere${path.delimiter}${folder}` })).toBe(
      path.join(folder, 'browser'),
    );
  });
  it('prefers the one that is named', () => {
    const other = path.join(folder, 'other');
    expect(findProgram(wanted, { PATH: folder, BROWSER_HERE: other })).toBe(other);
  });
  it('does not fall back from a name that is wrong: the person meant that one', () => {
    expect(findProgram(wanted, { PATH: folder, BROWSER_HERE: '/nowhere/browser' })).toBeNull();
  });
  it('finds nothing where there is nothing', () => {
    expect(findProgram(wanted, { PATH: '' })).toBeNull();
  });
});

describe('running a program', () => {
  const node = (code: string, options = {}) => run(process.execPath, ['-e', code], options);

  it('answers its code and what it said', async () => {
    const result = await node('console.log("out"); console.error("err"); process.exit(3)');
    expect(result).toMatchObject({ code: 3, timedOut: false });
    expect(result.output).toContain('out');
    expect(result.output).toContain('err');
  });
  it('ends it when it takes too long', async () => {
    expect(await node('setInterval(() => {}, 1000)', { timeoutMs: 200 })).toMatchObject({
      code: null,
      timedOut: true,
    });
  });
  it('gives it no stdin to wait for', async () => {
    expect((await node('process.stdin.on("end", () => process.exit(7)).resume()')).code).toBe(7);
  });
  it('answers why it could not be started', async () => {
    expect(await run('no-such-program-here', [])).toMatchObject({ code: null });
  });
});

describe('where a path was typed', () => {
  afterEach(() => vi.unstubAllEnvs());
  it("is npm's caller, not the project, for the script that npm runs", () => {
    vi.stubEnv('INIT_CWD', '/home/aigul');
    vi.stubEnv('npm_lifecycle_event', 'hattama');
    expect(typedFrom('hattama')).toBe('/home/aigul');
    expect(typedFrom('start')).toBe(process.cwd());
  });
});

describe('entries of the build', () => {
  it('are the hosts and every worker', () => {
    const entries = coreEntries(path.join(projectFolder, 'electron'));
    expect(Object.keys(entries)).toEqual(expect.arrayContaining(['main', 'serve', 'cli', 'reading-worker']));
    expect(entries['reading-worker']).toBe(path.join(projectFolder, 'electron/reading/worker.ts'));
  });
});
