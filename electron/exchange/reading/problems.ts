import type { SheetProblem, SheetProblemCode } from '../../../shared/protocol/sheet-problems.ts';
import { cellName, columnLetters } from '../../../shared/protocol/cell-name.ts';

/** Longest text of a stranger that a problem repeats. */
const LONGEST = 100;
/** Problems of one kind on one sheet that are told one by one; of more the number is told. */
const MOST_OF_A_KIND = 2000;

/** Where on a sheet, from 0; either may be left out. */
export interface Place {
  row?: number;
  column?: number;
}

/** Collects what is to be said of one file. */
export class Problems {
  private readonly told: SheetProblem[] = [];
  private readonly counts = new Map<string, { sheet: string | null; count: number }>();

  add(
    sheet: string | null,
    place: Place,
    code: SheetProblemCode,
    params: Readonly<Record<string, string | number>> = {},
  ): void {
    const kind = `${code} ${sheet ?? ''}`;
    const { count } = this.counts.get(kind) ?? { count: 0 };
    this.counts.set(kind, { sheet, count: count + 1 });
    if (count < MOST_OF_A_KIND)
      this.told.push({ code, sheet, place: placeName(place), params: shortened(params) });
  }

  /** In the order in which they were found; at the end, how many more there are of what there is too much of. */
  all(): SheetProblem[] {
    const more = [...this.counts.values()].filter(({ count }) => count > MOST_OF_A_KIND);
    return [
      ...this.told,
      ...more.map(({ sheet, count }): SheetProblem => ({
        code: 'and-more',
        sheet,
        place: null,
        params: { n: count - MOST_OF_A_KIND },
      })),
    ];
  }
}

function placeName({ row, column }: Place): string | null {
  if (row === undefined) return column === undefined ? null : columnLetters(column);
  return column === undefined ? String(row + 1) : cellName(row, column);
}

function shortened(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value,
    ]),
  );
}
