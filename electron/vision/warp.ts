import type { Point } from '../../shared/forms/raster.ts';
import type { Bend } from './bend.ts';
import { type Cv, type Mat, scoped } from './engine.ts';
import { apply, type Homography } from './geometry.ts';

/** Where a point of the page (mm) lies in the picture (px, centre of the first pixel at 0). */
export type PageToPicture = (x: number, y: number) => Point;

/** The page's way into the picture: the bend on the sheet, then the perspective. */
export function pageToPicture(homography: Homography, bend: Bend): PageToPicture {
  return (x, y) => {
    const [dx, dy] = bend.at(x, y);
    return apply(homography, x + dx, y + dy);
  };
}

/** Every how many px the way is computed; in between it is straight enough. */
const NODE_PX = 16;

/**
 * Takes an area of the page out of a picture, straightened: x, y, width, height in mm at `pxPerMm`. What lies outside
 * the picture comes out white. The caller frees the answer, which has the picture's channels.
 */
export function takeArea(
  cv: Cv,
  picture: Mat,
  way: PageToPicture,
  [left, top, width, height]: readonly [number, number, number, number],
  pxPerMm: number,
): Mat {
  const columns = Math.max(1, Math.round(width * pxPerMm));
  const rows = Math.max(1, Math.round(height * pxPerMm));
  const nodesX = Math.ceil(columns / NODE_PX) + 2;
  const nodesY = Math.ceil(rows / NODE_PX) + 2;
  return scoped(cv, (keep) => {
    const mapX = keep(new cv.Mat(nodesY, nodesX, cv.CV_32FC1));
    const mapY = keep(new cv.Mat(nodesY, nodesX, cv.CV_32FC1));
    const [dataX, dataY] = [mapX.data32F, mapY.data32F];
    for (let j = 0; j < nodesY; j++)
      for (let i = 0; i < nodesX; i++) {
        // Node i is the centre of the i-th block of pixels; one block lies before the area.
        const [x, y] = way(left + ((i - 0.5) * NODE_PX) / pxPerMm, top + ((j - 0.5) * NODE_PX) / pxPerMm);
        dataX[j * nodesX + i] = x;
        dataY[j * nodesX + i] = y;
      }
    const whole = new cv.Size(nodesX * NODE_PX, nodesY * NODE_PX);
    const fullX = keep(new cv.Mat());
    const fullY = keep(new cv.Mat());
    cv.resize(mapX, fullX, whole, 0, 0, cv.INTER_LINEAR);
    cv.resize(mapY, fullY, whole, 0, 0, cv.INTER_LINEAR);
    const area = new cv.Rect(NODE_PX, NODE_PX, columns, rows);
    const target = new cv.Mat();
    const white = new cv.Scalar(255, 255, 255, 255);
    cv.remap(
      picture,
      target,
      keep(fullX.roi(area)),
      keep(fullY.roi(area)),
      cv.INTER_LINEAR,
      cv.BORDER_CONSTANT,
      white,
    );
    return target;
  });
}
