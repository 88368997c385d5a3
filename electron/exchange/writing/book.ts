import type { Cell, Header, SheetName } from '../sheets/column.ts';

/** Takes the rows of a table, one after the other. */
export interface RowSink {
  /** One cell for each header, in their order. */
  add(cells: readonly Cell[]): void;
}

/** A table that is about to be written. */
export interface TableHead {
  /** Letters alone: the sheet's name, the same in every language. */
  name: string;
  headers: readonly Header[];
  /** How many columns stay in sight. */
  frozen: number;
}

/** A line of the sheet about the workbook. */
export type AboutLine = readonly [key: string, value: string | number | null, meaning: string];

/** Writes one file of a kind. Rows of all tables may come in any order; the tables stand in the order of their heads. */
export interface BookWriter {
  /** Null for a table that has no place in such a file. */
  table(name: string): RowSink | null;
  /** Writes all to the file; `about` comes last, when all is known. */
  finish(about: readonly AboutLine[]): Promise<void>;
  /** Lets go of what is held, also when the writing failed. */
  close(): void;
}

export const ABOUT = 'About' satisfies SheetName;
/** Widths of its columns in characters. */
export const aboutWidths = [28, 70, 90] as const;
export const aboutHeaders = ['key', 'value', 'meaning'] as const;

/** Rows of a table's header: the keys, then the names in the language. */
export const HEADER_ROWS = 2;

/** Letters of a column, from 0: A, B … Z, AA. */
export function letterOf(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : letterOf(Math.floor(index / 26) - 1) + rest;
}

const SPECIAL = /[&<>"]/;

/** Text as XML has it. */
export function xml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What begins every XML file. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
