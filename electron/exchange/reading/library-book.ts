import XLSX from 'xlsx';
import { cellName } from '../../../shared/protocol/cell-name.ts';
import type { OpenZip } from '../../unpack/index.ts';
import { libraryCells } from './library-cell.ts';
import { odsForLibrary, xlsxForLibrary } from './library-parts.ts';
import { type Hidden, hiddenInOds } from './ods-hidden.ts';
import { type RawBook, type RawSheet, sheetLimits } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';
import { CellBudget, SheetBuilder } from './sheet-builder.ts';

/** What the file keeps, and no more. */
const kept: XLSX.ParsingOptions = {
  type: 'buffer',
  dense: true,
  cellFormula: true,
  cellNF: true,
  cellDates: true,
  cellHTML: false,
};

/**
 * Reads an XLSX workbook (ECMA-376) with SheetJS, sheet by sheet, as its cells take many times the memory of ours.
 * @param wanted by a sheet's name
 * @throws RefusedFile damaged, too-large; UnpackError
 */
export async function xlsxBook(zip: OpenZip, wanted: (name: string) => boolean): Promise<RawBook> {
  const { bytes, hides } = await xlsxForLibrary(zip);
  const names = read(bytes, { type: 'buffer', bookSheets: true }).SheetNames;
  const options = {
    ...kept,
    cellText: false,
    // Empty cells tell which formulas were never reckoned.
    sheetStubs: true,
    // Tells what is hidden; where a workbook has no styles every cell takes many times as long.
    cellStyles: hides,
  };
  const layOut = layingOut();
  const sheets = names.filter(wanted).map((name) => layOut(read(bytes, { ...options, sheets: name }), name));
  return { kind: 'xlsx', sheets };
}

/**
 * Reads an OpenDocument spreadsheet (ISO/IEC 26300) with SheetJS. It does not tell what is hidden: that is looked up.
 * @param wanted by a sheet's name
 * @throws RefusedFile damaged, too-large; UnpackError
 */
export async function odsBook(zip: OpenZip, wanted: (name: string) => boolean): Promise<RawBook> {
  const { bytes, content } = await odsForLibrary(zip);
  // What is shown tells a share of a hundred.
  const book = read(bytes, { ...kept, cellText: true });
  const hidden = hiddenInOds(content);
  const layOut = layingOut();
  const sheets = book.SheetNames.flatMap((name, index): RawSheet[] =>
    wanted(name) ? [layOut(book, name, hidden.get(index))] : [],
  );
  return { kind: 'ods', sheets };
}

function read(bytes: Uint8Array, options: XLSX.ParsingOptions): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, options);
  } catch (error) {
    throw new RefusedFile('damaged', {}, { cause: error });
  }
}

/** @param told what is hidden, where the library does not tell */
function layingOut(): (book: XLSX.WorkBook, name: string, told?: Hidden) => RawSheet {
  const budget = new CellBudget();
  const cellOf = libraryCells();
  return ({ SheetNames, Sheets, Workbook }, name, told) => {
    const index = SheetNames.indexOf(name);
    const sheet = Sheets[name];
    // The library leaves out a sheet in which it fails, and keeps the last of two by one name.
    if (!sheet?.['!data'] || SheetNames.includes(name, index + 1)) throw new RefusedFile('damaged');
    const hidden = told?.hidden ?? (Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    const builder = new SheetBuilder(name, hidden, budget);
    place(builder, sheet, cellOf);
    if (told) hide(builder, told);
    return builder.done();
  };
}

function place(builder: SheetBuilder, sheet: XLSX.WorkSheet, cellOf: ReturnType<typeof libraryCells>): void {
  const rows: XLSX.CellObject[][] = sheet['!data'] ?? [];
  if (rows.length > sheetLimits.rows) throw new RefusedFile('too-large', { what: 'cells' });
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const raw = cellOf(cell);
      if (raw !== null) builder.put(row, column, raw);
    }),
  );
  sheet['!rows']?.forEach(({ hidden }, row) => {
    if (hidden) builder.hideRow(row);
  });
  sheet['!cols']?.forEach(({ hidden }, column) => {
    if (hidden) builder.hideColumns(column, column);
  });
  for (const { s, e } of sheet['!merges'] ?? []) builder.merge(`${cellName(s.r, s.c)}:${cellName(e.r, e.c)}`);
}

function hide(builder: SheetBuilder, { rows, columns }: Hidden): void {
  for (const [from, to] of rows)
    for (let row = from; row <= Math.min(to, sheetLimits.rows); row += 1) builder.hideRow(row);
  for (const [from, to] of columns) builder.hideColumns(from, to);
}
