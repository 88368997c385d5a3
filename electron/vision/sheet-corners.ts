import { isPageLike } from '../../shared/forms/quad.ts';
import type { Point, Quad } from '../../shared/forms/raster.ts';
import { type Cv, type Keep, type Mat, scoped } from './engine.ts';
import { signedArea } from './geometry.ts';
import type { Picture } from './picture.ts';

/** Long side of the picture in which the sheet is looked for, px. */
const SHEET_PX = 600;
/** A sheet covers between these shares of its picture: what fills it has no edges in it. It is four-sided if it fills so much of its corners' area. */
const LEAST_SHEET = 0.02;
const MOST_SHEET = 0.97;
const FOUR_SIDED = 0.9;
/** Corners are rounded off until four are left, by up to this share of the sheet's outline. */
const ROUNDINGS = [0.01, 0.02, 0.03, 0.05, 0.08] as const;

/** Corners (px of the picture, clockwise from the one nearest to its top left) of the bright four-sided area that stands out from what is around it; null where there is none. */
export function sheetCorners(cv: Cv, picture: Picture): Quad | null {
  return scoped(cv, (keep) => {
    const factor = Math.min(1, SHEET_PX / Math.max(picture.width, picture.height));
    const { mat } = picture.level(factor);
    const small = keep(new cv.Mat());
    const size = new cv.Size(Math.round(picture.width * factor), Math.round(picture.height * factor));
    cv.resize(mat, small, size, 0, 0, cv.INTER_AREA);
    const outline = outlineOfSheet(cv, keep, small);
    const share = outline ? cv.contourArea(outline) / (size.width * size.height) : 0;
    if (!outline || share < LEAST_SHEET || share > MOST_SHEET) return null;
    const corners = fourCorners(cv, keep, outline);
    return corners && cv.contourArea(outline) >= FOUR_SIDED * signedArea(corners)
      ? (corners.map(
          ([x, y]) => [(x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5] as const,
        ) as unknown as Quad)
      : null;
  });
}

/** The outline of the largest bright area: print on it and small gaps in it are closed first. */
function outlineOfSheet(cv: Cv, keep: Keep, grey: Mat): Mat | null {
  const bright = keep(new cv.Mat());
  cv.GaussianBlur(grey, bright, new cv.Size(5, 5), 0);
  cv.threshold(bright, bright, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU);
  const kernel = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(9, 9)));
  cv.morphologyEx(bright, bright, cv.MORPH_CLOSE, kernel);
  const contours = keep(new cv.MatVector());
  cv.findContours(bright, contours, keep(new cv.Mat()), cv.RETR_EXTERNAL, cv.CHAIN_APPROX_NONE);
  const outlines = Array.from({ length: contours.size() }, (_, n) => keep(contours.get(n)));
  const largest = outlines.reduce<{ outline: Mat | null; area: number }>(
    (best, outline) => {
      const area = cv.contourArea(outline);
      return area > best.area ? { outline, area } : best;
    },
    { outline: null, area: 0 },
  );
  return largest.outline;
}

/** The sheet's four corners, clockwise from the one nearest to the picture's top left; null where it has more or fewer. */
function fourCorners(cv: Cv, keep: Keep, outline: Mat): Quad | null {
  const hull = keep(new cv.Mat());
  cv.convexHull(outline, hull, false, true);
  const around = cv.arcLength(hull, true);
  for (const rounding of ROUNDINGS) {
    const rounded = keep(new cv.Mat());
    cv.approxPolyDP(hull, rounded, rounding * around, true);
    if (rounded.rows > 4) continue;
    const points = Array.from({ length: rounded.rows }, (_, n): Point => [
      rounded.data32S[2 * n] ?? 0,
      rounded.data32S[2 * n + 1] ?? 0,
    ]);
    return points.length === 4 ? fromTopLeft(points as unknown as Quad) : null;
  }
  return null;
}

function fromTopLeft(quad: Quad): Quad | null {
  const clockwise = signedArea(quad) > 0 ? [...quad] : [...quad].reverse();
  const first = clockwise.reduce(
    (best, [x, y], n) => (x + y < (clockwise[best]?.[0] ?? 0) + (clockwise[best]?.[1] ?? 0) ? n : best),
    0,
  );
  const ordered = [...clockwise.slice(first), ...clockwise.slice(0, first)] as unknown as Quad;
  return isPageLike(ordered) ? ordered : null;
}
