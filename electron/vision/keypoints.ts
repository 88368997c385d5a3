import { type Cv, type Mat, scoped } from './engine.ts';
import { DESCRIPTOR_BYTES } from './model.ts';

/** Keypoints of a picture, in px, with 32 descriptor bytes each. */
export interface Detected {
  points: readonly DetectedPoint[];
  descriptors: Uint8Array;
}

export interface DetectedPoint {
  x: number;
  y: number;
  angle: number;
  octave: number;
  response: number;
}

const LEVELS = 8;
const LEVEL_SCALE = 1.2;
const PATCH_PX = 31;
/** Low, for pale copies; the pictures are brought to one contrast before. */
const FAST_THRESHOLD = 12;

/**
 * ORB keypoints of a one-channel picture, at most `most`, spread over it: of the strongest that ORB finds, each of
 * `cells` x `cells` areas keeps no more than its share, since a bold heading would take them all otherwise.
 */
export function detect(cv: Cv, grey: Mat, most: number, cells: number): Detected {
  return scoped(cv, (keep) => {
    const orb = keep(
      new cv.ORB(
        most * 2,
        LEVEL_SCALE,
        LEVELS,
        PATCH_PX,
        0,
        2,
        cv.ORB_HARRIS_SCORE,
        PATCH_PX,
        FAST_THRESHOLD,
      ),
    );
    const found = keep(new cv.KeyPointVector());
    const descriptors = keep(new cv.Mat());
    const everywhere = keep(new cv.Mat());
    orb.detectAndCompute(grey, everywhere, found, descriptors);
    const points: DetectedPoint[] = [];
    for (let n = 0; n < found.size(); n++) {
      const one = found.get(n) as {
        pt: { x: number; y: number };
        angle: number;
        octave: number;
        response: number;
      };
      points.push({ x: one.pt.x, y: one.pt.y, angle: one.angle, octave: one.octave, response: one.response });
    }
    return pick(
      { points, descriptors: descriptors.data.slice() },
      spread(points, grey.cols, grey.rows, most, cells),
    );
  });
}

/** Those of `detected` that `indices` names, in that order. */
export function pick({ points, descriptors }: Detected, indices: readonly number[]): Detected {
  const bytes = new Uint8Array(indices.length * DESCRIPTOR_BYTES);
  indices.forEach((from, to) => {
    bytes.set(
      descriptors.subarray(from * DESCRIPTOR_BYTES, (from + 1) * DESCRIPTOR_BYTES),
      to * DESCRIPTOR_BYTES,
    );
  });
  return { points: indices.flatMap((index) => points[index] ?? []), descriptors: bytes };
}

function spread(
  points: readonly DetectedPoint[],
  width: number,
  height: number,
  most: number,
  cells: number,
): number[] {
  const share = Math.ceil((3 * most) / (cells * cells));
  const taken = new Uint32Array(cells * cells);
  return points
    .map((point, index) => ({ point, index }))
    .sort((a, b) => b.point.response - a.point.response)
    .filter(({ point }) => {
      const column = Math.min(cells - 1, Math.floor((point.x / width) * cells));
      const row = Math.min(cells - 1, Math.floor((point.y / height) * cells));
      const cell = row * cells + column;
      taken[cell] = (taken[cell] ?? 0) + 1;
      return (taken[cell] ?? 0) <= share;
    })
    .slice(0, most)
    .map(({ index }) => index);
}

/** Four-byte words of a descriptor. */
export const WORDS = DESCRIPTOR_BYTES / 4;

/** Descriptors four bytes at a time, as they are compared. */
export function wordsOf(descriptors: Uint8Array): Int32Array {
  return new Int32Array(descriptors.slice().buffer);
}

/**
 * Bits in which two descriptors differ, 0..256, or at least `enough` of them; unrelated ones differ in about 128. Each begins at so many of its words.
 */
export function bitsApart(a: Int32Array, atA: number, b: Int32Array, atB: number, enough: number): number {
  let bits = 0;
  for (let n = 0; n < WORDS && bits < enough; n += 2)
    bits += bitsOfTwo((a[atA + n] ?? 0) ^ (b[atB + n] ?? 0), (a[atA + n + 1] ?? 0) ^ (b[atB + n + 1] ?? 0));
  return bits;
}

/** Bits set in two 32-bit words (Warren, "Hacker's Delight", 5-1). */
function bitsOfTwo(a: number, b: number): number {
  const v = a - ((a >>> 1) & 0x55555555);
  const w = b - ((b >>> 1) & 0x55555555);
  const fours = (v & 0x33333333) + ((v >>> 2) & 0x33333333) + (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  return Math.imul((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}
