import type { StraightPage } from '../../../../shared/api/designs.ts';
import type { Box } from '../../../../shared/forms/form.ts';

/** What is ruled on the page that is drawn on, mm. */
export type Ruled = Pick<StraightPage, 'lines' | 'boxes'>;

/** A place for a field: a box, and the boxes of its digits where it has some. */
export interface Place {
  box: Box;
  cells: readonly Box[];
}

/** An edge snaps to a line no farther away than this, mm. */
const REACH_MM = 2;
/** A digit's box is no wider, and no farther from the next one, than this, mm. */
const CELL_MM = 16;
const GAP_MM = 4.5;
/** Boxes of one row have the same size and height on the page within this, mm. */
const ALIKE_MM = 1.5;

/** The right and lower end of a box. */
export const endOf = ([x, y, width, height]: Box): readonly [number, number] => [x + width, y + height];

/** Smallest box around others; the list is not empty. */
export function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box[0]));
  const top = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map((box) => endOf(box)[0]));
  const bottom = Math.max(...boxes.map((box) => endOf(box)[1]));
  return [left, top, right - left, bottom - top];
}

/** Share of the smaller box's area that two boxes have in common, 0..1. */
export function overlap(a: Box, b: Box): number {
  const across = Math.min(endOf(a)[0], endOf(b)[0]) - Math.max(a[0], b[0]);
  const down = Math.min(endOf(a)[1], endOf(b)[1]) - Math.max(a[1], b[1]);
  return across <= 0 || down <= 0 ? 0 : (across * down) / Math.min(a[2] * a[3], b[2] * b[3]);
}

/** The boxes in a row of digits' boxes that begins or goes on at `boxes[at]`; only itself where it stands alone. */
function rowFrom(boxes: readonly Box[], at: number): Box[] {
  const row: Box[] = [];
  for (const box of boxes.slice(at)) {
    const last = row.at(-1);
    if (last && !isNextCell(last, box)) break;
    row.push(box);
  }
  return row;
}

function isNextCell(last: Box, box: Box): boolean {
  const gap = box[0] - endOf(last)[0];
  return (
    Math.max(last[2], box[2]) <= CELL_MM &&
    gap >= 0 &&
    gap <= GAP_MM &&
    Math.abs(last[1] - box[1]) <= ALIKE_MM &&
    Math.abs(last[2] - box[2]) <= ALIKE_MM &&
    Math.abs(last[3] - box[3]) <= ALIKE_MM
  );
}

/** Where fields may be, in reading order: every ruled box, boxes for digits that stand in a row as one. */
export function placesOn({ boxes }: Ruled): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < boxes.length;) {
    const row = rowFrom(boxes, at);
    places.push(row.length > 1 ? { box: around(row), cells: row } : { box: boxes[at] as Box, cells: [] });
    at += row.length;
  }
  return places;
}

/** What lies under a point: the smallest place around it; null where nothing is ruled. */
export function placeAt(ruled: Ruled, x: number, y: number): Place | null {
  const [smallest = null] = placesOn(ruled)
    .filter(({ box }) => x >= box[0] && y >= box[1] && x <= endOf(box)[0] && y <= endOf(box)[1])
    .sort((a, b) => a.box[2] * a.box[3] - b.box[2] * b.box[3]);
  return smallest;
}

/**
 * Puts a roughly drawn box where the page has something: onto the digits' boxes that it encloses, onto the one ruled box
 * that it covers, else each edge onto a ruled line near it.
 */
export function snapped(ruled: Ruled, box: Box): Place {
  const within = ruled.boxes.filter((each) => holdsMiddle(box, each));
  const cells = within.length > 1 ? within : [];
  if (cells.length > 1 && rowFrom(cells, 0).length === cells.length) return { box: around(cells), cells };
  const [covered] = ruled.boxes
    .filter((each) => overlap(each, box) > 0.6 && alikeInSize(each, box))
    .sort((a, b) => overlap(b, box) - overlap(a, box));
  return { box: covered ?? ontoLines(ruled, box), cells: [] };
}

function holdsMiddle(outer: Box, [x, y, width, height]: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const [right, bottom] = endOf(outer);
  return middleX > outer[0] && middleX < right && middleY > outer[1] && middleY < bottom;
}

/** Neither is more than twice as large as the other. */
function alikeInSize(a: Box, b: Box): boolean {
  const ratio = (a[2] * a[3]) / (b[2] * b[3]);
  return ratio > 0.5 && ratio < 2;
}

function ontoLines(ruled: Ruled, box: Box): Box {
  const [right, bottom] = endOf(box);
  const edge = (at: number, from: number, to: number, horizontal: boolean) =>
    nearest(at, positions(ruled, from, to, horizontal));
  const left = edge(box[0], box[1], bottom, false);
  const top = edge(box[1], box[0], right, true);
  const width = edge(right, box[1], bottom, false) - left;
  const height = edge(bottom, box[0], right, true) - top;
  return width > 1 && height > 1 ? [left, top, width, height] : box;
}

/** Where lines lie that run along at least half of the stretch from `from` to `to`, mm across their direction. */
function positions({ lines }: Ruled, from: number, to: number, horizontal: boolean): number[] {
  return lines.flatMap(([x0, y0, x1, y1]) => {
    if (Math.abs(x1 - x0) > Math.abs(y1 - y0) !== horizontal) return [];
    const [start, end, across] = horizontal ? [x0, x1, (y0 + y1) / 2] : [y0, y1, (x0 + x1) / 2];
    return Math.min(to, end) - Math.max(from, start) >= (to - from) / 2 ? [across] : [];
  });
}

function nearest(at: number, places: readonly number[]): number {
  return places.reduce(
    (best, place) => (Math.abs(place - at) < Math.abs(best - at) ? place : best),
    places.some((place) => Math.abs(place - at) <= REACH_MM) ? Infinity : at,
  );
}
