import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublicationView, TableLook } from '../../../shared/api/tables.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { runHattama } from '../../support/hattama.ts';
import { projectFolder } from '../../support/reference.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hattama-tables-'));
const hattama = (...args: string[]) => runHattama(folder, args);
const fixture = (name: string) => path.join(projectFolder, 'tests/fixtures/kz-2019-official', name);
const election = ['--election', 'kz-2019-president'];

beforeAll(async () => {
  await ensureBuilt(['core']);
  expect((await hattama('init', 'ws')).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('official import says how each column was understood, and takes all rows', async () => {
  const said = ['--source', 'CEC', '--published', '2019-06-10'];
  const { code, out } = await hattama(
    'official',
    'import',
    'ws',
    fixture('results-2019-by-region.csv'),
    ...election,
    ...said,
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^D +kossanov +votes:kossanov$/m);
  expect(out).toMatch(/17 on regions.*0 left out/);
  expect(out).toMatch(/^Taken in as table 1: CEC, 2019-06-10, version 1 of 1$/m);
});

test('a row that is left out is named by its cell, and in the exit code, until it is said what its place is', async () => {
  const given = [
    'official',
    'import',
    'ws',
    fixture('coverage-2019.csv'),
    '--kind',
    'independent',
    ...election,
  ];
  const dry = await hattama(...given, '--dry-run');
  expect(dry.code).toBe(1);
  expect(dry.out).toMatch(/^A6: place-unknown "Semey" \(row left out\)$/m);
  expect(dry.out).not.toMatch(/Taken in/);
  const said = await hattama(...given, '--place', 'Semey=part:east-kazakhstan', '--json');
  const { look, taken } = JSON.parse(said.out) as { look: TableLook; taken: PublicationView };
  expect(look.taking).toMatchObject({ leftOut: 2, levels: { region: 4, district: 2 } });
  expect(taken).toMatchObject({ source: 'coverage-2019', kind: 'independent', rows: 6 });
});

test('stations import: columns are said by letter or name, and understood so the next time', async () => {
  writeFileSync(path.join(folder, 'register.csv'), 'a;b;c\n36;1200;Школа\n37;900;\n');
  const given = ['stations', 'import', 'ws', 'register.csv', ...election];
  const first = await hattama(...given, '--region', 'atyrau', '--map', 'A=station', '--map', 'b=registered');
  expect([first.code, first.out]).toEqual([0, expect.stringMatching(/2 on stations; 0 left out/)]);
  const again = await hattama(...given, '--published', '2019-07-01');
  expect(again.code).toBe(0);
  expect(again.out).toContain('(understood as before)');
  expect(again.out).toMatch(/^A +a +station$/m);
  expect(again.out).toMatch(/version 1 of 2/);
});

test.each([
  [['stations', 'import', 'ws', 'none.csv', ...election], /none\.csv is not read: unreadable/],
  [['stations', 'import', 'ws', 'register.csv', ...election, '--map', 'A=anything'], /--map A=anything/],
  [['stations', 'import', 'ws', 'register.csv', ...election, '--map', 'Z=station'], /there is no column Z/],
  [['stations', 'import', 'ws', 'register.csv', ...election, '--place', 'Semey'], /--place Semey: write/],
  [['stations', 'import', 'ws', 'register.csv', ...election, '--published', '2019'], /invalid-input/],
  [['official', 'import', 'ws', 'register.csv', ...election, '--kind', 'stations'], /--kind/],
])('%j cannot run', async (args, err) => {
  const ran = await hattama(...args);
  expect([ran.code, ran.out]).toEqual([2, '']);
  expect(ran.err).toMatch(err);
});
