import type { Point, Raster } from '../../shared/forms/raster.ts';
import { type Cv, type Mat, scoped } from './engine.ts';
import { localScale, type Homography } from './geometry.ts';
import { type PageToPicture, takeArea } from './warp.ts';

/** A picture on the wasm heap, RGB, with halves of itself, made when they are needed. */
export interface Picture {
  width: number;
  height: number;
  /** The level of the picture whose scale suits `scale` (px wanted a px there is), and its share of the full size. */
  level(scale: number): { mat: Mat; factor: number };
  delete(): void;
}

/** Copies a raster of 1, 3 or 4 channels to the wasm heap; throws when it does not hold the pixels that it names. */
export function openPicture(cv: Cv, raster: Raster): Picture {
  const { width, height, channels, data } = raster;
  if (width < 1 || height < 1 || data.length !== width * height * channels)
    throw new Error(`a raster of ${width} x ${height} x ${channels} with ${data.length} bytes`);
  const levels = [toRgb(cv, raster)];
  return {
    width,
    height,
    level(scale) {
      const wanted = Math.max(0, Math.min(4, Math.floor(Math.log2(1 / Math.max(scale, 1e-6)) + 0.2)));
      while (levels.length <= wanted) {
        const last = levels[levels.length - 1] as Mat;
        if (last.cols < 16 || last.rows < 16) break;
        const half = new cv.Mat();
        levels.push(half);
        cv.resize(last, half, new cv.Size(last.cols >> 1, last.rows >> 1), 0, 0, cv.INTER_AREA);
      }
      const index = Math.min(wanted, levels.length - 1);
      return { mat: levels[index] as Mat, factor: 1 / 2 ** index };
    },
    delete() {
      for (const level of levels) level.delete();
      levels.length = 0;
    },
  };
}

function toRgb(cv: Cv, { width, height, channels, data }: Raster): Mat {
  if (channels === 3) {
    const mat = new cv.Mat(height, width, cv.CV_8UC3);
    mat.data.set(data);
    return mat;
  }
  return scoped(cv, (keep) => {
    const source = keep(new cv.Mat(height, width, channels === 1 ? cv.CV_8UC1 : cv.CV_8UC4));
    source.data.set(data);
    const mat = new cv.Mat();
    cv.cvtColor(source, mat, channels === 1 ? cv.COLOR_GRAY2RGB : cv.COLOR_RGBA2RGB);
    return mat;
  });
}

/**
 * An area of the page (x, y, width, height, mm) out of the picture at `pxPerMm`, RGB, taken from the level of the picture
 * that is just fine enough. `homography` (page to full picture) only tells the scale. The caller frees the answer.
 */
export function takeFromPicture(
  cv: Cv,
  picture: Picture,
  homography: Homography,
  way: PageToPicture,
  area: readonly [number, number, number, number],
  pxPerMm: number,
): Mat {
  const there = localScale(homography, area[0] + area[2] / 2, area[1] + area[3] / 2);
  const { mat, factor } = picture.level(pxPerMm / there);
  return takeArea(cv, mat, (x, y) => shrunk(way(x, y), factor), area, pxPerMm);
}

/** The same point in the picture shrunk by `factor`; pixel centres move by half a pixel. */
export function shrunk([x, y]: Point, factor: number): Point {
  return [(x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5];
}

/** Copies an RGB or one-channel Mat out of the wasm heap. */
export function rasterOf(mat: Mat): Raster {
  const channels = mat.channels() === 1 ? 1 : 3;
  return { width: mat.cols, height: mat.rows, channels, data: Uint8Array.from(mat.data) };
}
