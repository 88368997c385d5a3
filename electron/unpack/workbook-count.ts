import { UnpackError } from './unpack-error.ts';

/** What a workbook may hold. 30,000 protocols with the entries of three people have about 8 million cells. */
export const workbookLimits = {
  /** Bytes of one part, unpacked: a sheet of 30,000 rows has about 100 MB. */
  partBytes: 256 * 1024 * 1024,
  /** Bytes of all parts, unpacked. */
  totalBytes: 512 * 1024 * 1024,
  /** Parts in the ZIP file. */
  parts: 5000,
  /** Cells that hold something, repeated ones as often as they are. */
  cells: 10_000_000,
  /** Cells between a sheet's first and its farthest, and in ranges that are joined or linked. */
  area: 50_000_000,
  /** Columns and hidden rows that are described, repeated ones as often as they are. */
  lines: 10_000_000,
  /** Ranges of joined cells. */
  merged: 100_000,
  /** Bytes of text in cells, shared or repeated ones as often as they are. */
  text: 512 * 1024 * 1024,
} as const;

type Counted = 'cells' | 'area' | 'lines' | 'merged' | 'text';

const words: Readonly<Record<Counted, string>> = {
  cells: 'cells',
  area: 'cells between the first and the farthest',
  lines: 'columns and rows',
  merged: 'joined ranges',
  text: 'bytes of text in its cells',
};

/** Counts what a whole workbook comes to, before anything of it is laid out. */
export class WorkbookCount {
  private readonly counts: Record<Counted, number> = { cells: 0, area: 0, lines: 0, merged: 0, text: 0 };

  /**
   * @param amount nothing is taken back by less than nothing; what is no number at all is too many
   * @throws UnpackError too-many-cells; bomb: more text than a file of that size can mean
   */
  take(what: Counted, amount: number): void {
    this.counts[what] += Math.max(0, amount);
    if (this.counts[what] <= workbookLimits[what]) return;
    const message = `more than ${workbookLimits[what]} ${words[what]}`;
    throw new UnpackError(what === 'text' ? 'bomb' : 'too-many-cells', message);
  }
}

const RANGE = /^\$?([A-Z]{0,3})\$?(\d{0,9})(?::\$?([A-Z]{0,3})\$?(\d{0,9}))?$/;
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** A range like "A1:F30", "A:C", "3:5" or "B2": its cells, and its farthest row and column, from 1. */
export function rangeOf(written: string | undefined): { cells: number; row: number; column: number } {
  const found = RANGE.exec(written?.toUpperCase() ?? '');
  if (!found || written === '') return { cells: 0, row: 0, column: 0 };
  const [, column1 = '', row1 = '', column2 = column1, row2 = row1] = found;
  const column = column2 === '' ? LAST_COLUMN : columnNumber(column2);
  const row = row2 === '' ? LAST_ROW : Number(row2);
  const width = column - (column1 === '' ? 1 : columnNumber(column1)) + 1;
  const height = row - (row1 === '' ? 1 : Number(row1)) + 1;
  return { cells: Math.max(0, width) * Math.max(0, height), row, column };
}

/** Number of a column from 1: A, B … Z, AA … */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
