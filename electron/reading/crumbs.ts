import type { Raster } from '../../shared/forms/raster.ts';
import type { FieldCut, PxBox } from '../vision/types.ts';
import { findPieces, penDarkness } from './ink.ts';

/** Where this share of the paper's px is of one and the same brightness, the picture shows no pale ink: black and white, or whitened by a scanner. */
const FLAT = 0.65;
/** What is darker than this share of the way from the paper's brightness to black is no paper. */
const PAPER = 0.3;
/** Crumbs are at least this share of the pen's darkness, and of this many mm². */
const LEVEL = 0.15;
const LEAST_MM2 = 0.03;
/** A piece as long as this is writing, mm. */
const LONG_MM = 1.8;
/** Crumbs this near to writing belong to it: a pen's spatter, a stroke's frayed end, mm. */
const NEAR_MM = 0.6;
/** Beside the foot of the writing the rest of a dotted line may lie, mm. */
const FOOT_MM = 0.8;
/** The box's edge is not looked at, mm: what is left of its lines. */
const EDGE_MM = 0.6;

/**
 * True where a picture that shows no pale ink has a crumb of ink beside what is written in a field: perhaps all that is left of a thin figure, so that
 * what a reader makes of the rest says nothing. In other pictures a crumb is dirt: a figure would be seen there (`hasTraces`).
 */
export function hasCrumbs({ image, ink, box, cells, pxPerMm }: FieldCut): boolean {
  const boxes = cells.length > 0 ? cells : [box];
  if (!isFlat(image, box)) return false;
  const level = Math.max(1, LEVEL * penDarkness(ink));
  const pieces = findPieces(ink, [0, 0, ink.width, ink.height], level).map(({ pixels, bounds }) => ({
    bounds,
    isLong: Math.max(bounds[2], bounds[3]) >= LONG_MM * pxPerMm,
    isSeen: pixels.length >= LEAST_MM2 * pxPerMm ** 2,
  }));
  const writing = pieces.filter(({ isLong }) => isLong);
  const top = Math.min(...writing.map(({ bounds }) => bounds[1]));
  const foot = Math.max(...writing.map(({ bounds }) => bounds[1] + bounds[3])) - FOOT_MM * pxPerMm;
  return pieces.some(
    ({ bounds, isLong, isSeen }) =>
      isSeen &&
      !isLong &&
      bounds[1] + bounds[3] > top &&
      bounds[1] < foot &&
      boxes.some((each) => apart(bounds, each) < -EDGE_MM * pxPerMm) &&
      writing.every((stroke) => apart(bounds, stroke.bounds) > NEAR_MM * pxPerMm),
  );
}

/** True where most of the paper in a box is exactly as bright as the rest of it. */
function isFlat({ width, data }: Raster, [left, top, w, h]: PxBox): boolean {
  const counts = new Uint32Array(256);
  for (let y = Math.round(top); y < Math.round(top + h); y++)
    for (let x = Math.round(left); x < Math.round(left + w); x++) {
      const value = data[y * width + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  const most = Math.max(...counts);
  const paper = counts.indexOf(most);
  const bright = counts.subarray(Math.round((1 - PAPER) * paper)).reduce((sum, count) => sum + count, 0);
  return most >= FLAT * bright;
}

/** How far two boxes are from each other, px: negative by how far one lies within the other. */
function apart([x0, y0, w0, h0]: PxBox, [x1, y1, w1, h1]: PxBox): number {
  return Math.max(x1 - (x0 + w0), x0 - (x1 + w1), y1 - (y0 + h0), y0 - (y1 + h1));
}
