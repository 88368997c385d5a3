import type { Plane } from './darkness.ts';

/** From (x0, y0) to (x1, y1), px. */
export type Stretch = readonly [number, number, number, number];

/** Distance between parallels, px. */
export const STEP_PX = 0.5;

/** Where darkness is asked for: along a stretch and its parallels. */
export interface Raking {
  horizontal: boolean;
  /** Points along each parallel, evenly spread from this share of its length over this share. */
  steps: number;
  from: number;
  over: number;
  /** Distance of the first parallel from the stretch, px; each next one lies STEP_PX further right or down. */
  first: number;
  count: number;
}

/**
 * Darkness between pixels along a straight stretch and its parallels, as `sample` has it: the n-th point of the k-th parallel at k * steps + n. Goes
 * across, so that each pixel is looked at once, and makes no object.
 */
export function rake(plane: Plane, [x0, y0, x1, y1]: Stretch, raking: Raking): Float64Array {
  const { data, width, height } = plane;
  const { horizontal, steps, from, over, first, count } = raking;
  const dark = new Float64Array(count * steps);
  const [alongPx, acrossPx] = horizontal ? [width, height] : [height, width];
  const [alongStep, acrossStep] = horizontal ? [1, width] : [width, 1];
  for (let n = 0; n < steps; n++) {
    const t = from + (over * n) / (steps - 1);
    const x = x0 + (x1 - x0) * t;
    const y = y0 + (y1 - y0) * t;
    const [along, middle] = horizontal ? [x, y] : [y, x];
    if (!(along >= 0 && along < alongPx - 1)) continue;
    const column = along | 0;
    const right = along - column;
    let row = -2;
    let upper = 0;
    let lower = 0;
    for (let k = 0; k < count; k++) {
      const across = middle + (first + k * STEP_PX);
      if (!(across >= 0 && across < acrossPx - 1)) continue;
      const here = across | 0;
      if (here !== row) {
        const at = here * acrossStep + column * alongStep;
        const next = at + acrossStep;
        upper =
          here === row + 1 ? lower : (data[at] ?? 0) * (1 - right) + (data[at + alongStep] ?? 0) * right;
        lower = (data[next] ?? 0) * (1 - right) + (data[next + alongStep] ?? 0) * right;
        row = here;
      }
      const down = across - here;
      dark[k * steps + n] = upper * (1 - down) + lower * down;
    }
  }
  return dark;
}
