import type { Raster } from '../../shared/forms/raster.ts';
import type { FieldCut, PxBox } from '../vision/types.ts';
import { findPieces, penDarkness } from './ink.ts';

/** Scale at which traces are looked for, px per mm: a stroke is about two px wide, and grain is averaged. */
const PX_PER_MM = 4;
/** What is darker than this share of the cut's contrast, print and all, is print, and what is darker than this share of the pen is writing. */
const SOLID = 0.3;
/** Round print and writing their blur and JPEG's echo of them are not looked at, mm. */
const HALO_MM = 0.5;
/** The paper around a px is averaged over this, mm to each side. */
const AROUND_MM = 1.5;
/** A trace stands out from the paper by this many times its grain, and by this share of the contrast. Chosen on forms invented for it. */
const GRAINS = 3;
const SHARE = 0.03;
/**
 * And by this many times what the lightest px stand out to the other side: JPEG's echoes and a shadow's edge make paper lighter as well as darker, a
 * figure makes it only darker.
 */
const ECHOES = 1.5;
const LIGHTEST = 0.03;
/** A trace lower than this is a speck, mm. */
const TALL_MM = 1.8;
/** And one of less than this, mm². */
const LEAST_MM2 = 1.5;
/** The box's edge is not looked at, mm: what is left of its lines. */
const EDGE_MM = 0.4;

/**
 * True where beside what is written in a field there is something like a figure that is hardly there: a pen that did not write, or a figure that was
 * rubbed out. A reader passes over it, and is sure of the rest.
 */
export function hasTraces(cut: FieldCut): boolean {
  const factor = Math.max(1, Math.round(cut.pxPerMm / PX_PER_MM));
  const image = shrunk(cut.image, factor);
  const scale = cut.pxPerMm / factor;
  const boxes = cut.cells.length > 0 ? cut.cells : [cut.box];
  const areas = boxes.map((box) => inner(box, image, factor, EDGE_MM * scale));
  const contrast = contrastOf(image, areas);
  // Beside a pencil much paler than the print, what is paler still would else pass for print.
  const printed = Math.max(contrast, contrastOf(image, [[0, 0, image.width, image.height]]));
  const solid = solidMask(
    image,
    printed,
    strokesOf(shrunk(cut.ink, factor), SOLID * penDarkness(cut.ink), TALL_MM * scale),
    Math.round(HALO_MM * scale),
  );
  const paper = averages(image, solid);
  return areas.some((area) => {
    const stands = standing(area, image, solid, paper, Math.round(AROUND_MM * scale));
    const sorted = stands.filter((value) => !Number.isNaN(value)).sort();
    const limit = Math.max(GRAINS * grainOf(sorted), ECHOES * lightestOf(sorted), SHARE * contrast);
    return hasFigure(stands, area, limit, TALL_MM * scale, LEAST_MM2 * scale ** 2);
  });
}

/** The typical distance of px from the paper around them. */
function grainOf(sorted: Float32Array): number {
  const away = sorted.map(Math.abs).sort();
  return 1.4826 * (away[away.length >> 1] ?? 0);
}

/** By how much the lightest px are lighter than the paper around them. */
function lightestOf(sorted: Float32Array): number {
  return Math.max(0, -(sorted[Math.floor(LIGHTEST * sorted.length)] ?? 0));
}

/** A picture at a `factor` of its scale, each px the mean of those it stands for. */
function shrunk({ width, height, data }: Raster, factor: number): Plane {
  const [across, down] = [Math.floor(width / factor), Math.floor(height / factor)];
  const small = new Uint8Array(across * down);
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy++)
        for (let dx = 0; dx < factor; dx++) sum += data[(y * factor + dy) * width + x * factor + dx] ?? 0;
      small[y * across + x] = Math.round(sum / factor ** 2);
    }
  return { width: across, height: down, data: small };
}

type Plane = Pick<Raster, 'width' | 'height' | 'data'>;
type Area = readonly [left: number, top: number, right: number, bottom: number];

/** What lies in a box of the cut, but for its edge. */
function inner([x, y, w, h]: PxBox, { width, height }: Plane, factor: number, edge: number): Area {
  return [
    Math.max(0, Math.round(x / factor + edge)),
    Math.max(0, Math.round(y / factor + edge)),
    Math.min(width, Math.round((x + w) / factor - edge)),
    Math.min(height, Math.round((y + h) / factor - edge)),
  ];
}

