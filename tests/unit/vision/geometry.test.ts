import { isPageLike } from '../../../shared/forms/quad.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  compose,
  cornersOf,
  type Homography,
  invert,
  quarterTurn,
  scaling,
  signedArea,
} from '../../../electron/vision/geometry.ts';

/** A view of an A4 page as a camera might have it: turned, scaled, seen a little from the side. */
const view = fc
  .record({
    turn: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    scale: fc.double({ min: 2, max: 20, noNaN: true }),
    x: fc.double({ min: -500, max: 500, noNaN: true }),
    y: fc.double({ min: -500, max: 500, noNaN: true }),
    tilt: fc.double({ min: -0.0008, max: 0.0008, noNaN: true }),
  })
  .map(({ turn, scale, x, y, tilt }): Homography => {
    const [c, s] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
    return [c, -s, x, s, c, y, tilt, tilt / 2, 1];
  });

describe('homographies', () => {
  it('bring a point back when inverted', () => {
    fc.assert(
      fc.property(view, fc.nat(210), fc.nat(297), (h, x, y) => {
        const back = apply(invert(h), ...apply(h, x, y));
        expect(Math.hypot(back[0] - x, back[1] - y)).toBeLessThan(1e-6);
      }),
    );
  });

  it('follow one another when composed', () => {
    fc.assert(
      fc.property(view, view, (first, second) => {
        const step = apply(second, ...apply(first, 10, 20));
        const whole = apply(compose(second, first), 10, 20);
        const size = 1 + Math.hypot(...step);
        expect(Math.hypot(step[0] - whole[0], step[1] - whole[1]) / size).toBeLessThan(1e-6);
      }),
    );
  });

  it('refuses to invert one that folds the plane', () => {
    expect(() => invert([1, 1, 0, 1, 1, 0, 0, 0, 1])).toThrow('cannot be inverted');
  });
});

describe('corners of a page', () => {
  it.each([
    [0, 0],
    [90, 270],
    [180, 180],
    [270, 90],
  ] as const)('turned %i degrees clockwise need %i more', (turned, wanted) => {
    const angle = (turned * Math.PI) / 180;
    const h: Homography = [
      Math.cos(angle),
      -Math.sin(angle),
      0,
      Math.sin(angle),
      Math.cos(angle),
      0,
      0,
      0,
      1,
    ];
    expect(quarterTurn(cornersOf(h, 210, 297))).toBe(wanted);
  });

  it('run clockwise unless the page is mirrored', () => {
    expect(isPageLike(cornersOf(scaling(3), 210, 297))).toBe(true);
    expect(signedArea(cornersOf(scaling(2), 210, 297))).toBeCloseTo(4 * 210 * 297);
    expect(isPageLike(cornersOf(scaling(-3, 3), 210, 297))).toBe(false);
  });
});
