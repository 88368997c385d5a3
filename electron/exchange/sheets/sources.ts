import type { CopyFacts } from '../../../shared/protocol/facts.ts';
import { toCellText } from './cell-text.ts';
import { type Cells, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { takePage } from './entries.ts';
import { needNumber, needText, takeText } from './take.ts';

/** A file that brought a picture. */
export interface SourceRow {
  copy: CopyFacts;
  source: CopyFacts['sources'][number];
  /** From 1, oldest first. */
  n: number;
}

/** The sheet of sources; it has no rows in an export without people. */
export function sourcesTable(options: SheetOptions): Table<SourceRow> {
  const make = columnMaker(options.language);
  const columns = [
    make<SourceRow>('sha256', 'text', 20, ({ copy }) => copy.picture.sha256),
    make<SourceRow>('page', 'number', 7, ({ copy }) => copy.picture.page),
    make<SourceRow>('n', 'number', 5, ({ n }) => n),
    make<SourceRow>('name', 'text', 60, ({ source }) => toCellText(source.name), { people: true }),
    make<SourceRow>('at', 'text', 25, ({ source }) => source.at),
  ];
  return tableOf('Sources', 1, columns, options);
}

/** A source as its row has it, with the page that it brought and its place among the page's sources. Throws `CellError`. */
export function takeSource(cells: Cells): {
  copy: { sha256: string; page: number };
  n: number;
  source: CopyFacts['sources'][number];
} {
  return {
    copy: takePage(cells),
    n: needNumber(cells, 'n'),
    source: { name: takeText(cells, 'name'), at: needText(cells, 'at') },
  };
}
