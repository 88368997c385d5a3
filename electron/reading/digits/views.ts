import type { InkArea } from '../types.ts';
import { type Extent, type InkCut, ownInk, palestStrokes, strongestInk } from './own-ink.ts';
import { resample, type Window } from './resample.ts';

/**
 * From a field's ink to what the networks see, step by step as in training (resources/models/train, `views.py`): a change
 * on one side alone spoils the reading, and a test of fixed inputs holds the two together.
 */

/** Side of a cell's views and height of a line's view, px. */
export const SIDE = 32;
/** Width of a line's view, px. */
export const LINE_WIDTH = 160;
/** Values that `cellViews` writes: two views. */
export const CELL_VALUES = 2 * SIDE * SIDE;
/** Values that `lineView` writes. */
export const LINE_VALUES = SIDE * LINE_WIDTH;

/** How much of the surroundings is looked at, in box sizes a side. */
const MARGIN = 0.5;
/** Ink that never gets stronger than this (of 255) stays pale: grain must not be blown up to strokes. */
export const PALE = 90;
/** A line's stroke that is lower than this share of its writing may be a dash, a dot or the rest of a rule. */
const TALL = 0.6;
/**
 * Between two tall strokes that are this many times the writing's height apart, another figure would have room: in a black-and-white scan a thin one
 * leaves a dot, or nothing.
 */
const ROOM = 1.1;
/** A stroke of less than this share of the height around it is the slash of a 0 or a drop of ink, no figure in a ring. */
const ENCLOSED = 0.4;
/** A ring around one figure is no wider than this many times its height; a figure grown together with a rule or a stamp is. */
const RINGED = 1.6;
/** A dash is wider than this share of the writing's height, and lower. */
const DASH = 0.3;
/** Height of a line's figures in its view, px, and the paper left of them. */
const FIGURE_HEIGHT = 26;
export const LEFT_PAPER = 10;

/**
 * Writes the two views of a cell into `out` at `offset`, each SIDE x SIDE, 0..1: the box as it lies on the page, and its
 * own strokes alone, centred and scaled.
 */
export function cellViews(area: InkArea, out: Float32Array, offset: number): void {
  const cut = surroundings(area);
  const factor = 1 / Math.max(strongestInk(cut), PALE);
  const [x, y, w, h] = cut.box;
  const side = 1.3 * Math.max(w, h);
  const view = (centreX: number, centreY: number, extent: number) => ({
    x: centreX - extent / 2,
    y: centreY - extent / 2,
    stepX: extent / SIDE,
    stepY: extent / SIDE,
    width: SIDE,
    height: SIDE,
  });
  resample(new Float64Array(cut.data), cut.width, view(x + w / 2, y + h / 2, side), out, offset, factor);
  const own = ownInk(cut, false);
  if (!own) return void out.fill(0, offset + SIDE * SIDE, offset + CELL_VALUES);
  const [x0, y0, x1, y1] = own.extent;
  const reach = 1.2 * Math.max(x1 - x0, y1 - y0, 0.4 * h);
  const centred = view((x0 + x1) / 2, (y0 + y1) / 2, reach);
  resample(masked(cut, own.mask), cut.width, centred, out, offset + SIDE * SIDE, factor);
}

/** What a line's view does not show by itself. */
export interface LineSeen {
  /** It is disputed whether all of the ink in the box is the line's. */
  disputed: boolean;
  /** Where tall strokes begin and end, however pale, px of the view from its left edge. */
  strokes: readonly (readonly [left: number, right: number])[];
  /** Between two of them there is room for another figure. */
  gapped: boolean;
  /** One stroke lies within another, as a figure in a ring drawn around it. */
  enclosed: boolean;
  /** A sign of equality closes the number, so that a stroke before it may be one of division, not a 1. */
  equated: boolean;
}

/**
 * Writes the view of a line into `out` at `offset`, SIDE rows of LINE_WIDTH, 0..1: its own strokes from the left, their
 * height brought to FIGURE_HEIGHT px; what is too wide then is narrowed. All zero where no stroke belongs to the box.
 */
