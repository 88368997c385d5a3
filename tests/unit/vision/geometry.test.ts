import { isPageLike } from '../../../shared/forms/quad.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  compose,
  cornersOf,
  fitAffine,
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

describe('an affine map fitted to points', () => {
  const number = fc.double({ min: -50, max: 50, noNaN: true });
  const points = fc.array(fc.tuple(fc.nat(210), fc.nat(297)), { minLength: 3, maxLength: 30 });

  it('is the one they were moved by', () => {
    fc.assert(
      fc.property(
        points,
        fc.array(number, { minLength: 6, maxLength: 6 }),
        (from, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => {
          const fitted = fitAffine(
            from,
            from.map(([x, y]) => apply([a, b, c, d, e, f, 0, 0, 1], x, y)),
          );
          if (!fitted) return;
          for (const [x, y] of from) {
            const [atX, atY] = apply(fitted, x, y);
            expect(atX).toBeCloseTo(a * x + b * y + c, 4);
            expect(atY).toBeCloseTo(d * x + e * y + f, 4);
          }
        },
      ),
    );
  });

  it('has the least squared error: no other near it has less', () => {
    const to = [
      [3, 1],
      [210, 8],
      [-4, 290],
      [220, 300],
      [100, 140],
    ] as const;
    const from = [
      [0, 0],
      [210, 0],
      [0, 297],
      [210, 297],
      [105, 148],
    ] as const;
    const fitted = fitAffine(from, to) ?? ([] as unknown as Homography);
    const error = (h: Homography) =>
      from.reduce((sum, [x, y], n) => {
        const [atX, atY] = apply(h, x, y);
        return sum + (atX - (to[n]?.[0] ?? 0)) ** 2 + (atY - (to[n]?.[1] ?? 0)) ** 2;
      }, 0);
    for (let n = 0; n < 6; n++)
      for (const by of [-0.001, 0.001])
        expect(
          error(fitted.map((value, k) => (k === n ? value + by : value)) as unknown as Homography),
        ).toBeGreaterThan(error(fitted));
  });

  it.each([
    [
      'on one line',
      [
        [0, 0],
        [10, 20],
        [20, 40],
        [30, 60],
      ],
    ],
    [
      'in one place',
      [
        [5, 5],
        [5, 5],
        [5, 5],
      ],
    ],
    ['of none', []],
  ] as const)('is not there for points %s', (_, from) => {
    expect(fitAffine(from, from)).toBeNull();
  });
});
