import { type Cell, type Cells, ROW_HASH } from '../sheets/column.ts';
import { rowHash, rowHasher } from '../sheets/row-hash.ts';
import { type FoundTable, knownIn } from './find-table.ts';
import { plainName } from './names.ts';
import type { Problems } from './problems.ts';
import type { OddCell, RawCell } from './raw-book.ts';

/** A row of a table as it lies on its sheet. */
export interface TableRow {
  table: FoundTable;
  /** From 0. */
  at: number;
  /** By column key; of a formula what it came to when it was last saved. */
  cells: Cells;
  /** Cells that are neither a plain number nor a plain text, by column key. */
  odd: ReadonlyMap<string, OddCell>;
  /** Its hash; empty where it has none. */
  hash: string;
  /** True if the row says what it said when it was exported. */
  intact: boolean;
}

/** How sums that somebody added under a table are called; `\b` knows no Cyrillic, so no letter may follow. */
const TOTALS =
  /^(?:итого|всего|сумма|барлығы|жиыны|қорытынды|total|totals|sum|subtotal|grand total)(?!\p{L})/iu;

/**
 * The rows of a table one after the other, those that hold nothing left out; a header in their midst and sums under them
 * are named and passed over, a row that stands there twice counts once.
 */
export function* tableRows(table: FoundTable, problems: Problems, seen: Set<string>): Generator<TableRow> {
  const { sheet, firstRow } = table;
  const fits = hashCheck(table);
  let twice = 0;
  for (let at = firstRow; at < sheet.rows.length; at += 1) {
    const cells = sheet.rows[at] ?? [];
    if (isBlank(cells)) continue;
    if (isHeader(cells, table)) {
      problems.add(sheet.name, { row: at }, 'header-again');
      continue;
    }
    const row = rowOf(table, at, cells, fits);
    if (isTotals(row)) {
      problems.add(sheet.name, { row: at }, 'totals-row');
      continue;
    }
    const mark = `${row.intact ? '' : whole(row)} ${row.hash}`;
    if (row.hash !== '' && seen.has(mark)) twice += 1;
    else {
      seen.add(mark);
      yield row;
    }
  }
  if (twice > 0) problems.add(sheet.name, {}, 'rows-twice', { n: twice });
}

function isBlank(cells: readonly RawCell[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
}

/** So many of a row's first cells tell whether it may be a header at all. */
const TELLING = 4;

/** Half of its cells and more are called as columns are, one of them as its own. */
function isHeader(cells: readonly RawCell[], { shape, keys }: FoundTable): boolean {
  const filled = cells.filter((cell) => cell !== null);
  const first = filled.slice(0, TELLING);
  if (filled.length < 2 || knownIn(first, shape) * 2 < first.length) return false;
  if (knownIn(filled, shape) * 2 < filled.length) return false;
  return cells.some((cell, column) => {
    const key = keys[column];
    if (typeof cell !== 'string' || key === null || key === undefined) return false;
    return cell === key || (shape.byName.get(plainName(cell))?.includes(key) ?? false);
  });
}

/** A row without picture or key that is called a sum, or is nothing but numbers. */
function isTotals({ cells, hash, table }: TableRow): boolean {
  if (hash !== '' || cells.has('sha256') || cells.has('entry_key')) return false;
  const filled = [...cells].filter(([key]) => table.columns.has(key)).map(([, cell]) => cell);
  if (filled.some((cell) => typeof cell === 'string' && TOTALS.test(cell.trim()))) return true;
  return filled.length > 0 && filled.every((cell) => typeof cell === 'number');
}

function rowOf(table: FoundTable, at: number, raw: readonly RawCell[], fits: HashCheck): TableRow {
  const cells = new Map<string, Cell>();
  const odd = new Map<string, OddCell>();
  raw.forEach((cell, column) => {
    const key = table.keys[column];
    if (key === null || key === undefined || cell === null) return;
    if (typeof cell !== 'object') cells.set(key, cell);
    else {
      odd.set(key, cell);
      if (cell.value !== null) cells.set(key, cell.value);
    }
  });
  const hash = String(cells.get(ROW_HASH) ?? '')
    .trim()
    .toLowerCase();
  return { table, at, cells, odd, hash, intact: hash !== '' && fits(cells, hash) };
}

type HashCheck = (cells: Cells, hash: string) => boolean;

/** Whether rows fit their hashes, also with the columns counted in that are not known here: they are of a form that is not. */
function hashCheck({ columns, unknown }: FoundTable): HashCheck {
  const keys = [...columns.keys()];
  const hashOf = rowHasher(keys);
  return (cells, hash) => {
    if (hashOf(keys.map((key) => cells.get(key) ?? null)) === hash) return true;
    return unknown.size > 0 && rowHash(cells) === hash;
  };
}

function whole({ cells }: TableRow): string {
  return rowHash(cells);
}
