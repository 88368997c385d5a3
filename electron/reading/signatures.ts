import type { Raster } from '../../shared/forms/raster.ts';
import type { MarkReading } from '../../shared/protocol/values.ts';
import type { FieldCut, PxBox } from '../vision/types.ts';
import { finding, logistic } from './finding.ts';
import { extent, findPieces, type Piece, writtenLevel } from './ink.ts';
import type { Disc } from './stamps.ts';

export const SIGNATURE_PX_PER_MM = 5;
/** Surroundings cut along, mm: as far as to the next row, to see whose a stroke is that reaches in. */
export const SIGNATURE_MARGIN = 12;
/** Lower pieces than this (mm) are remnants of the ruled line. */
const REMNANT_HEIGHT = 1;
/** Width of paper under ink (mm) at which signature and none are equally likely, and how fast that changes. */
const HALF = 5;
const SLOPE = 0.7;
/** A neighbour's stroke reaches in from its side by less than this share of the box; what goes deeper has own ink in it. */
const SHALLOW = 0.5;
/** Probability that ink which looks like a row of figures, a date, is a signature after all. */
const FIGURES = 0.25;

/** A connected piece of ink and the part of it in the signature's box. */
interface Part {
  whole: Piece;
  within: Piece;
}

/**
 * Judges a signature by how much of its line has ink above it. What lies on a stamp, neighbours' strokes that reach in and a date
 * do not count.
 * @param cut with SIGNATURE_MARGIN of surroundings
 */
export function readSignature(cut: FieldCut, stamps: readonly Disc[]): MarkReading {
  const { ink, covered } = withoutStamps(cut, stamps);
  const own = partsIn(ink, cut.box).filter(
    (part) => part.within.bounds[3] >= REMNANT_HEIGHT * cut.pxPerMm && !reachesIn(part, cut.box),
  );
  const wide = columns(own, ink.width) / cut.pxPerMm;
  const p = Math.min(logistic(SLOPE * (wide - HALF)), areFigures(own, cut.pxPerMm) ? FIGURES : 1);
  // What a stamp hides may be a signature: the more of the box it covers, the less is known.
  return finding(p < 0.5 ? p + (0.5 - p) * covered : p);
}

function partsIn(ink: Raster, box: PxBox): Part[] {
  // How dark this pen is: neighbours may have signed with darker ones.
  const level = writtenLevel(clip(ink, box));
  return findPieces(ink, [0, 0, ink.width, ink.height], level).flatMap((whole) => {
    const pixels = whole.pixels.filter((pixel) => {
      const x = pixel % ink.width;
      const y = (pixel - x) / ink.width;
      return x >= box[0] && x < box[0] + box[2] && y >= box[1] && y < box[1] + box[3];
    });
    return pixels.length > 0 ? [{ whole, within: { pixels, ...extent(pixels, ink.width) } }] : [];
  });
}

function clip({ data, width }: Raster, [x, y, w, h]: PxBox): Raster {
  const [left, top, right, bottom] = [x, y, x + w, y + h].map(Math.round) as [number, number, number, number];
  const rows = Array.from({ length: bottom - top }, (_, row) =>
    data.subarray((top + row) * width + left, (top + row) * width + right),
  );
  return { width: right - left, height: rows.length, channels: 1, data: Buffer.concat(rows) };
}

/** True for a stroke of which most lies outside, on a side from which it reaches into the box by little. */
function reachesIn({ whole, within }: Part, [left, top, width, height]: PxBox): boolean {
  if (within.pixels.length * 2 >= whole.pixels.length) return false;
  const [x, y, w, h] = within.bounds;
  const [cx, cy] = whole.centre;
  return (
    (cy < top && y + h - top < SHALLOW * height) ||
    (cy > top + height && top + height - y < SHALLOW * height) ||
    (cx < left && x + w - left < SHALLOW * width) ||
    (cx > left + width && left + width - x < SHALLOW * width)
  );
}

/** Figures of a date, at least: day and year. */
const LEAST_FIGURES = 5;
/** Lower pieces than this, mm, are dots between figures. */
const DOT_HEIGHT = 1.5;

/**
 * True for a row of figures like a date: at least LEAST_FIGURES pieces, all about as high as each other, none wider than high, their feet
 * on one line, and nothing else but dots.
 */
function areFigures(parts: readonly Part[], pxPerMm: number): boolean {
  const tall = parts.map(({ whole }) => whole.bounds).filter(([, , , h]) => h >= DOT_HEIGHT * pxPerMm);
  if (tall.length < LEAST_FIGURES) return false;
  const heights = tall.map(([, , , h]) => h).sort((a, b) => a - b);
  const median = heights[heights.length >> 1] ?? 0;
  const feet = tall.map(([, y, , h]) => y + h);
  return (
    (heights.at(-1) ?? 0) <= 1.3 * median &&
    (heights[0] ?? 0) >= 0.7 * median &&
    tall.every(([, , w, h]) => w <= 1.1 * h) &&
    Math.max(...feet) - Math.min(...feet) <= 0.4 * median
  );
}

/** How many px columns of the box have ink. */
function columns(parts: readonly Part[], rowLength: number): number {
  return new Set(parts.flatMap(({ within }) => within.pixels.map((pixel) => pixel % rowLength))).size;
}

/** A stamp's ink is blotted out this far beyond its ring, mm. */
const AROUND_STAMP = 1;

/** The cut's ink with stamps blotted out, and the share of the box that they cover. */
function withoutStamps(cut: FieldCut, stamps: readonly Disc[]): { ink: Raster; covered: number } {
  if (stamps.length === 0) return { ink: cut.ink, covered: 0 };
  const ink: Raster = { ...cut.ink, data: cut.ink.data.slice() };
  let covered = 0;
  const [left, top] = cut.field.box;
  const [boxLeft, boxTop, boxWidth, boxHeight] = cut.box;
  for (let y = 0; y < ink.height; y++) {
    const mmY = top + (y - boxTop) / cut.pxPerMm;
    const near = stamps.filter(({ centre, radius }) => Math.abs(mmY - centre[1]) <= radius + AROUND_STAMP);
    for (let x = 0; near.length > 0 && x < ink.width; x++) {
      const mmX = left + (x - boxLeft) / cut.pxPerMm;
      if (!near.some((stamp) => isStamped(stamp, mmX, mmY))) continue;
      ink.data[y * ink.width + x] = 0;
      if (x >= boxLeft && x < boxLeft + boxWidth && y >= boxTop && y < boxTop + boxHeight) covered++;
    }
  }
  return { ink, covered: covered / Math.max(1, boxWidth * boxHeight) };
}

/** True for a point of the page (mm) that lies on a stamp or right beside it. */
function isStamped({ centre, radius }: Disc, x: number, y: number): boolean {
  const [across, down] = [Math.abs(x - centre[0]), Math.abs(y - centre[1])];
  const reach = radius + AROUND_STAMP;
  return across <= reach && down <= reach && Math.hypot(across, down) <= reach;
}
