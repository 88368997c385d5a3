import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type {
  MergedCells,
  OddCell,
  TableCell,
  TableSheet,
} from '../../../shared/protocol/count/tables/table.ts';
import type { SheetProblem } from '../../../shared/protocol/sheet-problems.ts';
import { UnpackError } from '../../unpack/index.ts';
import { Problems } from './problems.ts';
import { type RawCell, type RawSheet, sheetLimits } from './raw-book.ts';
import { rawSheets, refusedZip } from './raw-sheets.ts';
import { RefusedFile } from './refused-file.ts';

/** A table that is no export of ours, as it lies in its file. */
export type ReadTable =
  | {
      sheets: TableSheet[];
      /** SHA-256 of the bytes that were read, 64 hex digits. */
      sha256: string;
      refused: null;
    }
  | { sheets: null; sha256: null; refused: SheetProblem };

/** A country has about 10,000 stations with a row for each candidate; more is no table of an election. */
const MOST = { rows: 300_000, columns: 400, cells: 3_000_000, joined: 300_000 };

/**
 * Reads a table (XLSX, ODS, or text: CSV, TSV), whatever its file is called. Nothing is evaluated: of a formula what it last came to is
 * taken. Sheets without a cell are left out. Whatever is wrong with the file is told, never thrown.
 * @param file path
 */
export async function readTable(file: string): Promise<ReadTable> {
  try {
    const { size } = await stat(file);
    if (size > sheetLimits.fileBytes) throw new RefusedFile('too-large', { what: 'bytes' });
    const bytes = await readFile(file);
    const { sheets } = await rawSheets(bytes);
    const filled = sheets
      .map(plainSheet)
      .filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
    if (filled.length === 0) throw new RefusedFile('not-a-workbook');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { sheets: filled, sha256, refused: null };
  } catch (error) {
    return { sheets: null, sha256: null, refused: refusalOf(error) };
  }
}

/** Why a file is not read, as a problem of the file; what is no such refusal is thrown on. */
export function refusalOf(error: unknown): SheetProblem {
  const refusal = error instanceof UnpackError ? refusedZip(error) : error;
  const problems = new Problems();
  if (refusal instanceof RefusedFile) problems.add(null, {}, refusal.code, refusal.params);
  else if (refusal instanceof Error && 'code' in refusal)
    problems.add(null, {}, 'unreadable', { name: String(refusal.code) });
  const [problem] = problems.all();
  if (!problem) throw error;
  return problem;
}

function plainSheet(sheet: RawSheet): TableSheet {
  const { name, hidden, rows, merged } = sheet;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  const ranges = merged.flatMap((range) => mergedCells(range, rows.length, width));
  const joined = ranges.reduce(
    (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
    0,
  );
  if (rows.length > MOST.rows || width > MOST.columns || cells > MOST.cells || joined > MOST.joined)
    throw new RefusedFile('too-large', { what: 'cells' });
  return {
    name,
    hidden,
    hiddenRows: sheet.hiddenRows.size,
    hiddenColumns: [...sheet.hiddenColumns].filter((column) => column < width).length,
    rows: rows.map((row) => row.map(plainCell)),
    merged: ranges,
  };
}

function plainCell(cell: RawCell): TableCell {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'string') return cell.trim() === '' ? null : cell;
  const { kind, value } = cell;
  if (kind === 'formula') return value ?? odd('unreckoned', '');
  if (kind === 'percent')
    return odd(
      'percent',
      typeof value === 'number' ? `${Number((value * 100).toPrecision(12))} %` : (value ?? ''),
    );
  if (kind !== 'date') return odd(kind, String(value ?? ''));
  const time = TIME.exec(String(value ?? ''))?.[1];
  return time === undefined ? odd('date', String(value ?? '')) : odd('time', time);
}

const odd = (kind: OddCell['odd'], text: string | number): OddCell => ({ odd: kind, text: String(text) });

/** A time of day without a day is kept as one of the first days that spreadsheet programs know. */
const TIME = /^(?:1899-12-3[01]|1900-01-0[01])T(\d\d:\d\d)/;

/** A range of joined cells as far as the sheet reaches. */
function mergedCells(range: string, height: number, width: number): MergedCells[] {
  const corners = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range);
  if (!corners) return [];
  const [, left = '', top = '', right = '', bottom = ''] = corners;
  const cells = {
    top: Number(top) - 1,
    left: columnNumber(left),
    bottom: Math.min(Number(bottom), height) - 1,
    right: Math.min(columnNumber(right), width - 1),
  };
  return cells.top <= cells.bottom && cells.left <= cells.right ? [cells] : [];
}

/** Number from 0 of the column that letters name. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
