import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import { tellIncident } from '../../../electron/count/incidents.ts';
import { readIncidents } from '../../../electron/exchange/incidents/read.ts';
import { findIncident } from '../../../electron/store/incidents.ts';
import type { IncidentSaid } from '../../../shared/protocol/count/incidents.ts';
import {
  actFrame,
  anyActs,
  anySaid,
  exportedActs,
  incidentFormats,
  rowsOf,
  takenActs,
  tellActs,
} from '../../support/incidents.ts';
import { type MemoryWorkspace, memoryWorkspace } from '../../support/memory-workspace.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hattama-acts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(incidentFormats)('acts of violation as %s', (format) => {
  const numRuns = format === 'csv' ? 60 : 15;

  test('whatever they say, they come in elsewhere as they were, with their history, and but once', async () => {
    await fc.assert(
      fc.asyncProperty(anyActs, async (acts) => {
        const [one, two] = [memoryWorkspace('one'), memoryWorkspace('two')];
        tellActs(one, acts);
        const file = await exportedActs(folder, one, format);
        expect(await takenActs(two, file)).toMatchObject({ fresh: acts.length, left: 0, refused: 0 });
        expect(rowsOf(two)).toEqual(rowsOf(one));
        expect(await takenActs(two, file)).toMatchObject({ fresh: 0, changed: 0, same: acts.length });
        const again = await exportedActs(folder, two, format);
        expect(await takenActs(one, again)).toMatchObject({ fresh: 0, changed: 0, same: acts.length });
      }),
      { numRuns },
    );
  });
});

test('of two workspaces that tell each other, neither loses a version, and both end up with the same unless both changed', async () => {
  await fc.assert(
    fc.asyncProperty(anySaid, fc.array(anySaid), fc.array(anySaid), async (first, mine, theirs) => {
      const [one, two] = [memoryWorkspace('one'), memoryWorkspace('two')];
      tellActs(one, [[first]]);
      await takenActs(two, await exportedActs(folder, one, 'csv'));
      const change = ({ audit, read }: MemoryWorkspace, versions: readonly IncidentSaid[]) => {
        for (const said of versions) {
          const version = findIncident(read, 1)?.version ?? 0;
          tellIncident(audit, 'V1', actFrame, { incident: 1, version }, said);
        }
      };
      change(one, mine);
      change(two, theirs);
      const before = rowsOf(two).map(({ versions }) => versions.length);
      const { problems } = await takenActs(two, await exportedActs(folder, one, 'csv'));
      await takenActs(one, await exportedActs(folder, two, 'csv'));
      rowsOf(two).forEach(({ versions }, index) =>
        expect(versions.length).toBeGreaterThanOrEqual(before[index] ?? 0),
      );
      if (!problems.includes('changed-here-too') && !problems.includes('older-version'))
        expect(rowsOf(one).map(({ said }) => said)).toEqual(rowsOf(two).map(({ said }) => said));
    }),
    { numRuns: 40 },
  );
});

