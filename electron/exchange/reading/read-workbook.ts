import type { Facts } from '../../../shared/protocol/facts.ts';
import type { SheetProblem } from '../../../shared/protocol/sheet-problems.ts';
import { takeText } from '../sheets/take.ts';
import { columnsForForms } from '../sheets/tables.ts';
import { aboutOf, sayRowsMissing } from './about-sheet.ts';
import { type BookTables, bookTables } from './book-tables.ts';
import { pageNameOf } from './edited-copies.ts';
import { Draft } from './draft.ts';
import type { KnownForms } from './known-forms.ts';
import { Problems } from './problems.ts';
import type { RawBook } from './raw-book.ts';
import { followersOf, type Reading } from './reading-of.ts';
import { takePapers, takeTables } from './take-tables.ts';

/**
 * Makes facts of a workbook's sheets. Rows that still fit their hash come in as they were exported; of rows that were
 * edited by hand what was exported comes in as far as other sheets still have it, and what the row says now as an entry by
 * spreadsheet that stands against it. Whatever does not come in is named with sheet and cell.
 * @param file name of the file, kept with entries by spreadsheet
 * @throws RefusedFile foreign-workbook, older-format, newer-format
 */
export function readWorkbook(
  book: RawBook,
  file: string,
  known: KnownForms,
): { facts: Facts; problems: SheetProblem[] } {
  const problems = new Problems();
  const about = aboutOf(book);
  const tables = bookTables(book, known, problems);
  const forms = new Map(
    tables.forms.flatMap((each) => {
      const form = known.formOf(each);
      return form ? [[each.sha256, form] as const] : [];
    }),
  );
  const origin = about.origin ?? { workspace: likelyWorkspace(tables), name: '' };
  const columns = columnsForForms([...forms.values()]);
  const reading: Reading = {
    file,
    problems,
    draft: new Draft(),
    forms,
    columns,
    followers: followersOf([...forms.values()], columns),
    origin,
  };
  sayRowsMissing(about, tables.rows, problems);
  takeTables(reading, tables);
  const papers = takePapers(reading, tables.rows.get('Papers') ?? []);
  const order = (tables.rows.get('Protocols') ?? []).map(pageNameOf);
  const copies = reading.draft.done(order, ({ entry, first }) =>
    problems.add('Standings', {}, 'no-such-entry', { name: (entry ?? first ?? '').slice(0, 12) }),
  );
  return { facts: { origin, forms: tables.forms, copies, ...papers }, problems: problems.all() };
}

/** Where a file comes from that does not say it: the workspace that most of its rows name. */
function likelyWorkspace({ rows }: BookTables): string {
  const counts = new Map<string, number>();
  for (const { cells } of rows.get('Protocols') ?? []) {
    const workspace = takeText(cells, 'workspace') || takeText(cells, 'entry_workspace');
    if (workspace !== '') counts.set(workspace, (counts.get(workspace) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? '';
}
