/**
 * A spreadsheet as it lies in its file, whatever kind of file it is: nothing is evaluated, nothing is guessed. A number is
 * a number, a text is a text; what is neither says what it is.
 */
export interface RawBook {
  kind: 'xlsx' | 'ods' | 'csv';
  sheets: readonly RawSheet[];
}

export interface RawSheet {
  /** Empty for a CSV file, which has one sheet without a name. */
  name: string;
  hidden: boolean;
  /** By row and column, from 0; rows may be shorter than others. */
  rows: readonly (readonly RawCell[])[];
  /** Rows that are not shown, also those that a filter leaves out, from 0. */
  hiddenRows: ReadonlySet<number>;
  /** Columns that are not shown, from 0. */
  hiddenColumns: ReadonlySet<number>;
  /** Ranges whose cells are joined into one, like "A5:B6"; what they show stands in the first cell. */
  merged: readonly string[];
}

export type RawCell = null | number | string | OddCell;

/** A cell that is neither a plain number nor a plain text. `value` is what the file keeps for it, formulas included. */
export interface OddCell {
  kind: 'formula' | 'date' | 'percent' | 'boolean' | 'error';
  value: number | string | null;
}

/** What is let in, so that a workbook of a stranger can take neither the memory nor the day. */
export const sheetLimits = {
  /** Of the whole file as it lies on the disk. */
  fileBytes: 200 * 1024 * 1024,
  /** Files that a workbook is packed of. */
  parts: 5000,
  /** Of one unpacked part of a workbook: a sheet of 30,000 rows has about 100 MB. */
  partBytes: 256 * 1024 * 1024,
  /** Of all its unpacked parts that are read. */
  totalBytes: 512 * 1024 * 1024,
  /** Filled cells of all sheets together; 30,000 protocols with their entries have about 5 million. */
  cells: 8_000_000,
  /** As many as the big spreadsheet programs have. */
  rows: 1_048_576,
  columns: 16_384,
} as const;
