import type { Language } from '../../../shared/forms/checks.ts';
import { type Words, wordsOf } from '../words.ts';

/** What a cell holds: a whole number, a text, or nothing. Nothing is never zero; an empty text is nothing. */
export type Cell = number | string | null;

/** A row's cells by column key, as they are written and read; a key that is not there is an empty cell. */
export type Cells = ReadonlyMap<string, Cell>;

/** The sheets of a workbook, in their order. Their names are the same in every language. */
export const sheetNames = [
  'Protocols',
  'Stations',
  'Flags',
  'Entries',
  'Standings',
  'Closures',
  'Sources',
  'Edits',
  'Papers',
  'Forms',
  'About',
] as const;
export type SheetName = (typeof sheetNames)[number];
/** The sheets that are tables: two header rows, then one row a thing, its hash in the last column. */
export type TableName = Exclude<SheetName, 'About'>;

/** What is known of a column without its rows. */
export interface Header {
  /** Name that never changes with the language: the first header row, and the only one of a CSV. */
  key: string;
  /** Name in the language of the export: the second header row. */
  heading: string;
  /** What stands in the column, for the About sheet. */
  help: string;
  kind: 'number' | 'text';
  /** Width in characters. */
  width: number;
  /** The only values that make sense here, for a workbook's validation. */
  allowed?: readonly string[];
  /** True if the cell may name people: left out of an export without them. */
  people?: true;
}

export interface Column<Row> extends Header {
  cell(row: Row): Cell;
}

export interface Table<Row> {
  name: TableName;
  columns: readonly Column<Row>[];
  /** The last column: the hash of the others (`rowHash`). */
  hash: Header;
  /** How many columns stay in sight when the sheet is scrolled sideways. */
  frozen: number;
}

export interface SheetOptions {
  language: Language;
  /** Leaves out what may name people: their codes, notes, and the names of files and folders. */
  withoutPeople: boolean;
}

/** Key of the last column of every table. */
export const ROW_HASH = 'row_hash';

/** Keys of columns that a workbook always has. */
export type FixedKey = keyof Words['column'] & keyof Words['columnHelp'];

/** A column that every export has, its words from the language files. */
export type MakeColumn = <Row>(
  key: FixedKey,
  kind: 'number' | 'text',
  width: number,
  cell: (row: Row) => Cell,
  more?: Pick<Column<Row>, 'allowed' | 'people'>,
) => Column<Row>;

/** Makes columns with the words of a language. */
export function columnMaker(language: Language): MakeColumn {
  const { column, columnHelp } = wordsOf(language);
  return (key, kind, width, cell, more = {}) => ({
    key,
    heading: column[key],
    help: columnHelp[key],
    kind,
    // Wide enough for what is in it, and for most of its key.
    width: Math.max(width, Math.min(key.length + 2, 18)),
    cell,
    ...more,
  });
}

/** A table whose columns that may name people are left out where that is asked for. */
export function tableOf<Row>(
  name: TableName,
  frozen: number,
  columns: readonly Column<Row>[],
  { language, withoutPeople }: SheetOptions,
): Table<Row> {
  return {
    name,
    frozen,
    columns: columns.filter((column) => !(withoutPeople && column.people)),
    hash: columnMaker(language)(ROW_HASH, 'text', 20, () => null),
  };
}

/** All columns of a table as they stand on its sheet. */
export function headersOf<Row>({ columns, hash }: Table<Row>): Header[] {
  return [...columns, hash];
}
