import type { Box, FormField } from '../../shared/forms/form.ts';
import type { Plane } from './darkness.ts';
import { type Cv, type Mat } from './engine.ts';
import type { Band } from './ink.ts';
import { findLinesAlong, probeLine } from './lines.ts';
import type { PageModel, RuledLine } from './model.ts';
import { acrossAt, covers, EDGE_MM, edgesOf } from './ruled.ts';
import type { PxBox } from './types.ts';

/** One cut of the page, as lines are looked for in it. */
export interface CutView {
  field: FormField;
  /** The cut's area on the page, mm. */
  area: Box;
  darkness: Mat;
  plane: Plane;
  pxPerMm: number;
  /** Darkness of full ink, 0..255. */
  level: number;
}

/** A line of the form, clipped to a cut, and where this page shows it. */
export interface LineHere {
  /** mm of the form. */
  line: RuledLine;
  /** Offsets at both ends, px to the right or down of where the form has it; null where the page does not show it. */
  offsets: readonly [number, number] | null;
}

/** How far a line of this page may lie from its place on the form once the page is registered, mm. */
const SNAP_MM = 0.7;
/** Shortest piece of a line that can be told from a stroke, mm. */
const SHORTEST_MM = 2;
/** From this length on both halves are looked for apart, since a line may slant, mm. */
const SLANTING_MM = 10;
/** Pieces of one line: gap between their ends and distance across, mm. */
const SAME_LINE_MM = [1.5, 0.3] as const;

/** The ruled lines in a cut: those of the form, edges of cells that the reference did not show, and a mark's own line. */
export function linesInCut(cv: Cv, model: PageModel, cut: CutView): LineHere[] {
  const { field, area, plane, pxPerMm, level } = cut;
  const edges = field.kind === 'cells' ? field.cells.flatMap(edgesOf) : [];
  const ofForm = [
    ...model.lines,
    ...edges.filter((edge) => !model.lines.some((line) => covers(line, edge, EDGE_MM))),
  ];
  const known = joined(ofForm.flatMap((line) => clip(line, area) ?? []));
  const here = known.map((line): LineHere => ({ line, offsets: find(line, cut) }));
  if (field.kind !== 'mark') return here;
  // A signature's line may not have been seen in a filled reference; nobody signs with a stroke as straight.
  const [left, top] = area;
  const found = findLinesAlong(true, cv, cut.darkness, plane, pxPerMm, level)
    .map(({ x0, y0, x1, y1, horizontal }) => ({
      x0: x0 + left,
      y0: y0 + top,
      x1: x1 + left,
      y1: y1 + top,
      horizontal,
    }))
    .filter((line) => !known.some((other) => covers(other, line, SNAP_MM)));
  return [...here, ...found.map((line): LineHere => ({ line, offsets: [0, 0] }))];
}

function find(line: RuledLine, { area, plane, pxPerMm, level }: CutView): readonly [number, number] | null {
  const ends = [toPx(area, pxPerMm, line.x0, line.y0), toPx(area, pxPerMm, line.x1, line.y1)] as const;
  const between = (from: number, to: number): [number, number, number, number] => {
    const [[x0, y0], [x1, y1]] = ends;
    const at = (t: number) => [x0 + (x1 - x0) * t - 0.5, y0 + (y1 - y0) * t - 0.5] as const;
    return [...at(from), ...at(to)];
  };
  const look = (from: number, to: number, reach: number) =>
    probeLine(plane, between(from, to), line.horizontal, pxPerMm, reach, level)?.offset;
  const whole = look(0, 1, SNAP_MM);
  if (whole === undefined && lengthOf(line) < SLANTING_MM) return null;
  if (lengthOf(line) < SLANTING_MM) return whole === undefined ? null : [whole, whole];
  const first = look(0, 0.5, SNAP_MM);
  const second = look(0.5, 1, SNAP_MM);
  if (first === undefined || second === undefined || Math.abs(first - second) > 0.5 * pxPerMm) {
    const one = whole ?? first ?? second;
    return one === undefined ? null : [one, one];
  }
  // Halves are measured at their middles; the line runs on to the ends.
  return [first - (second - first) / 2, second + (second - first) / 2];
}

/** At a corner a line reaches this much beyond the middle of the one it meets, mm. */
const END_MM = 0.4;

