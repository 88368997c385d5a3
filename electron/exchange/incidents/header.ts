import { languages } from '../../../shared/forms/checks.ts';
import { plainName } from '../reading/names.ts';
import type { Problems } from '../reading/problems.ts';
import type { RawBook, RawCell, RawSheet } from '../reading/raw-book.ts';
import { RefusedFile } from '../reading/refused-file.ts';
import { wordsOf } from '../words.ts';
import { incidentKeys, type IncidentKey, INCIDENTS } from './columns.ts';

/** The sheet of acts that was found in a file: where its columns are and where its rows begin. */
export interface IncidentSheet {
  sheet: RawSheet;
  /** Columns from 0, by key. */
  columns: ReadonlyMap<IncidentKey, number>;
  /** The first row under the header, from 0. */
  firstRow: number;
}

/** A header stands near the top, even where somebody wrote a title over it. */
const LOOKED_AT = 30;
/** So many columns have to be called as ours are: a stranger's table has no more by chance. */
const FEWEST = 3;

/**
 * Finds the sheet of acts of violation by its header, in whatever order and language its columns stand, and says what is unusual.
 * @throws RefusedFile foreign-workbook
 */
export function findIncidents({ sheets }: RawBook, problems: Problems): IncidentSheet {
  const found = sheets
    .flatMap((sheet) => headersIn(sheet).map((at) => ({ sheet, at })))
    .sort((a, b) => Number(b.sheet.name === INCIDENTS) - Number(a.sheet.name === INCIDENTS))[0];
  if (!found) throw new RefusedFile('foreign-workbook', { names: 'type, region, station, account' });
  const { sheet, at } = found;
  const columns = new Map<IncidentKey, number>();
  (sheet.rows[at] ?? []).forEach((cell, column) => {
    const key = keyIn(cell);
    const name = typeof cell === 'string' ? cell : '';
    if (key !== undefined && columns.has(key))
      problems.add(sheet.name, { column }, 'column-twice', { name, to: key });
    else if (key !== undefined) columns.set(key, column);
    else if (name.trim() !== '') problems.add(sheet.name, { column }, 'column-unknown', { name });
  });
  if (!columns.has('type')) throw new RefusedFile('foreign-workbook', { names: 'type' });
  return { sheet, columns, firstRow: isHeader(sheet.rows[at + 1]) ? at + 2 : at + 1 };
}

/** The first row that is a header, as a list of none or one. */
function headersIn({ rows }: RawSheet): number[] {
  const at = rows.slice(0, LOOKED_AT).findIndex(isHeader);
  return at < 0 ? [] : [at];
}

function isHeader(row: readonly RawCell[] | undefined): boolean {
  return (row ?? []).filter((cell) => keyIn(cell) !== undefined).length >= FEWEST;
}

function keyIn(cell: RawCell): IncidentKey | undefined {
  return typeof cell === 'string' ? names().get(plainName(cell)) : undefined;
}

let known: ReadonlyMap<string, IncidentKey> | undefined;

/** Every name of a column: its key, and what it is called in each language. */
function names(): ReadonlyMap<string, IncidentKey> {
  known ??= new Map(
    incidentKeys.flatMap((key) =>
      [key, ...languages.map((language) => wordsOf(language).incident.column[key])].map(
        (name) => [plainName(name), key] as const,
      ),
    ),
  );
  return known;
}
