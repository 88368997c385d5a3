import { closeSync, openSync, writeSync } from 'node:fs';
import { guarded } from '../sheets/cell-text.ts';
import type { Cell } from '../sheets/column.ts';
import type { BookWriter, TableHead } from './book.ts';

/** So that spreadsheet programs take the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Characters that are written at once. */
const PORTION = 256 * 1024;

/**
 * Writes the first sheet alone as CSV (RFC 4180, UTF-8 with a byte order mark, one header row of keys). A text that a
 * spreadsheet program could run as a formula has a ' before it; a row's hash is over the text without it.
 */
export function csvFile(file: string, heads: readonly TableHead[]): BookWriter {
  const handle = openSync(file, 'w');
  const [first] = heads;
  const headers = first?.headers ?? [];
  let waiting = BYTE_ORDER_MARK + line(headers.map(({ key }) => key));
  const write = () => {
    writeSync(handle, waiting);
    waiting = '';
  };
  return {
    table(name) {
      if (name !== first?.name) return null;
      return {
        add(cells) {
          waiting += line(cells);
          if (waiting.length >= PORTION) write();
        },
      };
    },
    finish() {
      write();
      return Promise.resolve();
    },
    close: () => closeSync(handle),
  };
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** One cell of a CSV line. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = guarded(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
