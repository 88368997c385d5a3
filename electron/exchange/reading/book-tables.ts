import type { FormFacts } from '../../../shared/protocol/facts.ts';
import type { TableName } from '../sheets/column.ts';
import { type FoundTable, findTable } from './find-table.ts';
import { formRows } from './form-rows.ts';
import type { KnownForms } from './known-forms.ts';
import { Problems } from './problems.ts';
import type { RawBook } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';
import { type TableRow, tableRows } from './table-rows.ts';

/** The tables of a workbook, and the form files that their columns follow from. */
export interface BookTables {
  forms: FormFacts[];
  rows: ReadonlyMap<TableName, readonly TableRow[]>;
}

/** Without these nothing of a table of protocols can be told from a stranger's. */
const NEEDED = ['sha256', 'page'];
/** What the first format did not have. */
const SINCE_FORMAT_2 = ['row_hash', 'entry_key', 'media_type', 'version'];
/** Sheets that a workbook always has; the others may have no rows, and nobody misses them. */
const EXPECTED: readonly TableName[] = ['Protocols', 'Entries', 'Standings', 'Forms'];

/**
 * Finds the tables of a workbook and their rows, and says what is unusual about its sheets.
 * @throws RefusedFile foreign-workbook, older-format
 */
export function bookTables(book: RawBook, known: KnownForms, problems: Problems): BookTables {
  const sheets = book.sheets.filter(({ rows }) => rows.some((row) => row.length > 0));
  const quiet = new Problems();
  const first = sheets.flatMap((sheet) => findTable(sheet, known.shapesFor([]), quiet) ?? []);
  const brought = first
    .filter(({ name }) => name === 'Forms')
    .flatMap((table) => formRows(table, known, problems));
  const forms = [...brought, ...knownForms(first, brought, known)];
  const tables = sheets.flatMap((sheet) => findTable(sheet, known.shapesFor(forms), problems) ?? []);
  refuseForeign(tables);
  sayWhatIsHidden(tables, problems);
  if (book.kind !== 'csv') sayWhatIsMissing(tables, problems);
  return { forms, rows: rowsByTable(tables, problems) };
}

/** Forms that rows name, and that only the reader's own workspace has. */
function knownForms(
  tables: readonly FoundTable[],
  brought: readonly FormFacts[],
  known: KnownForms,
): FormFacts[] {
  const here = new Set(brought.map(({ sha256 }) => sha256));
  const named = new Set<unknown>();
  for (const { name, sheet, columns, firstRow } of tables) {
    const column = columns.get('form_sha256');
    if (column === undefined || (name !== 'Protocols' && name !== 'Entries')) continue;
    for (const row of sheet.rows.slice(firstRow)) named.add(row[column]);
  }
  return known.own.filter(
    (file) => !here.has(file.sha256) && named.has(file.sha256) && known.formOf(file) !== null,
  );
}

function refuseForeign(tables: readonly FoundTable[]): void {
  const protocols = tables.filter(({ name }) => name === 'Protocols');
  const lacking = (keys: readonly string[]) =>
    keys.filter((key) => !protocols.some(({ columns }) => columns.has(key)));
  if (lacking(NEEDED).length > 0)
    throw new RefusedFile('foreign-workbook', { names: lacking(NEEDED).join(', ') });
  if (lacking(SINCE_FORMAT_2).length === SINCE_FORMAT_2.length)
    throw new RefusedFile('older-format', { format: 1 });
}

function sayWhatIsMissing(tables: readonly FoundTable[], problems: Problems): void {
  for (const name of EXPECTED)
    if (!tables.some((table) => table.name === name)) problems.add(null, {}, 'sheet-missing', { name });
}

function sayWhatIsHidden(tables: readonly FoundTable[], problems: Problems): void {
  for (const { sheet, firstRow } of tables) {
    if (sheet.hidden) problems.add(sheet.name, {}, 'hidden-sheet');
    const hidden = [...sheet.hiddenRows].filter((row) => row >= firstRow).length;
    if (hidden > 0) problems.add(sheet.name, {}, 'hidden-rows', { n: hidden });
    if (sheet.hiddenColumns.size > 0)
      problems.add(sheet.name, {}, 'hidden-columns', { n: sheet.hiddenColumns.size });
  }
}

/** Rows of sheets of one kind together, so that what stands on two of them counts once. */
function rowsByTable(tables: readonly FoundTable[], problems: Problems): Map<TableName, TableRow[]> {
  const rows = new Map<TableName, TableRow[]>();
  const seen = new Map<TableName, Set<string>>();
  for (const table of tables) {
    const { name, sheet } = table;
    // The stations follow from the protocols, and forms are read already.
    if (name === 'Stations' || name === 'Forms') continue;
    const before = rows.get(name);
    if (before) problems.add(sheet.name, {}, 'sheet-twice', { name });
    const known = seen.get(name) ?? new Set();
    seen.set(name, known);
    const more = [...tableRows(table, problems, known)];
    rows.set(name, before ? [...before, ...more] : more);
  }
  return rows;
}
