import { describe, expect, it } from 'vitest';
import { chiSquareTail, chiSquareTest } from '../../../../../shared/protocol/count/forensics/chi-square.ts';

describe('chiSquareTail', () => {
  // Critical values as tables print them (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4).
  it.each([
    [1, 3.841, 0.05],
    [1, 6.635, 0.01],
    [1, 10.828, 0.001],
    [2, 5.991, 0.05],
    [9, 4.168, 0.9],
    [9, 14.684, 0.1],
    [9, 16.919, 0.05],
    [9, 21.666, 0.01],
    [9, 27.877, 0.001],
    [30, 43.773, 0.05],
    [100, 124.342, 0.05],
  ])('with %i degrees of freedom, %f is exceeded with the probability %f', (df, x, p) =>
    expect(chiSquareTail(x, df)).toBeCloseTo(p, p < 0.005 ? 6 : 4),
  );

  it('is exp(-x/2) for two degrees of freedom, to ten digits, far out too', () => {
    for (const x of [0.001, 0.5, 1, 3.9, 4.1, 20, 100, 600])
      expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 10);
  });

  it('is 1 at zero and falls', () => {
    expect(chiSquareTail(0, 9)).toBe(1);
    const tails = Array.from({ length: 400 }, (_, i) => chiSquareTail(i / 4, 9));
    tails.slice(1).forEach((tail, i) => expect(tail).toBeLessThan(tails[i] ?? 0));
  });
});

describe('chiSquareTest', () => {
  it('sums squared differences over what was expected', () => {
    // 60 throws of a die: (5-10)²/10 + (8-10)²/10 + (9-10)²/10 + (8-10)²/10 + (10-10)²/10 + (20-10)²/10
    const die = Array.from({ length: 6 }, () => 1 / 6);
    const { statistic, df, p } = chiSquareTest([5, 8, 9, 8, 10, 20], die);
    expect(statistic).toBeCloseTo(13.4, 10);
    expect(df).toBe(5);
    expect(p).toBeCloseTo(0.01991, 4);
  });

  it('refuses counts that do not go with the probabilities', () => {
    expect(() => chiSquareTest([1, 2], [0.5, 0.25, 0.25])).toThrow(RangeError);
    expect(() => chiSquareTest([1], [1])).toThrow(RangeError);
  });
});
