import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { runHattama } from '../../support/hattama.ts';
import { projectFolder } from '../../support/reference.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hattama-killed-'));
const pages = ['001.jpg', '002.jpg', '004.jpg'];
const hattama = (...args: string[]) => runHattama(folder, args);

beforeAll(async () => {
  await ensureBuilt(['core']);
  for (const name of pages)
    copyFileSync(path.join(projectFolder, 'resources/samples/kz-2019', name), path.join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a command that is killed lets go of the workspace, and the next one goes on', async () => {
  expect((await hattama('init', 'ws')).code).toBe(0);
  expect((await hattama('add', 'ws', ...pages)).code).toBe(0);
  const killed = await runHattama(folder, ['read', 'ws'], (err, child) => {
    if (err.includes('of 3')) child.kill('SIGKILL');
  });
  expect(killed.code).not.toBe(0);
  // Had its worker process outlived it, the workspace would be another process's.
  await expect
    .poll(
      async () => {
        const { readOnly } = JSON.parse((await hattama('status', 'ws', '--json')).out) as WorkspaceInfo;
        return readOnly;
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBeNull();
  const again = await hattama('read', 'ws');
  expect(again.code, again.err).toBe(0);
  expect(again.out).toMatch(/3 to confirm|Read \d/);
  const { counts } = JSON.parse((await hattama('status', 'ws', '--json')).out) as WorkspaceInfo;
  expect(counts['to-confirm']).toBe(3);
});
