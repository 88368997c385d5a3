import type { PublicationKind } from '../counted.ts';
import { type Figures, votesKey } from '../figures.ts';
import { isFigureKey, LEFT_OUT, type TableMapping } from '../mapping.ts';
import { meaningOfHeader } from './words.ts';
import { type CellProblem, isUnknown, readFigure } from './cells.ts';
import { type About, aboutReader } from './about.ts';
import { numbersColumns } from './header.ts';
import { candidateFinder, type KnownElection } from './known.ts';
import { type PlaceProblem, rowPlacer } from './row-place.ts';
import { putTogether, type TogetherProblem } from './together.ts';
import { cellText, isEmpty, shownIn, type TableCell, type TableSheet } from './table.ts';

/** What a row, or several rows in long form, say of one place. */
export interface TakenRow {
  /** The first of its rows in the sheet, from 1. */
  row: number;
  /** As written, or the key of a region; empty for the whole country. */
  region: string;
  district: string;
  station: number | null;
  figures: Figures;
  about: About;
}

/** `says-nothing`: a row about a place without any figure. */
export type RowProblem = CellProblem | PlaceProblem | TogetherProblem | 'candidate-unknown' | 'says-nothing';

/** What is to be said of a cell, or of a row where `column` is null. */
export interface TableProblem {
  /** From 1. */
  row: number;
  /** From 0. */
  column: number | null;
  /** What stands there. */
  text: string;
  why: RowProblem;
  /** What does not come in for it: the whole row, the cell, or nothing. */
  leftOut: 'row' | 'cell' | 'nothing';
}

export interface TakenTable {
  rows: readonly TakenRow[];
  /** In the order of the rows. */
  problems: readonly TableProblem[];
  /** Rows of the sheet that do not come in. */
  leftOut: number;
  /** Names of places that nobody knows, with the number of their rows. */
  unknown: readonly { name: string; rows: number }[];
}

/** A row of the sheet as far as it is understood, before those of one place are put together. */
export interface ReadRow extends TakenRow {
  figures: Record<string, number>;
}

/**
 * What a sheet says, understood by a mapping. A row that cannot be taken is left out and named, never guessed; a figure that
 * the table does not know (empty, a dash) is absent, never zero.
 */
export function takeRows(
  sheet: TableSheet,
  mapping: TableMapping,
  kind: PublicationKind,
  election: KnownElection,
): TakenTable {
  const reader = rowReader(sheet, mapping, kind, election);
  const read: ReadRow[] = [];
  const problems: TableProblem[] = [];
  const unknown = new Map<string, number>();
  const names = (sheet.rows[mapping.header - 1] ?? []).map(cellText);
  for (let at = mapping.header; at < sheet.rows.length; at += 1) {
    const cells = sheet.rows[at] ?? [];
    const texts = cells.map(cellText);
    const again = mapping.header > 0 && texts.every((text, column) => text === '' || text === names[column]);
    if (again || (at === mapping.header && numbersColumns(texts))) continue;
    const found = reader(at);
    if (!found) continue;
    problems.push(...found.problems);
    if (found.unknown !== null) unknown.set(found.unknown, (unknown.get(found.unknown) ?? 0) + 1);
    if (found.row) read.push(found.row);
  }
  const together = putTogether(read, election.regions);
  const all = [...problems, ...together.problems].sort((a, b) => a.row - b.row);
  return {
    rows: together.rows,
    problems: all,
    leftOut: new Set(all.filter(({ leftOut }) => leftOut === 'row').map(({ row }) => row)).size,
    unknown: [...unknown].map(([name, rows]) => ({ name, rows })),
  };
}

interface FoundRow {
  /** Null where it does not come in. */
  row: ReadRow | null;
  problems: TableProblem[];
  unknown: string | null;
}

/** Reads a row by its number from 0; null where nothing that is taken stands in it. */
function rowReader(
  sheet: TableSheet,
  { columns, region, names }: TableMapping,
  kind: PublicationKind,
  election: KnownElection,
): (at: number) => FoundRow | null {
  const shown = shownIn(sheet);
  const columnOf = (meaning: string) => {
    const column = columns.indexOf(meaning);
    return column < 0 ? null : column;
  };
  const place = rowPlacer(columnOf, { region, names }, election);
  const aboutOf = aboutReader(columnOf);
  const figureColumns = columns.flatMap((meaning, column) => (isFigureKey(meaning) ? [column] : []));
  const candidateColumn = columnOf('candidate');
  const votesColumn = columnOf('votes_of_candidate');
  const findCandidate = candidateFinder(election.candidates);
  const taken = columns.flatMap((meaning, column) => (meaning === LEFT_OUT ? [] : [column]));

  /** The key of the figure that a row in long form states. */
  const longKey = (text: string) => {
    const candidate = findCandidate(text);
    if (candidate !== null) return votesKey(candidate);
    const meaning = meaningOfHeader(text, kind);
    return meaning !== null && isFigureKey(meaning) ? meaning : null;
  };

  return (at) => {
    const own = sheet.rows[at] ?? [];
    if (taken.every((column) => isEmpty(own[column]))) return null;
    const cell = (column: number | null): TableCell => (column === null ? null : shown(at, column));
    const problems: TableProblem[] = [];
    const tell = (column: number | null, why: RowProblem, leftOut: TableProblem['leftOut'] = 'row') =>
      problems.push({ row: at + 1, column, text: cellText(cell(column)), why, leftOut });
    const where = place(cell);
    if ('why' in where) {
      tell(where.column, where.why);
      return { row: null, problems, unknown: where.unknown };
    }
    const figures: Record<string, number> = {};
    const take = (column: number, key: string) => {
      // A number in joined cells stands for all of them together.
      const read = readFigure(own[column] ?? null, where.station !== null);
      if (read && 'why' in read) tell(column, read.why);
      else if (read) figures[key] = read.value;
    };
    for (const column of figureColumns) take(column, columns[column] ?? LEFT_OUT);
    if (candidateColumn !== null && votesColumn !== null && !isUnknown(cell(candidateColumn))) {
      const key = longKey(cellText(cell(candidateColumn)));
      if (key === null) tell(candidateColumn, 'candidate-unknown');
      else take(votesColumn, key);
    }
    const about = aboutOf(cell, where.name, (column, why) => tell(column, why, 'cell'));
    const isStation = kind === 'stations' && where.station !== null;
    if (Object.keys(figures).length === 0 && !isStation && problems.length === 0) tell(null, 'says-nothing');
    const leftOut = problems.some((problem) => problem.leftOut === 'row');
    const { region: of, district, station } = where;
    return {
      row: leftOut ? null : { row: at + 1, region: of, district, station, figures, about },
      problems,
      unknown: null,
    };
  };
}
