import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { ProtocolRow } from '../../../electron/exchange/sheets/protocols.ts';
import { rowHash } from '../../../electron/exchange/sheets/row-hash.ts';
import { rawSheets } from '../../../electron/exchange/reading/raw-sheets.ts';
import { type Cell, sheetNames } from '../../../electron/exchange/sheets/column.ts';
import { type TableFormat, writeExport } from '../../../electron/exchange/write-export.ts';
import { contentOf, number, origin, row, throwAwayFolder } from '../../support/export-rows.ts';
import { savedByLibreOffice, shownByLibreOffice } from '../../support/soffice.ts';

/** Comma, double quote, UTF-8, every column as it comes: how a person opens a CSV. */
const AS_CSV = 'CSV:44,34,76,1';

/** Texts that spreadsheet programs like to make something else of. */
const nasty = [
  '=1+1',
  '+7 701',
  '-5+5',
  '@SUM(1)',
  '=HYPERLINK("http://example.org","x")',
  'a "quoted", text',
  'үш\nжол',
  '  two  spaces ',
  'a\n b \n c ',
  '1-2',
  '2019-06-09',
  '00123',
  '12345678901234567890',
  '1,234.50',
  'TRUE',
  "'quoted",
  '_x000D_',
  '\ttab\r\n',
  ' ',
];
const rows: ProtocolRow[] = nasty.map((text, index) =>
  row({
    id: index + 1,
    sha256: index.toString(16).padStart(64, '0'),
    region: text,
    note: text,
    sources: [`${text}.jpg`, text],
    values: { station: number(index), voted: number(0), alpha: number(99_999) },
  }),
);

async function written(format: TableFormat): Promise<string> {
  const file = path.join(throwAwayFolder(), `protocols.${format}`);
  await writeExport(file, contentOf(rows), { format, language: 'kk', withoutPeople: false });
  return file;
}

async function shown(format: TableFormat, sheet = 1): Promise<string[][]> {
  const csv = await shownByLibreOffice(await written(format), sheet, format === 'csv' ? AS_CSV : undefined);
  const book = XLSX.read(csv, { type: 'string', raw: true });
  return XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
    header: 1,
    defval: '',
    raw: true,
  });
}

test.each(['xlsx', 'ods', 'csv'] as const)(
  'LibreOffice opens %s and shows every value as it was written',
  async (format) => {
    const [keys = [], ...lines] = await shown(format);
    if (format !== 'csv') expect(lines.shift()).toContain('Учаске нөмірі');
    expect(lines).toHaveLength(rows.length);
    const column = (key: string) => lines.map((line) => String(line[keys.indexOf(key)]));
    // In a CSV a ' stands before what a program could run, and LibreOffice shows it; control characters are written out.
    const guard = (text: string) => (format === 'csv' && /^[=+\-@]/.test(text) ? `'${text}` : text);
    const written = (text: string) =>
      text.replace('\t', '\\u0009').replace('\r\n', '\\u000d\\u000a').replace('_x', '\\u005fx');
    // Opening a CSV, programs take what looks like a number for one: only workbooks keep texts.
    const kept = nasty.filter((text) => format !== 'csv' || Number.isNaN(Date.parse(text)));
    const region = column('region').filter((_, index) => kept.includes(nasty[index] ?? ''));
    if (format !== 'csv') expect(region).toEqual(kept.map((text) => guard(written(text))));
    expect(column('station')).toEqual(nasty.map((_, index) => String(index)));
    expect(column('voted')).toEqual(nasty.map(() => '0'));
    expect(column('alpha')).toEqual(nasty.map(() => '99999'));
    expect(column('beta')).toEqual(nasty.map(() => ''));
    expect(column('taken_at')).toEqual(nasty.map(() => '2026-11-22T02:00:00.000Z'));
  },
);

/** A cell as it was written: only plain numbers and texts are. */
function plain(cell: unknown): Cell {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  throw new Error(`${JSON.stringify(cell)} is no plain cell`);
}

test.each(['xlsx', 'ods'] as const)('the About sheet of %s', async (format) => {
  const lines = await shown(format, sheetNames.length);
  const values = lines.map((line) => String(line[1]));
  expect(values).toContain(origin.workspace);
  expect(values).toContain(origin.auditHead);
  expect(values).toContain(String(rows.length));
});

describe('opened and saved by LibreOffice', () => {
  test.each([
    ['xlsx', 'xlsx'],
    ['xlsx', 'ods'],
    ['ods', 'xlsx'],
    ['ods', 'ods'],
  ] as const)('%s as %s: every row still fits its hash', async (from, to) => {
    const saved = await savedByLibreOffice(await written(from), to);
    const { sheets } = await rawSheets(readFileSync(saved));
    expect(sheets.map(({ name }) => name)).toEqual(sheetNames);
    let looked = 0;
    for (const { name, rows } of sheets.filter((sheet) => sheet.name !== 'About')) {
      const [keys = [], , ...lines] = rows;
      for (const [index, line] of lines.entries()) {
        const cells = keys.map((key, column): [string, Cell] => [String(plain(key)), plain(line[column])]);
        const [, hash] = cells.at(-1) ?? [];
        expect([name, index, rowHash(cells)]).toEqual([name, index, hash]);
        looked += 1;
      }
    }
    expect(looked).toBeGreaterThan(7 * nasty.length);
  });
});
