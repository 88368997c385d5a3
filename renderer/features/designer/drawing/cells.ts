import type { Box } from '../../../../shared/forms/form.ts';
import { type Ruled, snapped } from './ruled.ts';

/** Half a ruled line, mm: cells lie inside of their lines. */
const LINE_MM = 0.2;

/** Cuts a box into `count` digits' boxes of one width, left to right, mm. */
export function evenCells([x, y, width, height]: Box, count: number): Box[] {
  const step = width / count;
  return Array.from({ length: count }, (_, n): Box => [
    x + n * step + LINE_MM,
    y + LINE_MM,
    step - 2 * LINE_MM,
    height - 2 * LINE_MM,
  ]);
}

/** The digits' boxes of a field: those ruled within it, where there are `count` of them, else even ones. */
export function cellsOf(ruled: Ruled | null, box: Box, count: number): readonly Box[] {
  const found = ruled ? snapped(ruled, grown(box)).cells : [];
  return found.length === count ? found : evenCells(box, count);
}

/** A box drawn just inside of its cells' lines still holds their middles. */
function grown([x, y, width, height]: Box): Box {
  return [x - LINE_MM, y - LINE_MM, width + 2 * LINE_MM, height + 2 * LINE_MM];
}

/** Cells that go with their field when it is moved or sized. */
export function carriedCells(cells: readonly Box[], from: Box, to: Box): Box[] {
  const across = to[2] / from[2];
  const down = to[3] / from[3];
  return cells.map(([x, y, width, height]): Box => [
    to[0] + (x - from[0]) * across,
    to[1] + (y - from[1]) * down,
    width * across,
    height * down,
  ]);
}
