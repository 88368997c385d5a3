import type { EditFacts, EntryFacts } from '../../../shared/protocol/facts.ts';
import { toCellText } from './cell-text.ts';
import { type Cell, type Cells, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { needHash } from './entries.ts';
import { CellError, needNumber, takeText, takeTextOrNull } from './take.ts';

/** A cell that somebody changed in a spreadsheet; `cell` is null for an edit that names none. */
export interface EditRow {
  entry: EntryFacts;
  edited: EditFacts;
  cell: EditFacts['cells'][number] | null;
  /** From 1, within the entry. */
  n: number;
}

/** The sheet of entries by spreadsheet: what each of their cells said when it was exported, and what it said then. */
export function editsTable(options: SheetOptions): Table<EditRow> {
  const make = columnMaker(options.language);
  const columns = [
    make<EditRow>('entry_key', 'text', 20, ({ entry }) => entry.key),
    make<EditRow>('file', 'text', 30, ({ edited }) => toCellText(edited.file), { people: true }),
    make<EditRow>('sheet', 'text', 14, ({ edited }) => toCellText(edited.sheet)),
    make<EditRow>('row', 'number', 8, ({ edited }) => edited.row),
    make<EditRow>('of', 'text', 20, ({ edited }) => edited.of),
    make<EditRow>('n', 'number', 5, ({ n }) => n),
    make<EditRow>('column', 'text', 20, ({ cell }) => toCellText(cell?.[0] ?? '')),
    make<EditRow>('exported', 'text', 20, ({ cell }) => cell && valueText(cell[1])),
    make<EditRow>('now', 'text', 20, ({ cell }) => cell && valueText(cell[2])),
  ];
  return tableOf('Edits', 1, columns, options);
}

/** A number as digits, a text in quotes (JSON), nothing as nothing. */
function valueText(value: Cell): string | null {
  return value === null ? null : toCellText(JSON.stringify(value));
}

/** An edit as its row has it, with the key of its entry; `cell` is null where none is named. Throws `CellError`. */
export function takeEdit(cells: Cells): {
  entry: string;
  n: number;
  edited: Omit<EditFacts, 'cells'>;
  cell: EditFacts['cells'][number] | null;
} {
  const column = takeText(cells, 'column');
  return {
    entry: needHash(cells, 'entry_key'),
    n: needNumber(cells, 'n'),
    edited: {
      file: takeText(cells, 'file'),
      sheet: takeText(cells, 'sheet'),
      row: needNumber(cells, 'row'),
      of: takeTextOrNull(cells, 'of'),
    },
    cell: column === '' ? null : [column, takeValue(cells, 'exported'), takeValue(cells, 'now')],
  };
}

function takeValue(cells: Cells, column: string): Cell {
  const text = takeText(cells, column);
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string' || typeof value === 'number') return value;
  } catch {
    // Said below.
  }
  throw new CellError(column, 'not-readable');
}
