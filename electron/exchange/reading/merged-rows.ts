import type { RawSheet } from './raw-book.ts';

const known = new WeakMap<RawSheet, ReadonlyMap<number, string>>();

/** The range of joined cells that a row is part of, like "A5:B6"; undefined where it is part of none. Rows from 0. */
export function mergedRange(sheet: RawSheet, row: number): string | undefined {
  let rows = known.get(sheet);
  if (!rows) known.set(sheet, (rows = mergedRows(sheet)));
  return rows.get(row);
}

function mergedRows({ merged, rows }: RawSheet): Map<number, string> {
  const found = new Map<number, string>();
  for (const range of merged) {
    const corners = /^\$?[A-Z]{1,3}\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(range);
    if (!corners) continue;
    const last = Math.min(Number(corners[2]), rows.length);
    for (let row = Number(corners[1]) - 1; row < last; row += 1) found.set(row, range);
  }
  return found;
}
