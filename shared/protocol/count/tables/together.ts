import { foldName, type Regions } from '../regions.ts';
import type { ReadRow, TableProblem, TakenRow } from './take-rows.ts';

/** `contradicts`: rows of one place state different figures. `twice`: they say the same again. */
export type TogetherProblem = 'contradicts' | 'twice';

/**
 * Puts rows about one place together, as a table in long form has them. Where two of them state different figures under one key
 * which one holds cannot be told: none of that place's rows comes in. A row that only repeats others counts once.
 */
export function putTogether(
  read: readonly ReadRow[],
  regions: Regions,
): { rows: TakenRow[]; problems: TableProblem[] } {
  const places = new Map<string, ReadRow[]>();
  for (const row of read) {
    const key = `${regions.keyOf(row.region)}\n${row.station ?? foldName(row.district)}\n${row.station === null}`;
    const same = places.get(key);
    if (same) same.push(row);
    else places.set(key, [row]);
  }
  const problems: TableProblem[] = [];
  const rows: TakenRow[] = [];
  for (const same of places.values()) {
    const [first] = same;
    if (!first) continue;
    if (same.length === 1) rows.push(first);
    else if (contradict(same)) problems.push(...same.map((row) => problemOf(row, 'contradicts')));
    else {
      problems.push(...repeated(same).map((row) => problemOf(row, 'twice')));
      rows.push({
        ...first,
        figures: Object.assign({}, ...same.map(({ figures }) => figures)) as Record<string, number>,
        about: Object.assign({}, ...same.map(({ about }) => about)) as TakenRow['about'],
      });
    }
  }
  return { rows: rows.sort((a, b) => a.row - b.row), problems };
}

const saying = ({ district, figures, about }: ReadRow) =>
  Object.entries({ ...figures, ...about, ...(district === '' ? {} : { district: foldName(district) }) });

function contradict(rows: readonly ReadRow[]): boolean {
  const said = new Map<string, unknown>();
  return rows.some((row) =>
    saying(row).some(([key, value]) => {
      const before = said.get(key);
      said.set(key, value);
      return before !== undefined && before !== value;
    }),
  );
}

/** Rows that say nothing that those before them do not. */
function repeated(rows: readonly ReadRow[]): ReadRow[] {
  const said = new Set<string>();
  return rows.filter((row) => {
    const news = saying(row).filter(([key]) => !said.has(key));
    for (const [key] of news) said.add(key);
    return news.length === 0;
  });
}

function problemOf({ row }: ReadRow, why: TogetherProblem): TableProblem {
  return { row, column: null, text: '', why, leftOut: why === 'twice' ? 'nothing' : 'row' };
}
