import type { InkArea } from './types.ts';
import { inkOf, join, type Piece } from './ink.ts';

/** Signs that geometry alone tells from digits, and `ink` for everything else. */
export type Sign = 'blank' | 'dash' | 'cross' | 'ink';

/** A cell's sign, how clearly it is that (0..1), and the ink it was seen in (px of the area's raster). */
export interface SignReading {
  sign: Sign;
  clearness: number;
  ink: Piece;
  /** Its connected parts, left to right, specks left out. */
  pieces: readonly Piece[];
}

/** Less ink than this (mm²) is a speck: a short dash of a thin pen has more. */
const SPECK = 0.2;
/** Ink that leaves its box is followed this far, as a share of the box's height. */
const REACH = 0.25;

/** Tells an empty cell, a dash and a cross from other ink by the shape of what is written. */
export function readSign({ ink, box, pxPerMm }: InkArea): SignReading {
  const pieces = inkOf(ink, box, REACH * box[3]).filter(
    (piece) => piece.pixels.length >= 0.1 * SPECK * pxPerMm ** 2,
  );
  const written = join(pieces, ink.width);
  const area = written.pixels.length / pxPerMm ** 2;
  if (area < SPECK) return { sign: 'blank', clearness: 1 - area / SPECK, ink: written, pieces };
  const dash = dashLikeness(written, ink.width, box[2]);
  const cross = crossLikeness(written, ink.width);
  if (dash > 0.5 && dash >= cross) return { sign: 'dash', clearness: dash, ink: written, pieces };
  if (cross > 0.5) return { sign: 'cross', clearness: cross, ink: written, pieces };
  return { sign: 'ink', clearness: 1 - Math.max(dash, cross), ink: written, pieces };
}

/**
 * How much a piece looks like one level stroke, 0..1: long against its height, within about 30° of level, its ink solid.
 * @param fullWidth the box's width, px: a stroke shorter than a fifth of it is a dot rather than a dash
 */
export function dashLikeness(piece: Piece, rowLength: number, fullWidth: number): number {
  const { length, breadth, angle } = principal(piece, rowLength);
  if (length < 0.2 * fullWidth) return 0;
  const long = ramp(length / Math.max(1, breadth), 2.2, 4.5);
  // A flat row of figures is long and low as well, but most of its area is paper.
  const solid = ramp(piece.pixels.length / (length * Math.max(1, breadth)), 0.5, 0.75);
  const level = ramp(-Math.abs(angle), -Math.PI / 5, -Math.PI / 9);
  return Math.min(long, level, solid);
}

/** Bins along each diagonal of a cross. */
const BINS = 8;

/**
 * How much a piece looks like an X, 0..1: in its own bounds ink runs along both diagonals from corner to corner, and the
 * four sides' middles are empty (which is what tells it from 4, 8 and a barred 7).
 */
export function crossLikeness(piece: Piece, rowLength: number): number {
  const [left, top, width, height] = piece.bounds;
  const shape = width / Math.max(1, height);
  if (shape < 0.4 || shape > 2.5 || Math.min(width, height) < 4) return 0;
  const falling = new Array<number>(BINS).fill(0);
  const rising = new Array<number>(BINS).fill(0);
  let near = 0;
  let middles = 0;
  for (const pixel of piece.pixels) {
    const x = pixel % rowLength;
    const u = (x - left + 0.5) / width;
    const v = ((pixel - x) / rowLength - top + 0.5) / height;
    const bin = Math.min(BINS - 1, Math.floor(v * BINS));
    const onFalling = Math.abs(u - v) < 0.2;
    const onRising = Math.abs(u + v - 1) < 0.2;
    if (onFalling) falling[bin] = (falling[bin] ?? 0) + 1;
    if (onRising) rising[bin] = (rising[bin] ?? 0) + 1;
    if (onFalling || onRising) near++;
    else if (Math.abs(u - 0.5) < 0.25 !== Math.abs(v - 0.5) < 0.25) middles++;
  }
  const covered = (bins: readonly number[]) => bins.filter((count) => count > 0).length / BINS;
  const along = ramp(near / piece.pixels.length, 0.72, 0.9);
  const both = ramp(Math.min(covered(falling), covered(rising)), 0.55, 0.9);
  const open = ramp(-middles / piece.pixels.length, -0.25, -0.08);
  return Math.min(along, both, open);
}

/** Length and breadth (px, of an even bar with the same moments) and angle (radians from level) of ink. */
function principal(piece: Piece, rowLength: number): { length: number; breadth: number; angle: number } {
  const [cx, cy] = piece.centre;
  let [xx, yy, xy] = [0, 0, 0];
  for (const pixel of piece.pixels) {
    const x = (pixel % rowLength) - cx;
    const y = Math.floor(pixel / rowLength) - cy;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  const count = Math.max(1, piece.pixels.length);
  const mean = (xx + yy) / (2 * count);
  const spread = Math.hypot((xx - yy) / (2 * count), xy / count);
  const bar = Math.sqrt(12); // an even bar's length is sqrt(12) standard deviations
  return {
    length: bar * Math.sqrt(mean + spread),
    breadth: bar * Math.sqrt(Math.max(0, mean - spread)),
    angle: 0.5 * Math.atan2(2 * xy, xx - yy),
  };
}

/** 0 at or below `from`, 1 at or above `to`, straight between. */
function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
