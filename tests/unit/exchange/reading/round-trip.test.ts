import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownForms } from '../../../../electron/exchange/reading/known-forms.ts';
import type { RawBook } from '../../../../electron/exchange/reading/raw-book.ts';
import { readWorkbook } from '../../../../electron/exchange/reading/read-workbook.ts';
import type { Facts } from '../../../../shared/protocol/facts.ts';
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
});

/** Facts as a workspace tells them without people. */
function withoutPeople(facts: Facts): Facts {
  const said = { person: '' };
  return {
    ...facts,
    origin: { ...facts.origin, name: '' },
    copies: facts.copies.map((copy) => ({
      ...copy,
      sources: [],
      entries: copy.entries.map((entry) => ({
        ...entry,
        person: null,
        note: '',
        edited: entry.edited && { ...entry.edited, file: '' },
      })),
      standings: copy.standings.map((standing) => ({
        ...standing,
        refusal: standing.refusal && { ...standing.refusal, person: null, note: '' },
        closures: standing.closures.map((closure) => ({ ...closure, person: null })),
      })),
    })),
    joinings: facts.joinings.map((joining) => ({ ...joining, ...said })),
    linkings: facts.linkings.map((linking) => ({ ...linking, ...said })),
  };
}

test('the same without people: columns that are not there are not missed', async () => {
  const known = new KnownForms();
  await fc.assert(
    fc.asyncProperty(anyFacts(forms).map(withoutPeople), async (facts) => {
      const sheets = await factSheets(facts, { language: 'ru', withoutPeople: true });
      const { facts: read, problems } = readWorkbook(rawBook(sheets), 'x.xlsx', known);
      expect(problems).toEqual([]);
      expect(read).toEqual(facts);
    }),
    { numRuns: 200 },
  );
});
