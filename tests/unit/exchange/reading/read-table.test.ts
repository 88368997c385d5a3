import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { readTable } from '../../../../electron/exchange/index.ts';
import { proposeMapping } from '../../../../shared/protocol/count/tables/propose.ts';
import { takeRows } from '../../../../shared/protocol/count/tables/take-rows.ts';
import { kz2019 } from '../../../support/known-election.ts';
import { projectFolder } from '../../../support/reference.ts';
import { throwAwayFolder } from '../../../support/workspace-folder.ts';

async function read(content: string | Uint8Array, name = 'table.csv') {
  const folder = throwAwayFolder();
  mkdirSync(folder);
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return readTable(file);
}

async function rowsOf(content: string | Uint8Array) {
  const { sheets, refused } = await read(content);
  if (refused) throw new Error(refused.code);
  return sheets.map(({ rows }) => rows);
}

function workbook(bookType: XLSX.BookType, sheets: Record<string, XLSX.WorkSheet>): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(XLSX.write(book, { bookType, type: 'array' }) as ArrayBuffer);
}

/** Windows-1251, in which Excel writes CSV on Russian and Kazakh systems. */
function windows1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code] as const),
  );
  return Uint8Array.from([...text].map((letter) => codes.get(letter) ?? 0x3f));
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a text', () => {
  const text = 'Регион;Токаев\r\n"Атырау; город";"1 234"\r\n';
  const rows = [
    [
      ['Регион', 'Токаев'],
      ['Атырау; город', '1 234'],
    ],
  ];
  test.each<[string, string | Uint8Array]>([
    ['UTF-8', text],
    ['UTF-8 with a mark', `\ufeff${text}`],
    ['UTF-16', utf16(text)],
    ['Windows-1251', windows1251(text)],
    ['with commas', text.replaceAll(/;(?! )/g, ',')],
    ['with tabs', text.replaceAll(/;(?! )/g, '\t')],
    ['with lines that end in LF', text.replaceAll('\r\n', '\n')],
  ])('%s', async (_, content) => expect(await rowsOf(content)).toEqual(rows));

  test('with a title that has other signs in it', async () => {
    const titled = `Итоги, 2019 год, предварительно\n\n${text.replaceAll('\r\n', '\n')}`;
    expect((await rowsOf(titled))[0]?.slice(-2)).toEqual(rows[0]);
  });

  test('with decimals where lines agree on the semicolon', async () => {
    expect(await rowsOf('Регион;Явка\nАтырау;45,3\nШымкент;50,1\n')).toEqual([
      [
        ['Регион', 'Явка'],
        ['Атырау', '45,3'],
        ['Шымкент', '50,1'],
      ],
    ]);
  });
});

describe.each(['xlsx', 'ods'] as const)('a workbook (%s)', (kind) => {
  test('several sheets, joined cells, formulas as they were reckoned last, nothing evaluated', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['Регион', 'Участок', 'Токаев'],
      ['Атырау', 1, 10],
      [null, 2, 20],
    ]);
    sheet['C4'] = { t: 'n', v: 31, f: 'SUM(C2:C3)' };
    sheet['!ref'] = 'A1:C4';
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    sheet['!rows'] = [{}, { hidden: true }];
    const bytes = workbook(kind, { Cover: XLSX.utils.aoa_to_sheet([['Отчёт']]), Data: sheet });
    const { sheets } = await read(bytes, 'no-matter.csv');
    expect(sheets?.map(({ name }) => name)).toEqual(['Cover', 'Data']);
    // What the file keeps, although the sum is another.
    expect(sheets?.[1]?.rows[3]?.[2]).toBe(31);
    expect(sheets?.[1]?.merged).toEqual([{ top: 1, left: 0, bottom: 2, right: 0 }]);
    // The library writes to ODS nothing of what is hidden.
    expect(sheets?.[1]?.hiddenRows).toBe(kind === 'xlsx' ? 1 : 0);
  });
});

test('an XLSX workbook: times of day, dates, percentages, errors are told from numbers', async () => {
  const sheet = XLSX.utils.aoa_to_sheet([[0]]);
  sheet['A1'] = { t: 'n', v: 13 / 24, z: 'h:mm' };
  sheet['B1'] = { t: 'n', v: 43625, z: 'dd.mm.yyyy' };
  sheet['C1'] = { t: 'n', v: 0.453, z: '0.0%' };
  sheet['D1'] = { t: 'e', v: 0x17 };
  sheet['E1'] = { t: 'b', v: true };
  sheet['F1'] = { t: 'n', v: 12 };
  sheet['!ref'] = 'A1:F1';
  expect((await rowsOf(workbook('xlsx', { Sheet: sheet })))[0]?.[0]).toEqual([
    { odd: 'time', text: '13:00' },
    { odd: 'date', text: '2019-06-09' },
    { odd: 'percent', text: '45.3 %' },
    { odd: 'error', text: '#REF!' },
    { odd: 'boolean', text: '1' },
    12,
  ]);
});

describe('is refused with a reason, never thrown:', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'not-a-workbook'],
    ['blank lines', ' \n ; \n', 'not-a-workbook'],
    ['a page of HTML', '<!doctype html><table><tr><td>1', 'not-a-workbook'],
    ['a PDF', '%PDF-1.7\n', 'not-a-workbook'],
    ['an XLS of 1997', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'not-a-workbook'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 0), 'not-a-workbook'],
    ['a ZIP file cut short', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'damaged'],
    ['a table wider than any', `a${',1'.repeat(500)}\n`, 'too-large'],
  ])('%s', async (_, content, code) => {
    expect(await read(content)).toMatchObject({ sheets: null, refused: { code } });
  });

  test('what is not there', async () => {
    expect(await readTable(path.join(throwAwayFolder(), 'none.csv'))).toMatchObject({
      refused: { code: 'unreadable', params: { name: 'ENOENT' } },
    });
  });

  test('joined cells that go on for ever', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      Array<number>(300).fill(1),
      ...Array.from({ length: 2000 }, () => [1]),
    ]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1_000_000, c: 16_000 } }];
    expect(await read(workbook('xlsx', { Sheet: sheet }))).toMatchObject({ refused: { code: 'too-large' } });
  });
});

