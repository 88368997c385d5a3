import { cellName, type RawCell, type RawSheet } from '../reading/raw-book.ts';
import { fromCellText } from '../sheets/cell-text.ts';
import { hashOfRows } from '../sheets/row-hash.ts';
import type { CheckedTable } from './check-table.ts';

/** The sheet about a workbook: values by key, and where each stands. */
export interface AboutSheet {
  /** A cell's text or number as text; empty where the key is not there. */
  value(key: string): string;
  /** What the lines say, by key, as they are hashed. */
  lines: ReadonlyMap<string, RawCell>;
}

/** Reads the sheet about a workbook. */
export function aboutSheet({ rows }: RawSheet): AboutSheet {
  const lines = new Map<string, RawCell>();
  for (const [key, value = null] of rows.slice(1)) if (typeof key === 'string') lines.set(key, value);
  return {
    lines,
    value(key) {
      const cell = lines.get(key) ?? null;
      return cell === null || typeof cell === 'object' ? '' : fromCellText(String(cell));
    },
  };
}

/** Holds counts, control sums, the hash over all rows and the columns' names against what the workbook says of itself. */
export function brokenAbout(
  about: AboutSheet,
  tables: readonly CheckedTable[],
  sheets: readonly RawSheet[],
): string | null {
  return (
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
    const wrong = keys.findIndex((key, at) => about.lines.get(`${name}.${key}`) !== (names[at] ?? null));
    if (wrong >= 0) return `${name}!${cellName(1, wrong)} is not the name that About has for ${keys[wrong]}`;
  }
  return null;
}

function keysOf({ lines }: AboutSheet, start: string): string[] {
  return [...lines.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}
