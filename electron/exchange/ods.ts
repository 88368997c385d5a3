import { writeFile } from 'node:fs/promises';
import XLSX from 'xlsx';
import { aboutLines } from './about.ts';
import type { Cell, Column } from './columns.ts';
import type { AboutExport, ProtocolRow } from './protocol-row.ts';
import { cellText } from './safe-text.ts';
import type { Words } from './words.ts';
import { settleZipTimes } from './zip-times.ts';

/**
 * Writes rows as an ODS workbook: the same sheets and header rows as XLSX, without widths and frozen panes, which the
 * library does not write. It holds the workbook in memory; XLSX is the format for very many rows. Answers the number of rows.
 */
export async function writeOds(
  file: string,
  columns: readonly Column[],
  rows: AsyncIterable<ProtocolRow>,
  about: AboutExport,
  words: Words,
): Promise<number> {
  const sheet = XLSX.utils.aoa_to_sheet(
    [columns.map((column) => column.key), columns.map((column) => column.heading)],
    { dense: true },
  );
  let count = 0;
  for await (const row of rows) {
    XLSX.utils.sheet_add_aoa(sheet, [columns.map((column) => workbookCell(column.cell(row)))], {
      origin: -1,
    });
    count += 1;
  }
  const lines = aboutLines(about, count, columns, words);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, words.sheet.protocols);
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet(lines.map((line) => [...line])),
    words.sheet.about,
  );
  const bytes: unknown = XLSX.write(book, { bookType: 'ods', type: 'buffer', compression: true });
  if (!Buffer.isBuffer(bytes)) throw new Error('The library wrote no ODS workbook');
  await writeFile(file, bytes);
  await settleZipTimes(file);
  return count;
}

/** A number as it is, a text typed as one, so that no program takes it for a formula; nothing as no cell at all. */
function workbookCell(cell: Cell): XLSX.CellObject | number | null {
  return typeof cell === 'string' ? { t: 's', v: cellText(cell) } : cell;
}
