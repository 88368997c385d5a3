import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialAtMost,
  calibrationError,
  interval,
  reliability,
  upperBound,
} from '../../bench/statistics.ts';

describe('upperBound', () => {
  it.each([
    [0, 3_000, 0.000998],
    [0, 10, 0.2589],
    [1, 10, 0.3942],
    [5, 100, 0.1023],
  ])('bounds %i errors in %i by %f', (errors, n, bound) => {
    expect(upperBound(errors, n)).toBeCloseTo(bound, 4);
  });

  it('knows nothing from nothing', () => {
    expect(upperBound(0, 0)).toBe(1);
  });

  it('leaves 5 % to have seen so few errors by chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 20 }), (n, errors) => {
        fc.pre(errors < n);
        expect(binomialAtMost(errors, n, upperBound(errors, n))).toBeCloseTo(0.05, 6);
      }),
    );
  });
});

describe('interval', () => {
  it.each([
    [0, 10, 0, 0.3085],
    [5, 10, 0.1871, 0.8129],
    [184, 190, 0.9326, 0.9883],
    [10, 10, 0.6915, 1],
    [0, 0, 0, 1],
  ])('puts %i in %i between %f and %f', (right, n, from, to) => {
    const [low, high] = interval(right, n);
    expect(low).toBeCloseTo(from, 3);
    expect(high).toBeCloseTo(to, 3);
  });
});

describe('reliability', () => {
  it('puts said beside right, bin by bin', () => {
    const [unsure, wrong, sure] = [
      { p: 0.6, right: true },
      { p: 0.6, right: false },
      { p: 1, right: true },
    ];
    const bins = reliability([unsure, wrong, sure]);
    expect(bins).toEqual([
      { from: 0.5, to: 0.7, n: 2, said: 0.6, right: 0.5, answers: [unsure, wrong] },
      { from: 0.999, to: 1, n: 1, said: 1, right: 1, answers: [sure] },
    ]);
    expect(calibrationError(bins)).toBeCloseTo((2 / 3) * 0.1, 10);
  });
});
