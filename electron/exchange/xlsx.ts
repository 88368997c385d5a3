import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { aboutLines } from './about.ts';
import type { Cell, Column } from './columns.ts';
import type { AboutExport, ProtocolRow } from './protocol-row.ts';
import { cellText } from './safe-text.ts';
import type { Words } from './words.ts';
import { settleZipTimes } from './zip-times.ts';

/** Rows of the header: the keys, then the names in the language. */
const HEADER_ROWS = 2;
/** After so many rows the compressor gets its turn, so that rows do not pile up in memory. */
const ROWS_AT_ONCE = 100;
const WHOLE_NUMBER = '0';
/** A text stays a text even when somebody edits the cell. */
const TEXT = '@';

/** The streaming sheet writes validations, which its published type leaves out. */
type Sheet = ExcelJS.Worksheet & {
  dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
};

/** Writes rows as an XLSX workbook in bounded memory, with a sheet about itself. Answers the number of rows. */
export async function writeXlsx(
  file: string,
  columns: readonly Column[],
  rows: AsyncIterable<ProtocolRow>,
  about: AboutExport,
  words: Words,
): Promise<number> {
  const stream = createWriteStream(file);
  // An error that nobody waits for would end the process; `finish` below brings this one to light.
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  try {
    const count = await Promise.race([
      writeSheets(stream, columns, rows, about, words),
      failed.then(() => 0),
    ]);
    if (!stream.closed) await once(stream, 'close');
    await settleZipTimes(file);
    return count;
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

async function writeSheets(
  stream: WriteStream,
  columns: readonly Column[],
  rows: AsyncIterable<ProtocolRow>,
  about: AboutExport,
  words: Words,
): Promise<number> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const date = new Date(about.asOf ?? 0);
  Object.assign(book, { creator: 'Hattama', lastModifiedBy: 'Hattama', created: date, modified: date });
  const count = await writeProtocols(book, columns, rows, words);
  writeAbout(book, aboutLines(about, count, columns, words), words);
  await book.commit();
  return count;
}

async function writeProtocols(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  columns: readonly Column[],
  rows: AsyncIterable<ProtocolRow>,
  words: Words,
): Promise<number> {
  const sheet = book.addWorksheet(words.sheet.protocols, {
    views: [{ state: 'frozen', xSplit: 4, ySplit: HEADER_ROWS, topLeftCell: 'E3', activeCell: 'A3' }],
  }) as Sheet;
  sheet.columns = columns.map((column) => ({
    width: column.width,
    style: { numFmt: column.kind === 'number' ? WHOLE_NUMBER : TEXT },
  }));
  header(sheet.addRow(columns.map((column) => column.key)));
  header(sheet.addRow(columns.map((column) => cellText(column.heading))));
  let count = 0;
  for await (const row of rows) {
    sheet.addRow(columns.map((column) => workbookCell(column.cell(row)))).commit();
    count += 1;
    if (count % ROWS_AT_ONCE === 0) await setImmediate();
  }
  const last = HEADER_ROWS + count;
  sheet.autoFilter = { from: { row: HEADER_ROWS, column: 1 }, to: { row: last, column: columns.length } };
  if (count > 0) validate(sheet, columns, last);
  sheet.commit();
  return count;
}

function header(row: ExcelJS.Row): void {
  row.font = { name: 'Calibri', size: 11, bold: true };
  row.alignment = { wrapText: row.number === HEADER_ROWS, vertical: 'top' };
  row.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF2' } };
  row.numFmt = TEXT;
  if (row.number === HEADER_ROWS) row.height = 75;
  row.commit();
}

function validate(sheet: Sheet, columns: readonly Column[], last: number): void {
  columns.forEach((column, index) => {
    if (!column.allowed) return;
    const letter = sheet.getColumn(index + 1).letter;
    sheet.dataValidations.add(`${letter}${HEADER_ROWS + 1}:${letter}${last}`, {
      type: 'list',
      allowBlank: true,
      showErrorMessage: true,
      formulae: [`"${column.allowed.join(',')}"`],
    });
  });
}

function writeAbout(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  lines: ReturnType<typeof aboutLines>,
  words: Words,
): void {
  const sheet = book.addWorksheet(words.sheet.about);
  sheet.columns = [44, 70, 70].map((width) => ({ width }));
  for (const line of lines) sheet.addRow(line.map((cell) => workbookCell(cell ?? null))).commit();
  sheet.commit();
}

/** A number as it is, a text as a text, nothing as no cell at all. */
function workbookCell(cell: Cell): ExcelJS.CellValue {
  if (typeof cell !== 'string') return cell;
  const text = cellText(cell);
  // Plain cells lose spaces at their ends; a run of rich text keeps them.
  return text === text.trim() ? text : { richText: [{ text }] };
}
