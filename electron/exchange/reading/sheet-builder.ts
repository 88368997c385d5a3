import { type RawCell, type RawSheet, sheetLimits } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';

const NOTHING: readonly RawCell[] = [];

/** Counts the cells of a whole workbook, so that no sheet of 100 million of them is ever laid out. */
export class CellBudget {
  private left: number = sheetLimits.cells;

  /** @throws RefusedFile too-large */
  take(cells: number): void {
    this.left -= cells;
    if (this.left < 0) throw new RefusedFile('too-large', { what: 'cells' });
  }
}

/** Lays out the cells of one sheet as a reader comes upon them. */
export class SheetBuilder {
  private readonly rows: RawCell[][] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private readonly merged: string[] = [];

  constructor(
    private readonly name: string,
    private readonly hidden: boolean,
    private readonly budget: CellBudget,
  ) {}

  /**
   * Puts a cell at its place, counted from 0. Empty cells need not be put.
   * @throws RefusedFile too-large: outside of what any program has, or too many
   */
  put(row: number, column: number, cell: RawCell): void {
    if (!(row >= 0 && row < sheetLimits.rows && column >= 0 && column < sheetLimits.columns))
      throw new RefusedFile('too-large', { what: 'cells' });
    this.budget.take(1 + Math.max(0, row - this.rows.length));
    while (this.rows.length <= row) this.rows.push(NOTHING as RawCell[]);
    let cells = this.rows[row] ?? [];
    if (cells === NOTHING) this.rows[row] = cells = [];
    this.budget.take(Math.max(0, column - cells.length));
    while (cells.length < column) cells.push(null);
    cells[column] = typeof cell === 'string' ? ownText(cell) : cell;
  }

  hideRow(row: number): void {
    if (row < sheetLimits.rows) this.hiddenRows.add(row);
  }

  hideColumns(from: number, to: number): void {
    for (let column = from; column <= Math.min(to, sheetLimits.columns - 1); column += 1)
      this.hiddenColumns.add(column);
  }

  merge(range: string): void {
    this.budget.take(1);
    this.merged.push(range);
  }

  done(): RawSheet {
    const { name, hidden, rows, merged } = this;
    // What is hidden beyond the last row that holds anything hides nothing.
    const hiddenRows = new Set([...this.hiddenRows].filter((row) => (rows[row]?.length ?? 0) > 0));
    return { name, hidden, rows, hiddenRows, hiddenColumns: this.hiddenColumns, merged };
  }
}

/** Shorter texts are copied anyway. */
const SHORT = 13;

/** A text that does not hold on to the whole sheet that it was cut from: engines keep a part as a window on the whole. */
function ownText(text: string): string {
  return text.length < SHORT ? text : ` ${text}`.slice(1);
}
