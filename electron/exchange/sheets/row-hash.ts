import { createHash } from 'node:crypto';
import { type Cell, ROW_HASH } from './column.ts';

/**
 * What a row vouches for: SHA-256 (64 hex digits) over one line `key=value` for each cell that is not empty, sorted by
 * key, joined by line feeds, as UTF-8. A number is its decimal digits, a text is as it stands in the cell with `\` written
 * `\\` and a line feed `\n`. The hash's own cell does not count.
 */
export function rowHash(cells: Iterable<readonly [key: string, cell: Cell]>): string {
  const each = [...cells];
  return rowHasher(each.map(([key]) => key))(each.map(([, cell]) => cell));
}

/** `rowHash` for many rows with the same keys: answers a row's hash from its cells, which come in the keys' order. */
export function rowHasher(keys: readonly string[]): (cells: readonly Cell[]) => string {
  const order = [...keys.entries()]
    .filter(([, key]) => key !== ROW_HASH)
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
  return (cells) => {
    const lines: string[] = [];
    for (const [index, key] of order) {
      const cell = cells[index] ?? null;
      if (cell !== null && cell !== '') lines.push(`${key}=${valueOf(cell)}`);
    }
    return sha256(lines.join('\n'));
  };
}

/** What all rows vouch for: SHA-256 over the row hashes of all sheets, sorted, joined by line feeds. */
export function hashOfRows(hashes: Iterable<string>): string {
  return sha256([...hashes].sort().join('\n'));
}

function valueOf(cell: number | string): string {
  if (typeof cell === 'number') return String(cell);
  return cell.includes('\\') || cell.includes('\n')
    ? cell.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
    : cell;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
