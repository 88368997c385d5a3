/** A sheet of a plain table, as it was read: nothing in it is understood yet. */
export interface TableSheet {
  /** Empty for a text file, which has one sheet without a name. */
  name: string;
  hidden: boolean;
  /** How many rows and columns are not shown; they are read all the same. */
  hiddenRows: number;
  hiddenColumns: number;
  /** By row and column, from 0; rows may be shorter than others. */
  rows: readonly (readonly TableCell[])[];
  /** Cells that are joined into one: what they show stands in the first one. */
  merged: readonly MergedCells[];
}

export type TableCell = null | number | string | OddCell;

/** A cell that is neither a number nor a text; `unreckoned`: a formula whose value the file does not keep. */
export interface OddCell {
  odd: 'date' | 'time' | 'percent' | 'boolean' | 'error' | 'unreckoned';
  text: string;
}

/** Rows and columns from 0, both ends in them. */
export interface MergedCells {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A cell as a text without spaces around it; empty where there is nothing. */
export function cellText(cell: TableCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return (typeof cell === 'object' ? cell.text : String(cell)).trim();
}

/** True where a cell shows nothing. */
export function isEmpty(cell: TableCell | undefined): boolean {
  return cellText(cell) === '' && !(typeof cell === 'object' && cell?.odd === 'unreckoned');
}

/** What a cell shows, which for joined ones stands in the first of them. */
export function shownIn(sheet: TableSheet): (row: number, column: number) => TableCell {
  const firsts = new Map<string, MergedCells>();
  for (const range of sheet.merged) {
    const bottom = Math.min(range.bottom, sheet.rows.length - 1);
    for (let row = range.top; row <= bottom; row += 1)
      for (let column = range.left; column <= range.right; column += 1) firsts.set(`${row} ${column}`, range);
  }
  return (row, column) => {
    const own = sheet.rows[row]?.[column] ?? null;
    const range = own === null ? firsts.get(`${row} ${column}`) : undefined;
    return range ? (sheet.rows[range.top]?.[range.left] ?? null) : own;
  };
}

/** How many columns a sheet has. */
export function widthOf({ rows }: TableSheet): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}
