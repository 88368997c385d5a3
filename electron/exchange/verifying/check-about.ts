import { cellName } from '../../../shared/protocol/cell-name.ts';
import type { RawCell, RawSheet } from '../reading/raw-book.ts';
import { fromCellText } from '../sheets/cell-text.ts';
import type { Cell } from '../sheets/column.ts';
import { hashOfRows } from '../sheets/row-hash.ts';
import type { CheckedTable } from './check-table.ts';

/** The sheet about a workbook: values by key, and where each stands. */
export interface AboutSheet {
  /** A cell's text or number as text; empty where the key is not there. */
  value(key: string): string;
  /** Its lines, as they are hashed. */
  lines: readonly (readonly [key: string, value: Cell, meaning: Cell])[];
  /** The first cell that no line of such a sheet has; null where there is none. */
  firstBreak: string | null;
}

/** Reads the sheet about a workbook. Strict: what stands there beside its lines would be read by people and signed by nobody. */
export function aboutSheet({ rows }: RawSheet): AboutSheet {
  const lines: [string, Cell, Cell][] = [];
  const values = new Map<string, Cell>();
  let firstBreak: string | null = null;
  for (const [at, row] of rows.entries()) {
    if (at === 0 || row.every((cell) => cell === null)) continue;
    const [key = null, value = null, meaning = null] = row;
    const odd = row.findIndex((cell, column) => cell !== null && (column > 2 || typeof cell === 'object'));
    if (odd >= 0) firstBreak ??= `About!${cellName(at, odd)} is no cell that About has`;
    else if (typeof key !== 'string' || values.has(key))
      firstBreak ??= `About row ${at + 1} has no key of its own`;
    else {
      lines.push([key, value as Cell, meaning as Cell]);
      values.set(key, value as Cell);
    }
  }
  return { lines, firstBreak, value: (key) => fromCellText(String(values.get(key) ?? '')) };
}

/** Holds counts, control sums, the hash over all rows and the columns' names against what the workbook says of itself. */
export function brokenAbout(
  about: AboutSheet,
  tables: readonly CheckedTable[],
  sheets: readonly RawSheet[],
): string | null {
  return (
    about.firstBreak ??
    wrongCount(about, tables) ??
    wrongSum(about, tables) ??
    wrongName(about, tables, sheets) ??
    (hashOfRows(tables.flatMap(({ hashes }) => hashes)) === about.value('rows_hash')
      ? null
      : 'About: rows_hash is not the hash over all rows')
  );
}

function wrongCount(about: AboutSheet, tables: readonly CheckedTable[]): string | null {
  for (const { name, hashes } of tables)
    if (about.value(`rows.${name}`) !== String(hashes.length))
      return `${name} has ${hashes.length} rows, About says ${about.value(`rows.${name}`) || 'nothing of it'}`;
  const missing = keysOf(about, 'rows.').find((name) => !tables.some((table) => table.name === name));
  return missing === undefined ? null : `Sheet ${missing} is missing`;
}

function wrongSum(about: AboutSheet, tables: readonly CheckedTable[]): string | null {
  const protocols = tables.find(({ name }) => name === 'Protocols');
  for (const key of keysOf(about, 'sum.')) {
    const sum = protocols?.sums.get(key) ?? 0;
    if (about.value(`sum.${key}`) !== String(sum))
      return `Protocols: column ${key} comes to ${sum}, About says ${about.value(`sum.${key}`) || 'nothing'}`;
  }
  return null;
}

/** The second header row is what people read: whose votes a column holds must not be changed unseen. */
function wrongName(
  about: AboutSheet,
  tables: readonly CheckedTable[],
  sheets: readonly RawSheet[],
): string | null {
  for (const { name, keys } of tables) {
    const names = sheets.find((sheet) => sheet.name === name)?.rows[1] ?? [];
    const wrong = keys.findIndex((key, at) => about.value(`${name}.${key}`) !== nameOf(names[at]));
    if (wrong >= 0) return `${name}!${cellName(1, wrong)} is not the name that About has for ${keys[wrong]}`;
  }
  return null;
}

const nameOf = (cell: RawCell | undefined) => (typeof cell === 'string' ? fromCellText(cell) : '');

function keysOf({ lines }: AboutSheet, start: string): string[] {
  return lines.flatMap(([key]) => (key.startsWith(start) ? [key.slice(start.length)] : []));
}
