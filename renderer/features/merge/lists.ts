import {
  type ConflictSide,
  type MergeConflict,
  type MergeEdit,
  type MergeProblem,
  type MergeReport,
} from '../../../shared/api/merging.ts';
import { sheetProblems, type SheetProblemWeight } from '../../../shared/protocol/sheet-problems.ts';

/** The lists of a report, gravest questions after the plain numbers. */
export const lists = [
  'files',
  'fresh',
  'changed',
  'same',
  'conflicts',
  'stations',
  'edited',
  'away',
  'problems',
] as const;
export type ListName = (typeof lists)[number];

/** How many there are of what a list shows; the list itself may end earlier. */
export function countOf({ files, counts }: MergeReport, list: ListName): number {
  return list === 'files' ? files.length : counts[list];
}

/** The list that is opened first: what needs a person, else the files. */
export function firstList(report: MergeReport): ListName {
  return (['conflicts', 'stations'] as const).find((list) => countOf(report, list) > 0) ?? 'files';
}

/** The list before or after one, of those that are not empty. */
export function listBeside(report: MergeReport, list: ListName, by: 1 | -1): ListName {
  const shown = lists.filter((each) => each === list || countOf(report, each) > 0);
  return shown[(shown.indexOf(list) + by + shown.length) % shown.length] ?? list;
}

/** One field in which two teams differ. */
export interface ConflictRow extends Pick<MergeConflict, 'scan' | 'region' | 'station' | 'form'> {
  field: string;
  first: { value: number | null; by: ConflictSide };
  second: { value: number | null; by: ConflictSide };
}

export function conflictRows({ conflicts }: MergeReport): ConflictRow[] {
  return conflicts.flatMap(({ scan, region, station, form, first, second, fields }) =>
    fields.map((each) => ({
      scan,
      region,
      station,
      form,
      field: each.field,
      first: { value: each.first, by: first },
      second: { value: each.second, by: second },
    })),
  );
}

/** One cell that somebody changed; null where nothing is told of the row's cells. */
export interface EditedCell extends Omit<MergeEdit, 'cells'> {
  cell: { column: string; exported: string | number | null; now: string | number | null } | null;
}

export function editedCells({ edits }: MergeReport): EditedCell[] {
  return edits.flatMap(({ cells, ...row }): EditedCell[] => {
    if (cells === null) return [{ ...row, cell: null }];
    return cells.map(([column, exported, now]) => ({ ...row, cell: { column, exported, now } }));
  });
}

const weights: readonly SheetProblemWeight[] = ['file', 'row', 'note'];

/** What is said of the files, what hinders most first. */
export function sortedProblems({ problemList }: MergeReport): MergeProblem[] {
  const rank = ({ code }: MergeProblem) => weights.indexOf(sheetProblems[code]);
  return [...problemList].sort((a, b) => rank(a) - rank(b));
}
