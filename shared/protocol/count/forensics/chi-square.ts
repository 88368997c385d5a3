/** Pearson's test of how far counts lie from what is expected of them. */
export interface ChiSquare {
  statistic: number;
  /** Degrees of freedom. */
  df: number;
  /** Probability of so large a statistic, or a larger one, if the expectation is right. */
  p: number;
}

/**
 * Pearson's chi-square test of counts against probabilities.
 * @param observed how often each case came, whole numbers
 * @param expected its probability; together 1
 * @throws RangeError if the two are not of one length, of two cases at least
 */
export function chiSquareTest(observed: readonly number[], expected: readonly number[]): ChiSquare {
  if (observed.length !== expected.length || observed.length < 2)
    throw new RangeError(`${observed.length} counts, ${expected.length} probabilities`);
  const n = observed.reduce((sum, count) => sum + count, 0);
  const statistic = observed.reduce((sum, count, index) => {
    const mean = n * (expected[index] ?? 0);
    return mean === 0 ? sum : sum + (count - mean) ** 2 / mean;
  }, 0);
  const df = observed.length - 1;
  return { statistic, df, p: chiSquareTail(statistic, df) };
}

/**
 * Upper tail of the chi-square distribution, Q(df/2, x/2): by the series of the incomplete gamma function where that converges
 * fast, else by its continued fraction (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31; summed as in Press et al., Numerical
 * Recipes, 6.2). Exact to some ten digits.
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const [a, z] = [df / 2, x / 2];
  const factor = Math.exp(a * Math.log(z) - z - logGamma(a));
  return z < a + 1 ? 1 - factor * series(a, z) : factor * continuedFraction(a, z);
}

const enough = 1e-15;
const mostTerms = 10_000;

/** Σ zⁿ / (a (a+1) … (a+n)) */
function series(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < mostTerms && Math.abs(term) > Math.abs(sum) * enough; n++) {
    term *= z / (a + n);
    sum += term;
  }
  return sum;
}

/** Lentz's evaluation of 1/(z+1−a− 1(1−a)/(z+3−a− 2(2−a)/(z+5−a− …))) */
function continuedFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < mostTerms; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (b + step * d);
    c = b + step / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < enough) break;
  }
  return value;
}

/** ln Γ(x) for x > 0: Stirling's series (Abramowitz & Stegun 6.1.41) above 10, reached by Γ(x+1) = x Γ(x). */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z += 1) shift += Math.log(z);
  const tail = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5) - 1 / (1680 * z ** 7);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + tail - shift;
}
