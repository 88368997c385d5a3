import path from 'node:path';
import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { exportRows, type ProtocolRow } from '../../../electron/exchange/index.ts';
import { about, forms, number, row, throwAwayFolder } from '../../support/export-rows.ts';
import { shownByLibreOffice } from '../../support/soffice.ts';

/** Comma, double quote, UTF-8, every column as it comes: how a person opens a CSV. */
const AS_CSV = 'CSV:44,34,76,1';

const nasty = [
  '=1+1',
  '+7 701',
  '-5+5',
  '@SUM(1)',
  '=HYPERLINK("http://example.org","x")',
  'a "quoted", text',
  'үш\nжол',
  '  two  spaces ',
];
const rows: ProtocolRow[] = nasty.map((region, index) =>
  row({ id: index + 1, region, values: { station: number(index), voted: number(0), alpha: number(99_999) } }),
);

async function shown(format: 'xlsx' | 'ods' | 'csv', sheet = 1): Promise<string[][]> {
  const file = path.join(throwAwayFolder(), `protocols.${format}`);
  await exportRows(file, forms, rows, about, { format, language: 'kk', withoutPeople: false });
  const csv = await shownByLibreOffice(file, sheet, format === 'csv' ? AS_CSV : undefined);
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
    // In a CSV a ' stands before what a program could run, and LibreOffice shows it.
    expect(column('region')).toEqual(
      nasty.map((text) => (format === 'csv' && /^[=+\-@]/.test(text) ? `'${text}` : text)),
    );
    expect(column('station')).toEqual(nasty.map((_, index) => String(index)));
    expect(column('voted')).toEqual(nasty.map(() => '0'));
    expect(column('alpha')).toEqual(nasty.map(() => '99999'));
    expect(column('beta')).toEqual(nasty.map(() => ''));
    expect(column('sha256')).toEqual(nasty.map(() => 'ab'.repeat(32)));
    expect(column('taken_at')).toEqual(nasty.map(() => '2026-11-22T02:00:00.000Z'));
  },
);

test.each(['xlsx', 'ods'] as const)('the About sheet of %s', async (format) => {
  const lines = await shown(format, 2);
  const values = lines.map((line) => String(line[1]));
  expect(values).toContain(about.workspace);
  expect(values).toContain(about.auditHead);
  expect(values).toContain(String(rows.length));
});
