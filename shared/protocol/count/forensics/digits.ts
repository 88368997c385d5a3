import { chiSquareTest } from './chi-square.ts';
import { leftOutOf, type LeftOut, tooFew, type TooFew } from './left-out.ts';

/** Which digit of figures is looked at. */
export type DigitKind = 'last' | 'second';

/** Last digits are looked at from this figure on: those of small figures follow the figures' own distribution. */
export const LEAST_FOR_LAST = 100;
/** A figure has a second digit from here on. */
const LEAST_FOR_SECOND = 10;
/** Every digit has to be expected so often, or the statistic does not follow the chi-square distribution (Cochran 1954). */
const LEAST_EXPECTED = 5;
/**
 * Benford's law is expected of figures over several orders of magnitude. Where nine tenths of them lie closer together than this
 * (the 95th percentile as a multiple of the 5th), an honest count may differ from it as much as a forged one, and no test is made. At 25
 * the second digits of a lognormal distribution differ so little that even ten thousand figures raise no more alarms than told.
 */
const LEAST_SPREAD = 25;
/**
 * Where figures grow fewer from 100 on, low last digits come more often: by q (4.5 − d) / 10 of what is expected, if q of the n figures lie
 * within the first ten. That adds n q² · 0.0825 to the statistic; up to n q² = 6, a half, it raises no more alarms than told.
 */
const MOST_AT_EDGE = 6;
/** A test is called unusual below this probability, all tests of the plot taken together (Bonferroni). */
export const LEVEL = 0.01;

/** Digits of one figure (votes of one candidate, or all who voted) over stations. */
export interface DigitTest {
  /** Key of the figure. */
  key: string;
  /** How many figures were looked at. */
  n: number;
  /** How often each digit came, 0 to 9. */
  observed: readonly number[];
  leftOut: LeftOut[];
  tooFew: TooFew | null;
  /** True if figures lie too close together for the test: to Benford's law, or to 100, from where on last digits count. */
  narrow: boolean;
  /** Null where too few, or too narrow, to test. */
  result: DigitResult | null;
}

export interface DigitResult {
  statistic: number;
  /** By the chi-square distribution with 9 degrees of freedom. */
  p: number;
  /** Times the number of tests that were looked at (Bonferroni), 1 at most. */
  adjusted: number;
  unusual: boolean;
}

export interface DigitTests {
  kind: DigitKind;
  /** Probability of each digit, 0 to 9. */
  expected: readonly number[];
  tests: readonly DigitTest[];
  /** Tests that p-values are adjusted for: figures that could be tested, times the regions that one could have chosen. */
  looks: number;
}

/** Benford's law for the second digit: P(d) = Σ log₁₀(1 + 1/(10k + d)), k from 1 to 9. */
export const secondDigitLaw: readonly number[] = Array.from({ length: 10 }, (_, digit) =>
  Array.from({ length: 9 }, (__, k) => Math.log10(1 + 1 / (10 * (k + 1) + digit))).reduce((a, b) => a + b, 0),
);
/** Last digits of figures that spread over many tens: each as often as any other. */
const uniform: readonly number[] = Array.from({ length: 10 }, () => 0.1);

/** The digit of a figure that a test looks at; null where the figure is too small to have a part in it. */
export function digitOf(kind: DigitKind, figure: number): number | null {
  if (kind === 'last') return figure < LEAST_FOR_LAST ? null : figure % 10;
  if (figure < LEAST_FOR_SECOND) return null;
  let leading = figure;
  while (leading >= 100) leading = Math.floor(leading / 10);
  return leading % 10;
}

/**
 * Tests digits of figures. `last`: uniform (Beber & Scacco 2012); `second`: Benford's law (Mebane 2006; see Deckert, Myagkov &
 * Ordeshook 2011 for why little follows from it). Pearson's chi-square with 9 degrees of freedom.
 * @param figures by key of the figure, one for each station with a protocol; null where it is not known
 * @param regions how many regions one could have chosen to look at; 1 where all are looked at together
 */
export function digitTests(
  kind: DigitKind,
  figures: ReadonlyMap<string, readonly (number | null)[]>,
  regions = 1,
): DigitTests {
  const expected = kind === 'last' ? uniform : secondDigitLaw;
  const counted = [...figures].map(([key, each]) => countDigits(kind, key, each, expected));
  const looks = regions * counted.filter(isTestable).length;
  return {
    kind,
    expected,
    looks,
    tests: counted.map((test) =>
      isTestable(test) ? { ...test, result: tested(test, expected, looks) } : test,
    ),
  };
}

const isTestable = (test: DigitTest) => test.tooFew === null && !test.narrow;

function countDigits(
  kind: DigitKind,
  key: string,
  figures: readonly (number | null)[],
  expected: readonly number[],
): DigitTest {
  const observed = Array.from({ length: 10 }, () => 0);
  const used: number[] = [];
  const reasons = figures.map((figure) => {
    if (figure === null) return 'figure-unknown' as const;
    const digit = digitOf(kind, figure);
    if (digit === null) return 'figure-small' as const;
    observed[digit] = (observed[digit] ?? 0) + 1;
    used.push(figure);
    return null;
  });
  const needs = Math.ceil(LEAST_EXPECTED / Math.min(...expected));
  return {
    key,
    n: used.length,
    observed,
    leftOut: leftOutOf(reasons),
    tooFew: tooFew(used.length, needs),
    narrow: used.length > 0 && (kind === 'last' ? isAtEdge(used) : spreadOfMost(used) < LEAST_SPREAD),
    result: null,
  };
}

/** True if so many figures lie just above 100 that this alone would be taken for something unusual. */
function isAtEdge(figures: readonly number[]): boolean {
  const close = figures.filter((figure) => figure < LEAST_FOR_LAST + 10).length;
  return close ** 2 > MOST_AT_EDGE * figures.length;
}

/** The 95th percentile as a multiple of the 5th. */
function spreadOfMost(figures: readonly number[]): number {
  const sorted = Float64Array.from(figures).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 1;
  return at(0.95) / at(0.05);
}

function tested({ observed }: DigitTest, expected: readonly number[], looks: number): DigitResult {
  const { statistic, p } = chiSquareTest(observed, expected);
  const adjusted = Math.min(1, p * looks);
  return { statistic, p, adjusted, unusual: adjusted < LEVEL };
}