describe('cells as spreadsheets and people leave them', () => {
  const header = [
    'type',
    'region',
    'station',
    'happened',
    'account',
    'people',
    'complaint',
    'withdrawn',
    'uid',
  ];

  async function read(cells: Record<string, unknown>) {
    const sheet = utils.aoa_to_sheet([
      header,
      header.map((key) => cells[key] ?? (key === 'type' ? 'stuffing' : null)),
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Sheet1');
    const file = path.join(folder, 'cells.xlsx');
    writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const { rows, problems } = await readIncidents(file);
    return { said: rows[0]?.said, problems: problems.map(({ code, place }) => `${code} ${place}`) };
  }

  test.each<[string, Record<string, unknown>, object, string[]]>([
    [
      'a date made by the program',
      { happened: { t: 'n', v: 43625.819444444445, z: 'dd.mm.yyyy hh:mm' } },
      { happened: '2019-06-09T19:40' },
      ['read-as D2'],
    ],
    ['a date as people write it', { happened: '9.06.2019 9:05' }, { happened: '2019-06-09T09:05' }, []],
    ['seconds', { happened: '2019-06-09 19:40:12' }, { happened: '2019-06-09T19:40' }, []],
    ['a number as text', { station: ' 1 234 ' }, { station: 1234 }, ['read-as C2']],
    ['an account that is a number', { account: 17 }, { account: '17' }, []],
    ['true', { withdrawn: true }, { withdrawn: true }, []],
    [
      'a formula',
      { account: { t: 's', f: 'A1&"x"', v: 'what it came to' } },
      { account: 'what it came to' },
      ['formula E2'],
    ],
    ['a word in another case', { complaint: 'Filed' }, { complaint: 'filed' }, []],
    ['codes by commas and spaces', { people: 'V07, V07;  Б-2' }, { people: ['V07', 'Б-2'] }, []],
    ['what looks like a name', { people: 'Асель' }, { people: ['Асель'] }, ['looks-like-name F2']],
    [
      'a name in the account',
      { account: 'Иванов И. И. ушёл' },
      { account: 'Иванов И. И. ушёл' },
      ['looks-like-name E2'],
    ],
  ])('%s is understood', async (_, cells, said, problems) => {
    const found = await read(cells);
    expect(found.problems).toEqual(problems);
    expect(found.said).toMatchObject(said);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['no type', { type: ' ' }, 'cell-missing A2'],
    ['a share as station', { station: { t: 'n', v: 0.5, z: '0%' } }, 'percent C2'],
    ['half a station', { station: 7.5 }, 'decimals C2'],
    ['a negative station', { station: -7 }, 'negative C2'],
    ['a station of six figures', { station: 100_000 }, 'out-of-range C2'],
    ['a day that is none', { happened: '2019-06-31T10:00' }, 'not-a-time D2'],
    ['a day without a time', { happened: '2019-06-09' }, 'not-a-time D2'],
    ['a date without a time', { happened: { t: 'n', v: 43625, z: 'dd.mm.yyyy' } }, 'not-a-time D2'],
    ['an error in the account', { account: { t: 'e', v: 0x2a } }, 'error E2'],
    ['a date as account', { account: { t: 'n', v: 43625, z: 'dd.mm.yyyy' } }, 'date E2'],
    ['an account as long as a book', { account: 'x'.repeat(5001) }, 'too-long E2'],
    ['a name with a dot', { people: 'И.Иванов' }, 'not-a-code F2'],
    ['too many people', { people: Array.from({ length: 51 }, (_, n) => `v${n}`).join(' ') }, 'too-long F2'],
    ['another complaint', { complaint: 'won' }, 'not-in-list G2'],
    ['perhaps withdrawn', { withdrawn: 'perhaps' }, 'not-in-list H2'],
    ['a uid that is none', { uid: '../../etc' }, 'cell-unreadable I2'],
  ])('%s leaves the row out, and names the cell', async (_, cells, problem) => {
    const { said, problems } = await read({ region: 'Алматы', ...cells });
    expect([said, problems]).toEqual([undefined, [problem]]);
  });
});

test('a column that somebody deleted says nothing: what is told here stays', async () => {
  const [one, two] = [memoryWorkspace('one'), memoryWorkspace('two')];
  const said: IncidentSaid = {
    ...{ election: 'e1', region: 'almaty', station: 7, type: 'stuffing', happened: '', number: '17' },
    ...{ account: 'a pack', people: ['V07'], complaint: 'filed', outcome: '', files: [], withdrawn: false },
  };
  tellActs(one, [[said]]);
  await takenActs(two, await exportedActs(folder, one, 'csv'));
  const [row] = rowsOf(one);
  const file = path.join(folder, 'fewer.csv');
  writeFileSync(
    file,
    `type,uid,versions,complaint\nstuffing,${row?.uid},${row?.versions.join(' ')},rejected\n`,
  );
  expect(await takenActs(two, file)).toMatchObject({ changed: 1, problems: [] });
  expect(rowsOf(two)[0]?.said).toEqual({ ...said, complaint: 'rejected' });
});
