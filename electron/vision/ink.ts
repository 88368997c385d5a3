import type { Plane } from './darkness.ts';
import { copyOf, type Cv, type Mat, scoped } from './engine.ts';

/** A band of a straight line in px. */
export interface Band {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  thickness: number;
}

/** Paper's grain and a copy's grey veil, as a share of full ink: below it nothing is ink. */
const FLOOR = 0.12;
/** Around print and lines their blur is taken too, mm. */
const BLUR_MM = 0.15;
/** What of the blank's darkness is print. */
const PRINT_LEVEL = 70;

/**
 * The handwriting alone: 0 paper .. 255 full ink. Print and ruled lines are taken out, then strokes that crossed them
 * are closed again: where ink stands on both sides of a gap no wider than what was taken, it went on beneath.
 * `darkness`: the cut; `print`: the empty form's darkness over the same area, if known; `level`: full ink's darkness.
 */
export function separateInk(
  cv: Cv,
  darkness: Mat,
  print: Mat | null,
  bands: readonly Band[],
  level: number,
  pxPerMm: number,
): Plane {
  return scoped(cv, (keep) => {
    const floor = FLOOR * level;
    const gain = 255 / Math.max(1, level - floor);
    const ink = keep(new cv.Mat());
    darkness.convertTo(ink, -1, gain, -floor * gain);
    const taken = keep(takenMask(cv, ink, print, bands, pxPerMm));
    const rest = keep(copyOf(cv, ink));
    rest.setTo(new cv.Scalar(0, 0, 0, 0), taken);
    const widest = Math.max(0, ...bands.map((band) => band.thickness)) + 2 * BLUR_MM * pxPerMm;
    const reach = 2 * Math.ceil((widest + 0.25 * pxPerMm) / 2) + 1;
    const kernel = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(reach, reach)));
    const closed = keep(new cv.Mat());
    cv.morphologyEx(rest, closed, cv.MORPH_CLOSE, kernel);
    cv.min(closed, ink, closed);
    closed.copyTo(rest, taken);
    return { width: rest.cols, height: rest.rows, data: Uint8Array.from(rest.data) };
  });
}

function takenMask(cv: Cv, ink: Mat, print: Mat | null, bands: readonly Band[], pxPerMm: number): Mat {
  return scoped(cv, (keep) => {
    const mask = cv.Mat.zeros(ink.rows, ink.cols, cv.CV_8UC1) as unknown as Mat;
    if (print) {
      const reach = 2 * Math.ceil(BLUR_MM * pxPerMm) + 1;
      const kernel = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(reach, reach)));
      cv.threshold(print, mask, PRINT_LEVEL, 255, cv.THRESH_BINARY);
      cv.dilate(mask, mask, kernel);
    }
    const white = new cv.Scalar(255, 255, 255, 255);
    for (const band of bands) {
      const from = new cv.Point(Math.round(band.x0 * 16), Math.round(band.y0 * 16));
      const to = new cv.Point(Math.round(band.x1 * 16), Math.round(band.y1 * 16));
      // Ends in sixteenths of a pixel: a band is only some pixels wide.
      cv.line(
        mask,
        from,
        to,
        white,
        Math.max(1, Math.round(band.thickness + 2 * BLUR_MM * pxPerMm)),
        cv.LINE_8,
        4,
      );
    }
    return mask;
  });
}
