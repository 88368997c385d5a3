import type { Cell } from './column.ts';
import { rowHash } from './row-hash.ts';

/** What the sheet about a workbook vouches for, but for the seal itself: its lines hashed as a row's cells are. */
export function aboutHash(lines: Iterable<readonly [key: string, value: Cell]>): string {
  return rowHash([...lines].filter(([key]) => !key.startsWith('seal_')));
}
