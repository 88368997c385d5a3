import type { Raster } from '../../shared/forms/raster.ts';
import type { FieldCut } from '../vision/types.ts';

/** The paper's brightness is what the brightest of the px within a window reach: strokes are narrower, and do not fill all of it. */
const BRIGHTEST = 0.05;
/** Windows lie side by side, so wide, and one above the other, so high, mm; the other way they take this share of the box, or so much, mm. */
const WIDE_MM = 2.5;
const HIGH_MM = 2;
const SHARE = 0.6;
const MOST_MM = 5;
/** Windows up to so far apart are compared, mm: light falls off more slowly. */
const APART_MM = 6;
const STEP_MM = 0.5;
/** From this share of the paper's brightness beside it down, something lies on the paper. */
const DARKER = 0.82;
/** The box's edge is not looked at, mm: its lines, and what lies beyond them. */
const EDGE_MM = 0.5;

/**
 * True where paper in part of a field is darker than the paper beside it: under a finger or another sheet figures may be hidden that a reader cannot miss.
 * A hard shadow's edge looks the same. A white slip does not, and is not seen.
 */
export function isCovered(cut: FieldCut): boolean {
  return paperStep(cut) < DARKER;
}

/** The least share of the brightness of the paper beside it that paper has anywhere in a field's box, 0..1. */
function paperStep({ image, box: [x, y, w, h], pxPerMm }: FieldCut): number {
  const edge = EDGE_MM * pxPerMm;
  const [left, top] = [x, y].map((from) => Math.max(0, Math.round(from + edge))) as [number, number];
  const right = Math.min(image.width, Math.round(x + w - edge));
  const bottom = Math.min(image.height, Math.round(y + h - edge));
  const level = (u: number, v: number, wide: number, high: number) => brightest(image, [u, v, wide, high]);
  return Math.min(
    leastStep([left, right], [top, bottom], WIDE_MM, pxPerMm, level),
    leastStep([top, bottom], [left, right], HIGH_MM, pxPerMm, (v, u, high, wide) => level(u, v, wide, high)),
  );
}

/** The least share that a window has of what those before and after it along one side have. */
function leastStep(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
  longMm: number,
  pxPerMm: number,
  level: (along: number, across: number, long: number, wide: number) => number,
): number {
  const long = Math.round(longMm * pxPerMm);
  const wide = Math.round(Math.min(SHARE * (end - start), MOST_MM * pxPerMm));
  const rows = Math.max(1, Math.ceil((2 * (end - start)) / Math.max(1, wide)) - 1);
  const step = Math.max(1, Math.round(STEP_MM * pxPerMm));
  const reach = Math.round(APART_MM / STEP_MM);
  let least = 1;
  for (let row = 0; row < rows; row++) {
    const across = Math.round(start + ((end - wide - start) * row) / Math.max(1, rows - 1));
    const levels: number[] = [];
    for (let along = from; along + long <= to; along += step) levels.push(level(along, across, long, wide));
    levels.forEach((own, n) => {
      const beside = Math.max(1, ...levels.slice(Math.max(0, n - reach), n + reach + 1));
      least = Math.min(least, own / beside);
    });
  }
  return least;
}

/** The brightness that all but the brightest px of a window do not exceed. */
function brightest(
  { width, data }: Raster,
  [left, top, w, h]: readonly [number, number, number, number],
): number {
  const counts = new Uint32Array(256);
  for (let y = top; y < top + h; y++)
    for (let x = left; x < left + w; x++) {
      const value = data[y * width + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  let brighter = BRIGHTEST * w * h;
  let value = 255;
  while (value > 0 && (brighter -= counts[value] ?? 0) > 0) value--;
  return value;
}
