import { cellName } from '../../../shared/protocol/cell-name.ts';
import type { RawCell, RawSheet } from '../reading/raw-book.ts';
import { type Cell, ROW_HASH } from '../sheets/column.ts';
import { rowHasher } from '../sheets/row-hash.ts';

/** What a table's rows come to, up to the first that is not as it was written. */
export interface CheckedTable {
  name: string;
  /** Keys of its columns, in the sheet's order. */
  keys: readonly string[];
  /** The hashes of its rows, in the sheet's order. */
  hashes: readonly string[];
  /** Sums of the plain numbers in each column, by key. */
  sums: ReadonlyMap<string, number>;
  /** The first break, with sheet and cell or row; null where every row fits its hash. */
  firstBreak: string | null;
}

/**
 * Holds every row of a table against its hash. Strict: a row of a file that nobody touched fits as it stands.
 * @param headerRows 2 on a sheet of a workbook, 1 in a CSV
 */
export function checkTable(sheet: RawSheet, name: string, headerRows: number): CheckedTable {
  const keys = (sheet.rows[0] ?? []).map((cell) => (typeof cell === 'string' ? cell : ''));
  const hashes: string[] = [];
  const sums = new Map<string, number>();
  const hashAt = keys.indexOf(ROW_HASH);
  const firstBreak = brokenHeader(name, keys) ?? firstBrokenRow();
  return { name, keys, hashes, sums, firstBreak };

  function firstBrokenRow(): string | null {
    const hash = rowHasher(keys);
    for (const [at, row] of sheet.rows.entries()) {
      if (at < headerRows || row.every((cell) => cell === null)) continue;
      const odd = row.findIndex(
        (cell, column) => cell !== null && (!keys[column] || typeof cell === 'object'),
      );
      if (odd >= 0) return `${name}!${cellName(at, odd)} ${oddity(row[odd] ?? null)}`;
      const cells = row as readonly Cell[];
      if (hash(cells) !== cells[hashAt]) return `${name} row ${at + 1} does not fit its hash`;
      hashes.push(String(cells[hashAt]));
      cells.forEach((cell, column) => addTo(sums, keys[column] ?? '', cell));
    }
    return null;
  }
}

function brokenHeader(name: string, keys: readonly string[]): string | null {
  if (!keys.includes(ROW_HASH)) return `${name} has no column ${ROW_HASH}`;
  const twice = keys.findIndex((key, at) => key !== '' && keys.indexOf(key) !== at);
  return twice < 0 ? null : `${name}!${cellName(0, twice)} is the second column ${keys[twice]}`;
}

function oddity(cell: RawCell): string {
  return typeof cell === 'object' && cell !== null ? `holds a ${cell.kind}` : 'stands under no key';
}

function addTo(sums: Map<string, number>, key: string, cell: Cell): void {
  if (typeof cell === 'number') sums.set(key, (sums.get(key) ?? 0) + cell);
}
