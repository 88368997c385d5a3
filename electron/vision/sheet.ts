import type { Quad, Raster } from '../../shared/forms/raster.ts';
import { findBoxes } from './boxes.ts';
import { type Cv, scoped } from './engine.ts';
import { apply } from './geometry.ts';
import { findLines } from './lines.ts';
import { openPicture, rasterOf, takeColourFromPicture, takeFromPicture } from './picture.ts';
import { quadHomography, readPlane } from './prepare.ts';
import type { Sheet } from './types.ts';

/** Scale at which lines and boxes are looked for, px a mm. */
const LOOK_PX_PER_MM = 6;

/**
 * Straightens a page by its corners and finds what is ruled on it.
 * @param corners of the page in the picture, px
 * @param size of the page, mm
 */
export function sheetByCorners(
  cv: Cv,
  raster: Raster,
  corners: Quad,
  size: { width: number; height: number },
  pxPerMm: number,
): Sheet {
  return scoped(cv, (keep) => {
    const picture = keep(openPicture(cv, raster));
    const homography = quadHomography(cv, size.width, size.height, corners);
    const way = (x: number, y: number) => apply(homography, x, y);
    const whole = [0, 0, size.width, size.height] as const;
    const upright = takeFromPicture(picture, homography, way, whole, LOOK_PX_PER_MM);
    const { darkness, plane, level } = readPlane(cv, upright, LOOK_PX_PER_MM, keep);
    return {
      image: rasterOf(keep(takeColourFromPicture(cv, picture, homography, way, whole, pxPerMm))),
      lines: findLines(cv, darkness, plane, LOOK_PX_PER_MM, level),
      boxes: findBoxes(cv, darkness, LOOK_PX_PER_MM, level),
    };
  });
}
