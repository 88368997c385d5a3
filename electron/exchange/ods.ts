import { writeFile } from 'node:fs/promises';
import * as XLSX from 'xlsx';
import { aboutLines } from './about.ts';
import type { Cell, Column } from './columns.ts';
import type { AboutExport, ProtocolRow } from './protocol-row.ts';
import { cellText } from './safe-text.ts';
import type { Words } from './words.ts';
import { settleZipTimes } from './zip-times.ts';

/**
 * Writes rows as an ODS workbook: the same sheets and header rows as XLSX, without styles (the library writes none) and
 * held in memory whole. Answers the number of rows.
 */
export async function writeOds(
  file: string,
  columns: readonly Column[],
  rows: AsyncIterable<ProtocolRow>,
  about: AboutExport,
  words: Words,
): Promise<number> {
  const lines: Cell[][] = [columns.map((column) => column.key), columns.map((column) => column.heading)];
  for await (const row of rows) lines.push(columns.map((column) => column.cell(row)));
  const count = lines.length - 2;
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheetOf(lines), words.sheet.protocols);
  XLSX.utils.book_append_sheet(book, sheetOf(aboutLines(about, count, columns, words)), words.sheet.about);
  await writeFile(file, XLSX.write(book, { type: 'buffer', bookType: 'ods', compression: true }) as Buffer);
  await settleZipTimes(file);
  return count;
}

function sheetOf(lines: readonly (readonly (Cell | undefined)[])[]): XLSX.WorkSheet {
  const safe = lines.map((line) =>
    line.map((cell) => (typeof cell === 'string' ? cellText(cell) : (cell ?? null))),
  );
  return XLSX.utils.aoa_to_sheet(safe);
}
