import { createHash } from 'node:crypto';
import { type Cell, ROW_HASH } from './column.ts';

/**
 * What a row vouches for: SHA-256 (64 hex digits) over one line `key=value` for each cell that is not empty, sorted by
 * key, joined by line feeds, as UTF-8. A number is its decimal digits, a text is as it stands in the cell with `\` written
 * `\\` and a line feed `\n`. The hash's own cell does not count.
 */
export function rowHash(cells: Iterable<readonly [key: string, cell: Cell]>): string {
  const lines: [key: string, line: string][] = [];
  for (const [key, cell] of cells)
    if (cell !== null && cell !== '' && key !== ROW_HASH) lines.push([key, `${key}=${valueOf(cell)}`]);
  lines.sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(lines.map(([, line]) => line).join('\n'));
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
