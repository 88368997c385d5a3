import { describe, expect, it } from 'vitest';
import {
  digitOf,
  digitTests,
  secondDigitLaw,
  type DigitKind,
} from '../../../../../shared/protocol/count/forensics/digits.ts';
import { randomFrom } from '../../../../support/random.ts';
import { normal } from './simulated.ts';

/** The test of one figure. */
function testOf(kind: DigitKind, figures: readonly (number | null)[], regions = 1) {
  const { tests, looks } = digitTests(kind, new Map([['votes:a', figures]]), regions);
  const [test] = tests;
  if (!test) throw new Error('No test');
  return { ...test, looks };
}

const draw = (seed: number, n: number, figure: (random: () => number) => number) => {
  const random = randomFrom(seed);
  return Array.from({ length: n }, () => figure(random));
};
/** Over four orders of magnitude: Benford's law holds exactly for 10^u, u uniform over whole numbers. */
const overMagnitudes = (random: () => number) => Math.floor(10 ** (1 + 4 * random()));
const lognormal = (sigma: number) => (random: () => number) =>
  Math.round(Math.exp(Math.log(400) + sigma * normal(random)));
/** Nobody throws digits: a station's votes. */
const votes = (random: () => number) => Math.round(600 + 110 * normal(random));
/** Votes of a small candidate, fewer and fewer from 100 on. */
const fading = (scale: number) => (random: () => number) => 100 + Math.floor(-scale * Math.log(1 - random()));

/** How often a test of these figures says unusual. */
function alarms(kind: DigitKind, runs: number, figures: (seed: number) => number[]): number {
  const said = Array.from({ length: runs }, (_, seed) => testOf(kind, figures(seed + 1)).result?.unusual);
  return said.filter(Boolean).length / runs;
}

describe('digitOf', () => {
  it.each<[DigitKind, number, number | null]>([
    ['last', 99, null],
    ['last', 100, 0],
    ['last', 12_347, 7],
    ['second', 9, null],
    ['second', 10, 0],
    ['second', 57, 7],
    ['second', 100, 0],
    ['second', 938, 3],
    ['second', 29_999, 9],
  ])('%s digit of %i is %s', (kind, figure, digit) => expect(digitOf(kind, figure)).toBe(digit));
});

it("has Benford's probabilities of the second digit to five decimals", () => {
  // Hill (1995), and every table of the law since.
  const published = [0.11968, 0.11389, 0.10882, 0.10433, 0.10031, 0.09668, 0.09337, 0.09035, 0.08757, 0.085];
  secondDigitLaw.forEach((p, digit) => expect(p).toBeCloseTo(published[digit] ?? 0, 5));
  expect(secondDigitLaw.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

describe('false alarms come at the level that is told, one test in a hundred', () => {
  it('last digits of honest counts', () =>
    expect(alarms('last', 1500, (seed) => draw(seed, 400, votes))).toBeLessThan(0.018));

  it('last digits of a small candidate, whose votes grow fewer from 100 on', () => {
    // On average 26 of 400 lie within the first ten: half of what is let through.
    expect(alarms('last', 1500, (seed) => draw(seed, 400, fading(150)))).toBeLessThan(0.018);
  });

  it('p-values of last digits are spread evenly', () => {
    const ps = Array.from(
      { length: 1500 },
      (_, seed) => testOf('last', draw(seed, 400, votes)).result?.p ?? 0,
    );
    for (const level of [0.05, 0.25, 0.5, 0.9])
      expect(ps.filter((p) => p < level).length / ps.length).toBeCloseTo(level, 1);
  });

  it("second digits where Benford's law holds", () =>
    expect(alarms('second', 1500, (seed) => draw(seed, 400, overMagnitudes))).toBeLessThan(0.018));

  it('second digits of figures that spread as little as may be tested', () =>
    expect(alarms('second', 150, (seed) => draw(seed, 10_000, lognormal(1.05)))).toBeLessThan(0.03));

  it('seven candidates together raise no more alarms than one', () => {
    const runs = 400;
    const alarmed = Array.from({ length: runs }, (_, seed) => {
      const figures = new Map(
        Array.from({ length: 7 }, (__, c) => [`votes:${c}`, draw(1000 * seed + c, 200, votes)] as const),
      );
      return digitTests('last', figures).tests.some(({ result }) => result?.unusual);
    });
    expect(alarmed.filter(Boolean).length / runs).toBeLessThan(0.025);
  });
});

describe('what is to be found is found', () => {
  it('one invented figure in five that ends in 0 or 5', () => {
    const figures = (seed: number) =>
      draw(seed, 1500, (random) => {
        const honest = votes(random);
        return random() < 0.2 ? 5 * Math.round(honest / 5) : honest;
      });
    expect(alarms('last', 50, figures)).toBe(1);
  });

  it('second digits of figures that are all alike, where the spread lets one test', () => {
    const figures = (seed: number) =>
      draw(seed, 600, (random) => (random() < 0.3 ? 250 : overMagnitudes(random)));
    expect(alarms('second', 50, figures)).toBe(1);
  });
});

describe('what cannot be tested is not', () => {
  it('last digits of under 50 figures: each digit would be expected under five times', () => {
    const few = testOf('last', draw(1, 49, votes));
    expect(few).toMatchObject({ n: 49, tooFew: { has: 49, needs: 50 }, result: null, looks: 0 });
    expect(testOf('last', draw(1, 50, votes)).tooFew).toBeNull();
  });

  it('second digits of under 59', () => {
    expect(testOf('second', draw(1, 58, overMagnitudes)).tooFew).toEqual({ has: 58, needs: 59 });
    expect(testOf('second', draw(1, 59, overMagnitudes)).tooFew).toBeNull();
  });

  it('second digits of stations of one size, where an honest count differs from the law', () => {
    expect(testOf('second', draw(1, 5000, votes))).toMatchObject({ narrow: true, result: null });
    expect(testOf('last', draw(1, 5000, votes)).narrow).toBe(false);
  });

  it('last digits of figures that crowd just above 100, where low digits are more frequent by themselves', () =>
    expect(testOf('last', draw(1, 700, fading(25)))).toMatchObject({ narrow: true, result: null }));

  it('unknown and small figures are left out, and said', () =>
    expect(testOf('last', [null, 99, 100, null]).leftOut).toEqual([
      { reason: 'figure-unknown', count: 2 },
      { reason: 'figure-small', count: 1 },
    ]));
});

it('looks are multiplied by the regions that one could have looked at', () => {
  const figures = draw(5, 200, votes);
  const [country, region] = [testOf('last', figures), testOf('last', figures, 17)];
  expect(region.looks).toBe(17);
  expect(region.result?.p).toBe(country.result?.p);
  expect(region.result?.adjusted).toBeCloseTo(Math.min(1, 17 * (country.result?.p ?? 0)), 12);
});
