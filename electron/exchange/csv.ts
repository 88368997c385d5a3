import { open } from 'node:fs/promises';
import type { Cell, Column } from './columns.ts';
import type { ProtocolRow } from './protocol-row.ts';
import { looksLikeFormula } from './safe-text.ts';

/** So that spreadsheet programs take the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_AT_ONCE = 500;

/**
 * Writes rows as CSV (RFC 4180, UTF-8 with a byte order mark, one header row of keys). A text that a spreadsheet program
 * could run as a formula has a ' before it. Answers the number of rows.
 */
export async function writeCsv(
  file: string,
  columns: readonly Column[],
  rows: AsyncIterable<ProtocolRow>,
): Promise<number> {
  const handle = await open(file, 'w');
  try {
    let text = BYTE_ORDER_MARK + line(columns.map((column) => column.key));
    let count = 0;
    for await (const row of rows) {
      text += line(columns.map((column) => column.cell(row)));
      count += 1;
      if (count % ROWS_AT_ONCE === 0) {
        await handle.writeFile(text);
        text = '';
      }
    }
    await handle.writeFile(text);
    return count;
  } finally {
    await handle.close();
  }
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** One cell of a CSV line. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = looksLikeFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
