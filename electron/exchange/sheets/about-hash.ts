import type { Cell } from './column.ts';
import { rowHash } from './row-hash.ts';

/**
 * What the sheet about a workbook vouches for, but for the seal itself: its lines hashed as a row's cells are, a line's
 * value under its key, its meaning under its key and `#`.
 */
export function aboutHash(lines: Iterable<readonly [key: string, value: Cell, meaning: Cell]>): string {
  const signed = [...lines].filter(([key]) => !key.startsWith('seal_'));
  return rowHash(
    signed.flatMap(([key, value, meaning]) => [[key, value] as const, [`${key}#`, meaning] as const]),
  );
}