export function lineView(area: InkArea, out: Float32Array, offset: number): LineSeen {
  const cut = surroundings(area);
  const own = ownInk(cut, true);
  if (!own) {
    out.fill(0, offset, offset + LINE_VALUES);
    return { disputed: false, strokes: [], gapped: false, enclosed: false, equated: false };
  }
  const window = stripOver(own.extent, cut.box[3], LINE_WIDTH);
  const kept = masked(cut, own.mask);
  resample(kept, cut.width, window, out, offset, 1 / Math.max(strongestInk(cut), PALE));
  const height = high(own.extent);
  const strokes = palestStrokes(cut, kept);
  const tall = strokes.filter((stroke) => high(stroke) >= TALL * height);
  return {
    disputed: own.disputed,
    strokes: tall.map(([left, , right]) => [
      (left - window.x) / window.stepX,
      (right - window.x) / window.stepX,
    ]),
    gapped: widestGap(tall) >= ROOM * height,
    enclosed: strokes.some((inner) => strokes.some((outer) => isEnclosed(inner, outer))),
    equated: endsInEquality(strokes, tall, height),
  };
}

const high = ([, top, , bottom]: Readonly<Extent>) => bottom - top;

/** True for a stroke of some height that lies on all sides within the extent of another that may be a ring. */
function isEnclosed(inner: Readonly<Extent>, outer: Readonly<Extent>): boolean {
  return (
    outer[2] - outer[0] < RINGED * high(outer) &&
    high(inner) >= ENCLOSED * high(outer) &&
    inner.every((edge, side) => (side < 2 ? edge > (outer[side] ?? 0) : edge < (outer[side] ?? 0)))
  );
}

/** True where right of all tall strokes two low wide ones lie one above the other. */
function endsInEquality(
  strokes: readonly Readonly<Extent>[],
  tall: readonly Readonly<Extent>[],
  height: number,
): boolean {
  const end = Math.max(...tall.map(([, , right]) => right));
  const dashes = strokes.filter((stroke) => {
    const [left, , right] = stroke;
    return left >= end && right - left >= DASH * height && high(stroke) < DASH * height;
  });
  return dashes.some((upper) =>
    dashes.some((lower) => upper[3] <= lower[1] && upper[0] < lower[2] && lower[0] < upper[2]),
  );
}

/** The widest stretch between two strokes with none of them in it, px; 0 where there are none. */
function widestGap(strokes: readonly Readonly<Extent>[]): number {
  let [widest, end] = [0, Infinity];
  for (const [left, , right] of [...strokes].sort((a, b) => a[0] - b[0])) {
    widest = Math.max(widest, left - end);
    end = end === Infinity ? right : Math.max(end, right);
  }
  return widest;
}

/**
 * The window through which writing is seen as a strip of SIDE rows: from the left, its height brought to FIGURE_HEIGHT px, narrowed
 * where it is too wide for `width` px.
 * @param extent left, top, right, bottom of the writing, px of its cut
 */
export function stripOver(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  boxHeight: number,
  width: number,
): Window {
  const stepY = Math.max(y1 - y0, 0.3 * boxHeight) / FIGURE_HEIGHT;
  const stepX = Math.max(stepY, (x1 - x0) / (width - LEFT_PAPER - 4));
  return {
    x: x0 - LEFT_PAPER * stepX,
    y: (y0 + y1) / 2 - (stepY * SIDE) / 2,
    stepX,
    stepY,
    width,
    height: SIDE,
  };
}

/** The box, in whole px, with MARGIN of its size on each side as far as the raster goes. */
export function surroundings({ ink, box }: InkArea): InkCut {
  const [x, y, w, h] = box.map(Math.round) as [number, number, number, number];
  const left = Math.max(0, x - Math.floor(w * MARGIN));
  const top = Math.max(0, y - Math.floor(h * MARGIN));
  const right = Math.min(ink.width, x + w + Math.floor(w * MARGIN));
  const bottom = Math.min(ink.height, y + h + Math.floor(h * MARGIN));
  const width = Math.max(0, right - left);
  const height = Math.max(0, bottom - top);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (top + row) * ink.width + left;
    data.set(ink.data.subarray(start, start + width), row * width);
  }
  return { data, width, height, box: [x - left, y - top, w, h] };
}

/** A cut's ink, without what the mask leaves out. */
export function masked({ data }: InkCut, mask: Uint8Array): Float64Array {
  const kept = new Float64Array(data.length);
  // By index: `Float64Array.from` goes through an iterator and takes many times as long.
  for (let at = 0; at < data.length; at++) kept[at] = (data[at] ?? 0) * (mask[at] ?? 0);
  return kept;
}
