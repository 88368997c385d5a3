import type { Box } from '../../shared/forms/form.ts';
import { matOf, type Plane } from './darkness.ts';
import { type Cv, scoped } from './engine.ts';
import type { RuledLine } from './model.ts';
import { acrossAt } from './ruled.ts';

/**
 * What a form says in print outside its fields, tile by tile. Keypoints and ruled lines tell where a page lies, but sister forms, the same but for their
 * title and names, share nearly all of these: which of them a page shows is told by its words alone.
 */
export interface Wording {
  /** Scale at which print is compared, px a mm. */
  pxPerMm: number;
  /** Columns of the page at that scale. */
  width: number;
  tiles: readonly Tile[];
}

/** A piece of the page, TILE_MM, that has print. */
export interface Tile {
  /** Its middle, mm. */
  x: number;
  y: number;
  /** Its pixels, without those of ruled lines and fields. */
  at: Int32Array;
  /** Contrast of each. */
  contrast: Float32Array;
  /** Length of `contrast` as a vector. */
  norm: number;
  /** How dark its strokes are, 0..255. */
  ink: number;
}

/** Width and height of a tile, mm: a short word. */
export const TILE_MM = [10, 5] as const;
/** Tiles keep so far from the page's edge: so far from its place one may be looked for. */
export const MARGIN_PX = 6;
/** A tile has at least so much of its area free of lines and fields, and so much of it printed. */
const LEAST_FREE = 0.3;
const LEAST_PRINTED = 0.05;
/** From this share of full ink on a pixel is print. */
const PRINTED = 0.4;
/** Lines with their blur, and fields with what is written over their edges, reach so far, mm. */
const LINE_REACH_MM = 0.6;
const FIELD_REACH_MM = 0.5;
/** Strokes are finer than this, mm: what is coarser, a shadow or a grey band, has no contrast. */
const COARSE_MM = 4;

/** The wording of an empty form: its `plane` (darkness) at `pxPerMm`, full ink of darkness `level`, with its lines and fields (mm). */
export function wordingOf(
  cv: Cv,
  { plane, level, pxPerMm }: { plane: Plane; level: number; pxPerMm: number },
  lines: readonly RuledLine[],
  fields: readonly Box[],
): Wording {
  const { width, height, dark, contrast } = contrastOf(cv, plane, pxPerMm);
  const scale = pxPerMm / 2;
  const taken = takenBy(lines, fields, width, height, scale);
  const [tileWidth, tileHeight] = TILE_MM.map((mm) => Math.round(mm * scale)) as [number, number];
  const tiles: Tile[] = [];
  for (let top = MARGIN_PX; top + tileHeight + MARGIN_PX < height; top += tileHeight)
    for (let left = MARGIN_PX; left + tileWidth + MARGIN_PX < width; left += tileWidth) {
      const free: number[] = [];
      let printed = 0;
      for (let y = top; y < top + tileHeight; y++)
        for (let x = left; x < left + tileWidth; x++) {
          if (taken[y * width + x]) continue;
          free.push(y * width + x);
          if ((plane.data[2 * y * plane.width + 2 * x] ?? 0) > PRINTED * level) printed++;
        }
      const area = tileWidth * tileHeight;
      if (free.length < LEAST_FREE * area || printed < LEAST_PRINTED * area) continue;
      const ofPage = Float32Array.from(free, (at) => contrast[at] ?? 0);
      tiles.push({
        x: (left + tileWidth / 2) / scale,
        y: (top + tileHeight / 2) / scale,
        at: Int32Array.from(free),
        contrast: ofPage,
        norm: Math.hypot(...ofPage),
        ink: inkOf(dark, free, ofPage, 0),
      });
    }
  return { pxPerMm: scale, width, tiles };
}

/** Pixels of ruled lines and of fields. */
function takenBy(
  lines: readonly RuledLine[],
  fields: readonly Box[],
  width: number,
  height: number,
  pxPerMm: number,
): Uint8Array {
  const taken = new Uint8Array(width * height);
  const take = (left: number, top: number, right: number, bottom: number) => {
    const [from, to] = [left, right].map((mm) => Math.max(0, Math.min(width, Math.round(mm * pxPerMm))));
    for (let y = Math.max(0, Math.floor(top * pxPerMm)); y < Math.min(height, bottom * pxPerMm); y++)
      taken.fill(1, y * width + (from ?? 0), y * width + (to ?? 0));
  };
  for (const [x, y, w, h] of fields)
    take(x - FIELD_REACH_MM, y - FIELD_REACH_MM, x + w + FIELD_REACH_MM, y + h + FIELD_REACH_MM);
  for (const line of lines) {
    const [from, to] = line.horizontal ? [line.x0, line.x1] : [line.y0, line.y1];
    for (let along = from; along <= to; along += LINE_REACH_MM) {
      const across = acrossAt(line, along);
      const [x, y] = line.horizontal ? [along, across] : [across, along];
      take(x - LINE_REACH_MM, y - LINE_REACH_MM, x + LINE_REACH_MM, y + LINE_REACH_MM);
    }
  }
  return taken;
}

/** How dark a page is, `shift` px away, where a tile has its strokes, 0..255. */
export function inkOf(
  dark: Float32Array,
  at: ArrayLike<number>,
  contrast: Float32Array,
  shift: number,
): number {
  let sum = 0;
  let weights = 0;
  for (let n = 0; n < at.length; n++) {
    const weight = Math.max(0, contrast[n] ?? 0);
    sum += weight * (dark[(at[n] ?? 0) + shift] ?? 0);
    weights += weight;
  }
  return sum / Math.max(1e-3, weights);
}

/** A page's darkness at half its scale, whole and less what is coarser than strokes. */
export function contrastOf(cv: Cv, plane: Plane, pxPerMm: number) {
  return scoped(cv, (keep) => {
    const small = keep(new cv.Mat());
    const size = new cv.Size(plane.width >> 1, plane.height >> 1);
    cv.resize(keep(matOf(cv, plane)), small, size, 0, 0, cv.INTER_AREA);
    const [fine, coarse] = [keep(new cv.Mat()), keep(new cv.Mat())];
    small.convertTo(fine, cv.CV_32FC1);
    cv.GaussianBlur(fine, fine, new cv.Size(3, 3), 0);
    const reach = 2 * Math.round((COARSE_MM * pxPerMm) / 4) + 1;
    cv.blur(fine, coarse, new cv.Size(reach, reach));
    const dark = fine.data32F.slice();
    cv.subtract(fine, coarse, fine);
    return { width: fine.cols, height: fine.rows, dark, contrast: fine.data32F.slice() };
  });
}
