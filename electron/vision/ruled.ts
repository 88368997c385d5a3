import type { Box } from '../../shared/forms/form.ts';
import type { RuledLine } from './model.ts';

/** Edges of a box, mm: top, bottom, left, right. */
export function edgesOf([left, top, width, height]: Box): readonly RuledLine[] {
  const [right, bottom] = [left + width, top + height];
  return [
    { x0: left, y0: top, x1: right, y1: top, horizontal: true },
    { x0: left, y0: bottom, x1: right, y1: bottom, horizontal: true },
    { x0: left, y0: top, x1: left, y1: bottom, horizontal: false },
    { x0: right, y0: top, x1: right, y1: bottom, horizontal: false },
  ];
}

/** Distance, mm, within which a line of the form belongs to the edge of a field. */
export const EDGE_MM = 0.5;

/** True if `line` runs along at least two thirds of `edge`, within `within` mm. */
export function covers(line: RuledLine, edge: RuledLine, within: number): boolean {
  if (line.horizontal !== edge.horizontal) return false;
  const [from, to, across] = edge.horizontal
    ? [edge.x0, edge.x1, (edge.y0 + edge.y1) / 2]
    : [edge.y0, edge.y1, (edge.x0 + edge.x1) / 2];
  const [start, end] = line.horizontal ? [line.x0, line.x1] : [line.y0, line.y1];
  const common = Math.min(to, end) - Math.max(from, start);
  return common >= ((to - from) * 2) / 3 && Math.abs(acrossAt(line, (from + to) / 2) - across) <= within;
}

/** Where a line lies across its direction at a place along it, mm. */
export function acrossAt(line: RuledLine, along: number): number {
  const [start, end, from, to] = line.horizontal
    ? [line.x0, line.x1, line.y0, line.y1]
    : [line.y0, line.y1, line.x0, line.x1];
  return end === start ? from : from + ((to - from) * (along - start)) / (end - start);
}
