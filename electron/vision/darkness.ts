import { type Cv, type Keep, type Mat } from './engine.ts';
import { close, disc } from './morphology.ts';

/** A one-channel picture on the JavaScript side. */
export interface Plane {
  width: number;
  height: number;
  data: Uint8Array;
}

/**
 * How dark each pixel is against the paper around it: 0 paper .. 255 black. The paper's brightness is taken from the
 * brightest spots within some millimetres, so a shadow, a coloured sheet or a lamp's fall-off makes no difference.
 * `grey`: one channel; `pxPerMm` its scale, about. The caller frees the answer.
 */
export function darknessOf(cv: Cv, keep: Keep, grey: Mat, pxPerMm: number): Mat {
  const shrink = Math.max(1, Math.round(pxPerMm * PAPER_PIXEL_MM));
  const small = keep(new cv.Mat());
  const size = new cv.Size(
    Math.max(8, Math.round(grey.cols / shrink)),
    Math.max(8, Math.round(grey.rows / shrink)),
  );
  cv.resize(grey, small, size, 0, 0, cv.INTER_AREA);
  const reach = Math.max(3, 2 * Math.round((PAPER_REACH_MM * pxPerMm) / shrink / 2) + 1);
  close(viewOf(small), disc(reach));
  cv.GaussianBlur(small, small, new cv.Size(reach, reach), 0);
  const paper = keep(new cv.Mat());
  cv.resize(small, paper, new cv.Size(grey.cols, grey.rows), 0, 0, cv.INTER_LINEAR);
  const darkness = new cv.Mat();
  cv.divide(grey, paper, darkness, 255);
  cv.bitwise_not(darkness, darkness);
  return darkness;
}

/** Side of a pixel in the picture of the bare paper, mm. */
const PAPER_PIXEL_MM = 0.7;
/** A stroke or a letter is narrower than this, a shadow's edge wider, mm. */
const PAPER_REACH_MM = 6;

/** The darkness that full ink has in a picture: where the darkest `share` of its pixels begins, 32..255. */
export function inkLevel({ data }: Plane, share: number): number {
  const counts = new Uint32Array(256);
  // Counted by index: going through the values themselves takes seven times as long.
  for (let at = 0; at < data.length; at++) {
    const value = data[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let left = data.length * share;
  for (let value = 255; value > 32; value--) {
    left -= counts[value] ?? 0;
    if (left <= 0) return value;
  }
  return 32;
}

/** A one-channel Mat of what a plane holds; the caller frees it. */
export function matOf(cv: Cv, { width, height, data }: Plane): Mat {
  const mat = new cv.Mat(height, width, cv.CV_8UC1);
  mat.data.set(data);
  return mat;
}

/** Copies a one-channel Mat out of the wasm heap. */
export function planeOf(mat: Mat): Plane {
  return { width: mat.cols, height: mat.rows, data: mat.data.slice() };
}

/** A one-channel Mat itself, rows packed; good only until the heap grows. */
export function viewOf(mat: Mat): Plane {
  return { width: mat.cols, height: mat.rows, data: mat.data };
}

/** Darkness between pixels, 0 outside the picture. */
export function sample({ width, height, data }: Plane, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (column < 0 || row < 0 || column + 1 >= width || row + 1 >= height) return 0;
  const right = x - column;
  const down = y - row;
  const at = row * width + column;
  const top = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
  const bottom = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right;
  return top * (1 - down) + bottom * down;
}