/** The middles of the lines that the page shows, px of the cut. */
export function bandsOf(lines: readonly LineHere[], area: Box, pxPerMm: number): Band[] {
  return lines.flatMap(({ line, offsets }): Band[] => {
    if (!offsets) return [];
    const [right, down] = line.horizontal ? [END_MM, 0] : [0, END_MM];
    const [x0, y0] = toPx(area, pxPerMm, line.x0 - right, line.y0 - down);
    const [x1, y1] = toPx(area, pxPerMm, line.x1 + right, line.y1 + down);
    const [first, second] = offsets;
    return line.horizontal
      ? [{ x0: x0 - 0.5, y0: y0 + first - 0.5, x1: x1 - 0.5, y1: y1 + second - 0.5, horizontal: true }]
      : [{ x0: x0 + first - 0.5, y0: y0 - 0.5, x1: x1 + second - 0.5, y1: y1 - 0.5, horizontal: false }];
  });
}

/** Moves a cell to where this page shows its lines; an edge without one goes with the opposite edge. */
export function snap(cell: Box, lines: readonly LineHere[], area: Box, pxPerMm: number): PxBox {
  const shift = (edge: RuledLine | undefined) => (edge ? shiftOf(edge, lines) : undefined);
  const [topEdge, bottomEdge, leftEdge, rightEdge] = edgesOf(cell);
  const [top, bottom, left, right] = [shift(topEdge), shift(bottomEdge), shift(leftEdge), shift(rightEdge)];
  const [x, y] = toPx(area, pxPerMm, cell[0], cell[1]);
  const x0 = x + (left ?? right ?? 0);
  const x1 = x + cell[2] * pxPerMm + (right ?? left ?? 0);
  const y0 = y + (top ?? bottom ?? 0);
  const y1 = y + cell[3] * pxPerMm + (bottom ?? top ?? 0);
  return [x0, y0, x1 - x0, y1 - y0];
}

/** How far the nearest line along an edge lies from its place, px; undefined where there is none. */
function shiftOf(edge: RuledLine, lines: readonly LineHere[]): number | undefined {
  const middle = edge.horizontal ? (edge.x0 + edge.x1) / 2 : (edge.y0 + edge.y1) / 2;
  const across = edge.horizontal ? edge.y0 : edge.x0;
  let nearest = Infinity;
  let shift: number | undefined;
  for (const { line, offsets } of lines) {
    const distance = Math.abs(acrossAt(line, middle) - across);
    if (!offsets || distance >= nearest || !covers(line, edge, EDGE_MM)) continue;
    const [start, end] = line.horizontal ? [line.x0, line.x1] : [line.y0, line.y1];
    nearest = distance;
    shift = offsets[0] + ((offsets[1] - offsets[0]) * (middle - start)) / (end - start);
  }
  return shift;
}

/** mm of the page to px of the cut, as coordinates between pixels: 0 is the left edge of the first. */
function toPx([left, top]: Box, pxPerMm: number, x: number, y: number): readonly [number, number] {
  return [(x - left) * pxPerMm, (y - top) * pxPerMm];
}

function lengthOf({ x0, y0, x1, y1, horizontal }: RuledLine): number {
  return horizontal ? x1 - x0 : y1 - y0;
}

function clip(line: RuledLine, [left, top, width, height]: Box): RuledLine | null {
  const [low, high, near, far] = line.horizontal
    ? [left, left + width, top, top + height]
    : [top, top + height, left, left + width];
  const start = Math.max(line.horizontal ? line.x0 : line.y0, low);
  const end = Math.min(line.horizontal ? line.x1 : line.y1, high);
  const [from, to] = [acrossAt(line, start), acrossAt(line, end)];
  if (end <= start || Math.min(from, to) < near || Math.max(from, to) > far) return null;
  return line.horizontal
    ? { x0: start, y0: from, x1: end, y1: to, horizontal: true }
    : { x0: from, y0: start, x1: to, y1: end, horizontal: false };
}

/** Puts the pieces of each line together again; what stays too short is left out. */
function joined(lines: readonly RuledLine[]): RuledLine[] {
  const start = (line: RuledLine) => (line.horizontal ? line.x0 : line.y0);
  const result: RuledLine[] = [];
  for (const line of [...lines].sort((a, b) => start(a) - start(b))) {
    const before = result.findIndex((other) => continues(other, line));
    const other = result[before];
    if (!other) result.push(line);
    else if (line.horizontal && line.x1 > other.x1) result[before] = { ...other, x1: line.x1, y1: line.y1 };
    else if (!line.horizontal && line.y1 > other.y1) result[before] = { ...other, x1: line.x1, y1: line.y1 };
  }
  return result.filter((line) => lengthOf(line) >= SHORTEST_MM);
}

function continues(before: RuledLine, after: RuledLine): boolean {
  if (before.horizontal !== after.horizontal) return false;
  const gap = before.horizontal ? after.x0 - before.x1 : after.y0 - before.y1;
  const across = before.horizontal ? after.y0 - before.y1 : after.x0 - before.x1;
  return gap < SAME_LINE_MM[0] && Math.abs(across) < SAME_LINE_MM[1];
}
