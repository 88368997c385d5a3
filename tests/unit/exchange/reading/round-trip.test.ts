import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownForms } from '../../../../electron/exchange/reading/known-forms.ts';
import type { RawBook } from '../../../../electron/exchange/reading/raw-book.ts';
import { readWorkbook } from '../../../../electron/exchange/reading/read-workbook.ts';
import { anyFacts } from '../../../support/any-facts.ts';
import { forms } from '../../../support/export-rows.ts';
import { factSheets, type SheetRows } from '../../../support/fact-sheets.ts';

const rawBook = (sheets: SheetRows): RawBook => ({
  kind: 'xlsx',
  sheets: sheets.map(({ name, rows }) => ({
    name,
    rows,
    hidden: false,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merged: [],
  })),
});

test('what is written to sheets is read back from them, all of it and nothing else', async () => {
  const known = new KnownForms();
  await fc.assert(
    fc.asyncProperty(anyFacts(forms), async (facts) => {
      const { facts: read, problems } = readWorkbook(rawBook(await factSheets(facts)), 'x.xlsx', known);
      expect(problems).toEqual([]);
      expect(read).toEqual(facts);
    }),
    { numRuns: 1000 },
  );
}, 120_000);
