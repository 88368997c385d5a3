import type { Point, Raster } from '../../shared/forms/raster.ts';
import type { Plane } from './darkness.ts';
import { type Cv, type Mat, scoped } from './engine.ts';
import { localScale, type Homography } from './geometry.ts';
import { type Area, type PageToPicture, takeColours, takePlane } from './warp.ts';

/** A picture on the wasm heap, grey, with halves of itself, made when they are needed. */
export interface Picture {
  width: number;
  height: number;
  /** The level of the picture whose scale suits `scale` (px wanted a px there is), and its share of the full size. */
  level(scale: number): Level;
  /** The same level in colour, RGB, which is made each time: the caller frees it. */
  colourLevel(scale: number): Level;
  delete(): void;
}

/** A picture shrunk by `factor`. */
export interface Level {
  mat: Mat;
  factor: number;
}

/** Levels are shrunk no further than to this, px a side, and no more often than this. */
const SMALLEST_LEVEL_PX = 16;
const MOST_HALVINGS = 4;

/** Copies a raster of 1, 3 or 4 channels to the wasm heap; throws when it does not hold the pixels that it names. */
export function openPicture(cv: Cv, raster: Raster): Picture {
  const { width, height, channels, data } = raster;
  if (width < 1 || height < 1 || data.length !== width * height * channels)
    throw new Error(`a raster of ${width} x ${height} x ${channels} with ${data.length} bytes`);
  const levels = [converted(cv, raster, greyCodes)];
  return {
    width,
    height,
    level(scale) {
      const wanted = halvings(scale, width, height);
      for (let last = levels[levels.length - 1]; last && levels.length <= wanted;)
        levels.push((last = halved(cv, last)));
      return { mat: levels[wanted] as Mat, factor: 1 / 2 ** wanted };
    },
    colourLevel(scale) {
      const wanted = halvings(scale, width, height);
      let mat = converted(cv, raster, colourCodes);
      for (let n = 0; n < wanted; n++) {
        const half = halved(cv, mat);
        mat.delete();
        mat = half;
      }
      return { mat, factor: 1 / 2 ** wanted };
    },
    delete() {
      for (const level of levels) level.delete();
      levels.length = 0;
    },
  };
}

/** How often a picture is halved so that it is just finer than wanted. */
function halvings(scale: number, width: number, height: number): number {
  const wanted = Math.floor(Math.log2(1 / Math.max(scale, 1e-6)) + 0.2);
  const possible = Math.floor(Math.log2(Math.min(width, height) / SMALLEST_LEVEL_PX));
  return Math.max(0, Math.min(wanted, possible, MOST_HALVINGS));
}

function halved(cv: Cv, mat: Mat): Mat {
  const half = new cv.Mat();
  cv.resize(mat, half, new cv.Size(mat.cols >> 1, mat.rows >> 1), 0, 0, cv.INTER_AREA);
  return half;
}

/** How 1, 3 and 4 channels become those that are wanted; null where they are that already. */
type Codes = (cv: Cv, channels: Raster['channels']) => number | null;

const greyCodes: Codes = (cv, channels) =>
  channels === 1 ? null : channels === 3 ? cv.COLOR_RGB2GRAY : cv.COLOR_RGBA2GRAY;
const colourCodes: Codes = (cv, channels) =>
  channels === 3 ? null : channels === 1 ? cv.COLOR_GRAY2RGB : cv.COLOR_RGBA2RGB;

function converted(cv: Cv, { width, height, channels, data }: Raster, codes: Codes): Mat {
  const type = channels === 1 ? cv.CV_8UC1 : channels === 3 ? cv.CV_8UC3 : cv.CV_8UC4;
  const source = new cv.Mat(height, width, type);
  source.data.set(data);
  const code = codes(cv, channels);
  if (code === null) return source;
  return scoped(cv, (keep) => {
    const mat = new cv.Mat();
    cv.cvtColor(keep(source), mat, code);
    return mat;
  });
}

/**
 * An area of the page (x, y, width, height, mm) out of the picture at `pxPerMm`, grey, taken from the level of the picture
 * that is just fine enough. `homography` (page to full picture) only tells the scale.
 */
export function takeFromPicture(
  picture: Picture,
  homography: Homography,
  way: PageToPicture,
  area: Area,
  pxPerMm: number,
): Plane {
  const { mat, factor } = picture.level(wantedScale(homography, area, pxPerMm));
  const plane = { width: mat.cols, height: mat.rows, data: mat.data };
  return takePlane(plane, (x, y) => shrunk(way(x, y), factor), area, pxPerMm, WHITE);
}

/** The same in colour, RGB. The caller frees the answer. */
export function takeColourFromPicture(
  cv: Cv,
  picture: Picture,
  homography: Homography,
  way: PageToPicture,
  area: Area,
  pxPerMm: number,
): Mat {
  return scoped(cv, (keep) => {
    const { mat, factor } = picture.colourLevel(wantedScale(homography, area, pxPerMm));
    return takeColours(cv, keep(mat), (x, y) => shrunk(way(x, y), factor), area, pxPerMm);
  });
}

const WHITE = 255;

function wantedScale(homography: Homography, [left, top, width, height]: Area, pxPerMm: number): number {
  return pxPerMm / localScale(homography, left + width / 2, top + height / 2);
}

/** The same point in the picture shrunk by `factor`; pixel centres move by half a pixel. */
export function shrunk([x, y]: Point, factor: number): Point {
  return [(x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5];
}

/** Copies an RGB or one-channel Mat out of the wasm heap. */
export function rasterOf(mat: Mat): Raster {
  const channels = mat.channels() === 1 ? 1 : 3;
  return { width: mat.cols, height: mat.rows, channels, data: mat.data.slice() };
}
