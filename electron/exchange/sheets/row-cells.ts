import { fitCell } from './cell-text.ts';
import { type Cell, headersOf, type Table } from './column.ts';
import { rowHasher } from './row-hash.ts';

/** Answers a table's rows as they stand on its sheet: a cell for each header, the row's hash in the last one. */
export function rowCells<Row>(table: Table<Row>): (row: Row) => Cell[] {
  const { columns } = table;
  const hash = rowHasher(headersOf(table).map(({ key }) => key));
  return (row) => {
    const cells = columns.map((column): Cell => {
      const cell = column.cell(row);
      return typeof cell === 'string' ? fitCell(cell) || null : cell;
    });
    cells.push(hash(cells));
    return cells;
  };
}
