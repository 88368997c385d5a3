import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { runHattama } from '../../support/hattama.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hattama-cli-acts-'));
const at = (name: string) => path.join(folder, name);
const hattama = (...args: string[]) => runHattama(folder, ['incidents', ...args]);

beforeAll(() => ensureBuilt(['core']));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('acts of violation go in and out from a terminal; exit codes tell whether rows were left out', async () => {
  expect((await runHattama(folder, ['init', 'one'])).code).toBe(0);
  expect((await runHattama(folder, ['init', 'two'])).code).toBe(0);
  const election = ['--election', 'kz-2019-president'];
  writeFileSync(
    at('acts.csv'),
    'type;region;station;happened;account;people\nstuffing;г. Алматы;253;2019-06-09 19:40;вброс, V07 видел;V07\n',
  );
  const first = await hattama('import', 'one', 'acts.csv', '--person', 'M1', ...election);
  expect([first.code, first.out], first.err).toEqual([0, expect.stringMatching(/^new\s+1\n/)]);
  const again = await hattama('import', 'one', 'acts.csv', '--json', ...election);
  expect(JSON.parse(again.out)).toMatchObject({ fresh: 0, same: 1, problems: [] });

  const written = await hattama('export', 'one', '--out', 'acts.xlsx', '--language', 'kk', ...election);
  expect([written.code, written.out.trim()]).toEqual([0, `Wrote 1 acts of violation to ${at('acts.xlsx')}`]);
  expect((await hattama('import', 'two', 'acts.xlsx', ...election)).out).toMatch(/^new\s+1\n/);
  const bare = await hattama('export', 'two', '--out', 'bare.csv', '--without-people', ...election);
  expect(bare.code).toBe(0);
  expect(readFileSync(at('bare.csv'), 'utf8')).not.toContain('V07');

  writeFileSync(at('bad.csv'), 'type,region,station\nstuffing,Алматы,many\nstuffing,Алматы,8\n');
  const bad = await hattama('import', 'one', 'bad.csv', ...election);
  expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('problem: C2: not-a-number many')]);
  writeFileSync(at('none.csv'), 'a,b\n1,2\n');
  expect((await hattama('import', 'one', 'none.csv', ...election)).code).toBe(2);
  expect((await hattama('import', 'one', 'nowhere.csv', ...election)).code).toBe(2);
  expect((await hattama('export', 'one', '--out', 'acts.pdf', ...election)).code).toBe(2);
});