describe('published tables of 2019', () => {
  async function taken(name: string, kind: 'official' | 'independent') {
    const { sheets } = await readTable(path.join(projectFolder, 'tests/fixtures/kz-2019-official', name));
    const { mapping } = proposeMapping(sheets ?? [], kind, kz2019, []);
    const [sheet] = sheets ?? [];
    if (!sheet) throw new Error(`${name} is not read`);
    return takeRows(sheet, mapping, kind, kz2019);
  }

  test('official results by region: all of them, each sum that of its candidates', async () => {
    const { rows, problems } = await taken('results-2019-by-region.csv', 'official');
    expect([rows.length, problems]).toEqual([17, []]);
    for (const { figures } of rows) {
      const votes = kz2019.candidates.map(({ id }) => figures[`votes:${id}`] ?? NaN);
      expect(votes.reduce((sum, each) => sum + each, 0)).toBe(figures['votes']);
    }
    expect(new Set(rows.map(({ region }) => kz2019.regions.keyOf(region)))).toEqual(
      new Set(kz2019.regions.known),
    );
  });

  test("observers' counts: a region and two stations; what repeats the official result is left out", async () => {
    const { rows, problems } = await taken('independent-counts-2019.csv', 'independent');
    expect(problems).toEqual([]);
    expect(rows.map(({ region, station, figures }) => [region, station, figures])).toEqual([
      ['Almaty city', null, { protocols: 225, stations: 554, 'votes:kossanov': 69669 }],
      ['Atyrau', 36, { protocols: 1, stations: 1, 'votes:kossanov': 424 }],
      ['Atyrau', 253, { protocols: 1, stations: 1, 'votes:kossanov': 318 }],
    ]);
  });

  test('coverage: a place inside of a region is a part of it; unknown figures stay unknown', async () => {
    const { rows, problems, unknown } = await taken('coverage-2019.csv', 'independent');
    expect(rows.map(({ region, district, figures }) => [region, district, figures])).toEqual([
      ['Nur-Sultan', '', { stations: 238, observed: 199, protocols: 181 }],
      ['Almaty city', '', { stations: 554, observed: 300, protocols: 225 }],
      ['West Kazakhstan', 'Uralsk', { stations: 125, observed: 110, protocols: 108 }],
      ['Atyrau', '', { stations: 264, protocols: 100 }],
      ['Pavlodar region', '', { stations: 543, observed: 80, protocols: 80 }],
    ]);
    expect(problems.map(({ row, why }) => [row, why])).toEqual([
      [6, 'place-unknown'],
      [7, 'says-nothing'],
      [9, 'place-unknown'],
    ]);
    expect(unknown.map(({ name }) => name)).toEqual(['Semey', 'Several regions']);
  });
});

test('whatever rows a table has, they come back the same from every kind of file', async () => {
  const figure = fc.option(fc.nat(99_999), { nil: null });
  const station = fc.record({
    region: fc.constantFrom('Атырау', 'г. Алматы', 'Акмола'),
    station: fc.nat(99_999),
    registered: figure,
    tokayev: figure,
  });
  const stations = fc.uniqueArray(station, {
    minLength: 1,
    maxLength: 12,
    selector: (each) => `${each.region} ${each.station}`,
  });
  const grouped = (value: number | null, space: string) =>
    value === null ? '—' : String(value).replace(/(\d)(?=(\d{3})$)/, `$1${space}`);
  await fc.assert(
    fc.asyncProperty(
      stations,
      fc.constantFrom(';', ',', '\t'),
      fc.constantFrom('', ' ', '\u00a0', '\u2009'),
      fc.constantFrom('utf8', 'utf16', 'xlsx', 'ods'),
      async (all, delimiter, space, kind) => {
        const head = ['Регион', '№ участка', 'Избирателей в списке', 'Токаев'];
        const lines = all.map((each) => [
          each.region,
          String(each.station),
          grouped(each.registered, space),
          grouped(each.tokayev, space),
        ]);
        const text = [head, ...lines].map((line) => line.join(delimiter)).join('\r\n');
        const content =
          kind === 'utf8'
            ? text
            : kind === 'utf16'
              ? utf16(text)
              : workbook(kind, { Sheet: XLSX.utils.aoa_to_sheet([head, ...lines]) });
        const { sheets } = await read(content);
        const { mapping } = proposeMapping(sheets ?? [], 'stations', kz2019, []);
        const [sheet] = sheets ?? [];
        if (!sheet) throw new Error('nothing was read');
        const { rows, problems } = takeRows(sheet, mapping, 'stations', kz2019);
        expect(problems).toEqual([]);
        expect(rows.map((each) => [each.region, each.station, each.figures])).toEqual(
          all.map(({ region, station: number, registered, tokayev }) => [
            region,
            number,
            {
              ...(registered === null ? {} : { registered }),
              ...(tokayev === null ? {} : { 'votes:tokayev': tokayev }),
            },
          ]),
        );
      },
    ),
    { numRuns: 40 },
  );
});
