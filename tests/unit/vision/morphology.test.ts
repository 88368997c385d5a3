import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { matOf, type Plane } from '../../../electron/vision/darkness.ts';
import { type Cv, loadEngine, type Mat, scoped } from '../../../electron/vision/engine.ts';
import { close, dilate, disc, open, type Shape, stretch } from '../../../electron/vision/morphology.ts';
import { randomFrom } from '../../support/random.ts';

let cv: Cv;
beforeAll(async () => {
  cv = await loadEngine();
});

/** A picture of noise, some of it paper. */
function noise(seed: number, width: number, height: number): Plane {
  const random = randomFrom(seed);
  const byte = () => Math.max(0, Math.floor(random() * 400) - 144);
  return { width, height, data: Uint8Array.from({ length: width * height }, byte) };
}

/** What OpenCV makes of a picture with a kernel. */
function byOpenCv(plane: Plane, code: number, kernel: Mat): Uint8Array {
  return scoped(cv, (keep) => {
    const mat = keep(matOf(cv, plane));
    cv.morphologyEx(mat, mat, code, keep(kernel));
    return mat.data.slice();
  });
}

/** What a function makes of a copy of a picture. */
function made(change: (plane: Plane, shape: Shape) => void, plane: Plane, shape: Shape): Uint8Array {
  const copy = { ...plane, data: plane.data.slice() };
  change(copy, shape);
  return copy.data;
}

function expectAsOpenCv(plane: Plane, shape: Shape, kernel: () => Mat): void {
  expect(made(dilate, plane, shape)).toEqual(byOpenCv(plane, cv.MORPH_DILATE, kernel()));
  expect(made(close, plane, shape)).toEqual(byOpenCv(plane, cv.MORPH_CLOSE, kernel()));
  expect(made(open, plane, shape)).toEqual(byOpenCv(plane, cv.MORPH_OPEN, kernel()));
}

const size = fc.integer({ min: 1, max: 60 });

describe('morphology is what OpenCV makes of a picture', () => {
  it('with discs of any size', () => {
    fc.assert(
      fc.property(fc.integer(), size, size, fc.integer({ min: 1, max: 10 }), (seed, width, height, half) => {
        const side = 2 * half + 1;
        expectAsOpenCv(noise(seed, width, height), disc(side), () =>
          cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(side, side)),
        );
      }),
    );
  });

  it('with level and plumb stretches of any length', () => {
    fc.assert(
      fc.property(fc.integer(), size, size, size, fc.boolean(), (seed, width, height, length, horizontal) => {
        const kernelSize = horizontal ? new cv.Size(length, 1) : new cv.Size(1, length);
        expectAsOpenCv(noise(seed, width, height), stretch(length, horizontal), () =>
          cv.getStructuringElement(cv.MORPH_RECT, kernelSize),
        );
      }),
    );
  });
});
