import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import XLSX from 'xlsx';
import { readFileSync, writeFileSync } from 'node:fs';
import { KnownForms } from '../../../electron/exchange/reading/known-forms.ts';
import { rawSheets } from '../../../electron/exchange/reading/raw-sheets.ts';
import { readExport } from '../../../electron/exchange/reading/read-export.ts';
import { writeExport } from '../../../electron/exchange/write-export.ts';
import type { Facts } from '../../../shared/protocol/facts.ts';
import { anyFacts, formFile } from '../../support/any-facts.ts';
import { forms, throwAwayFolder } from '../../support/export-rows.ts';
import { contentOf } from '../../support/fact-sheets.ts';
import { savedByLibreOffice } from '../../support/soffice.ts';

const known = new KnownForms(forms.map(formFile));

/** Many copies at once, as LibreOffice takes seconds to start; a page each. */
function manyFacts(): Facts {
  const [facts] = fc.sample(fc.array(anyFacts(forms, 4), { minLength: 40, maxLength: 40 }), {
    numRuns: 1,
    seed: 5,
  });
  const [first, ...others] = facts ?? [];
  if (!first) throw new Error('no facts');
  return { ...first, copies: [first, ...others].flatMap(({ copies }) => copies) };
}

test.each([
  ['xlsx', 'ods'],
  ['ods', 'xlsx'],
] as const)('%s saved as %s by LibreOffice comes in as it was exported', async (from, to) => {
  const facts = manyFacts();
  expect(facts.copies.length).toBeGreaterThan(40);
  const file = path.join(throwAwayFolder(), `x.${from}`);
  await writeExport(file, contentOf(facts), { format: from, language: 'ru', withoutPeople: false });
  const { facts: read, problems } = await readExport(await savedByLibreOffice(file, to), known);
  expect(problems).toEqual([]);
  expect(read).toEqual(facts);
});

test('ODS by LibreOffice: cells of every kind, hidden rows and columns, joined cells', async () => {
  const sheet = XLSX.utils.aoa_to_sheet([['text', ' spaces  two ', 'a\nb', '=1+1'], [1], [2], [3]]);
  sheet['A2'] = { t: 'n', v: 46054, z: 'dd.mm.yyyy' };
  sheet['B2'] = { t: 'n', v: 0.5, z: '0%' };
  sheet['C2'] = { t: 'e', v: 0x2a };
  sheet['D2'] = { t: 'n', v: 3, f: '1+2' };
  sheet['!ref'] = 'A1:D4';
  sheet['!merges'] = [{ s: { r: 3, c: 0 }, e: { r: 3, c: 1 } }];
  sheet['!rows'] = [{}, {}, { hidden: true }];
  sheet['!cols'] = [{}, { hidden: true }];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'one');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['x']]), 'hidden');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  const file = path.join(throwAwayFolder(), 'x.xlsx');
  writeFileSync(file, new Uint8Array(XLSX.write(book, { type: 'array' }) as ArrayBuffer));
  const { sheets } = await rawSheets(readFileSync(await savedByLibreOffice(file, 'ods')));
  const [one, hidden] = sheets;
  expect(one?.rows[0]).toEqual(['text', ' spaces  two ', 'a\nb', '=1+1']);
  expect(one?.rows[1]).toEqual([
    { kind: 'date', value: '2026-02-01' },
    { kind: 'percent', value: 0.5 },
    // LibreOffice keeps an error as the formula that makes it.
    { kind: 'formula', value: '#N/A' },
    { kind: 'formula', value: 3 },
  ]);
  expect([...(one?.hiddenRows ?? [])]).toEqual([2]);
  expect([...(one?.hiddenColumns ?? [])]).toEqual([1]);
  expect(one?.merged).toEqual(['A4:B4']);
  expect(hidden?.hidden).toBe(true);
});
