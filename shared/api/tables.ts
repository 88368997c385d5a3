import type { PublicationKind } from '../protocol/count/counted.ts';
import type { TableMapping } from '../protocol/count/mapping.ts';
import type { TableProblem } from '../protocol/count/tables/take-rows.ts';
import type { SheetProblem } from '../protocol/sheet-problems.ts';

/** What calls on published tables answer. */

/** A table that was read and may be taken; or why the file is not read. */
export type TableLooked = TableLook | { refused: SheetProblem };

export interface TableLook {
  refused: null;
  look: number;
  /** Name of the file. */
  file: string;
  kind: PublicationKind;
  election: string;
  sheets: {
    name: string;
    rows: number;
    columns: number;
    hidden: boolean;
    /** Not shown by spreadsheet programs, and read all the same. */
    hiddenRows: number;
    hiddenColumns: number;
  }[];
  /** How the columns are understood. */
  mapping: TableMapping;
  /** The mapping was taken for a table with the same columns before. */
  remembered: boolean;
  /** What the columns are called. */
  columns: string[];
  /** First rows of the sheet; `row` from 1. */
  first: { row: number; cells: string[] }[];
  taking: TableTaking;
}

/** What taking a table as it is understood would give. */
export interface TableTaking {
  /** Rows that come in, by what they are about. */
  levels: { country: number; region: number; district: number; station: number };
  /** Rows of the sheet that do not come in. */
  leftOut: number;
  /** What is to be said of single cells and rows; the first of them. */
  problems: TableProblem[];
  /** How many there are in all. */
  problemCount: number;
  /** Names of places that neither the election nor the mapping knows; their rows do not come in. */
  unknown: { name: string; rows: number }[];
  /** Figures that come in, by key. */
  figures: { key: string; rows: number }[];
}

/** A table that came in. */
export interface PublicationView {
  id: number;
  kind: PublicationKind;
  election: string;
  source: string;
  /** YYYY-MM-DD. */
  published: string;
  /** Which version of this source's table it is, from 1, and of how many. */
  version: number;
  versions: number;
  rows: number;
  inForce: boolean;
  person: string;
  /** When it came in, ISO 8601. */
  at: string;
  file: { name: string; sha256: string; bytes: number };
  columns: { text: string; meaning: string }[];
}