/** Brightness of the paper less that of the darkest px in some areas. */
function contrastOf(image: Plane, areas: readonly Area[]): number {
  const counts = new Uint32Array(256);
  for (const [left, top, right, bottom] of areas)
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) {
        const value = image.data[y * image.width + x] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
  return Math.max(1, paperOf(counts) - counts.findIndex((count) => count > 0));
}

/** The brightness that four fifths of the px do not exceed. */
function paperOf(counts: Uint32Array): number {
  let left = 0.8 * counts.reduce((sum, count) => sum + count, 0);
  return Math.max(
    0,
    counts.findIndex((count) => (left -= count) <= 0),
  );
}

/** 1 on strokes of ink of at least `level` that are `long` px in one direction: what is left of a figure in crumbs is none. */
function strokesOf({ width, height, data }: Plane, level: number, long: number): Uint8Array {
  const mask = new Uint8Array(data.length);
  const pieces = findPieces({ width, height, channels: 1, data }, [0, 0, width, height], Math.max(1, level));
  for (const { pixels, bounds } of pieces)
    if (Math.max(bounds[2], bounds[3]) >= long) for (const at of pixels) mask[at] = 1;
  return mask;
}

/** 1 where print or writing is, and `halo` px around. */
function solidMask(image: Plane, contrast: number, strokes: Uint8Array, halo: number): Uint8Array {
  const { width, height } = image;
  const counts = new Uint32Array(256);
  for (const value of image.data) counts[value] = (counts[value] ?? 0) + 1;
  const dark = paperOf(counts) - SOLID * contrast;
  const sums = sumsOf(width, height, (at) => ((image.data[at] ?? 0) < dark || strokes[at] ? 1 : 0));
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      mask[y * width + x] = sumWithin(sums, width, [0, 0, width, height], [x, y], halo) > 0 ? 1 : 0;
  return mask;
}

/** Sums of brightness and counts of the px that are not solid. */
interface Averages {
  sums: Float64Array;
  counts: Float64Array;
}

function averages({ width, height, data }: Plane, solid: Uint8Array): Averages {
  return {
    sums: sumsOf(width, height, (at) => (solid[at] ? 0 : (data[at] ?? 0))),
    counts: sumsOf(width, height, (at) => (solid[at] ? 0 : 1)),
  };
}

/** A table of sums over all px above and left (Crow 1984, "Summed-area tables"). */
function sumsOf(width: number, height: number, valueAt: (at: number) => number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += valueAt(y * width + x);
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
}

/** The sum over the px of `area` that are at most `reach` from (x, y) in each direction. */
function sumWithin(
  sums: Float64Array,
  width: number,
  [left, top, right, bottom]: Area,
  [x, y]: readonly [number, number],
  reach: number,
): number {
  const [from, to] = [Math.max(left, x - reach), Math.min(right, x + reach + 1)];
  const [above, below] = [Math.max(top, y - reach), Math.min(bottom, y + reach + 1)].map(
    (row) => row * (width + 1),
  ) as [number, number];
  return (
    (sums[below + to] ?? 0) - (sums[below + from] ?? 0) - (sums[above + to] ?? 0) + (sums[above + from] ?? 0)
  );
}

/**
 * By how much each px of an area is darker than the area's own paper around it; NaN where print or writing is. What lies beyond the area's edge may be
 * of another shade: the form's grounds.
 */
function standing(
  area: Area,
  { width, data }: Plane,
  solid: Uint8Array,
  { sums, counts }: Averages,
  around: number,
): Float32Array {
  const [left, top, right, bottom] = area;
  const stands = new Float32Array(Math.max(0, right - left) * Math.max(0, bottom - top));
  let n = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const at = y * width + x;
      const paper =
        sumWithin(sums, width, area, [x, y], around) / sumWithin(counts, width, area, [x, y], around);
      stands[n++] = solid[at] ? NaN : paper - (data[at] ?? 0);
    }
  return stands;
}

/** True where a connected piece that stands out by more than `limit` is at least `tall` px high and of `least` px. */
function hasFigure(
  stands: Float32Array,
  [left, top, right, bottom]: Area,
  limit: number,
  tall: number,
  least: number,
): boolean {
  const [width, height] = [Math.max(0, right - left), Math.max(0, bottom - top)];
  const data = Uint8Array.from(stands, (value) => (value > limit ? 255 : 0));
  return findPieces({ width, height, channels: 1, data }, [0, 0, width, height], 255).some(
    ({ pixels, bounds }) => pixels.length >= least && bounds[3] >= tall,
  );
}
