/** ln(n!), exact enough for binomials of any size here: a running sum, kept. */
const logFactorials = [0];
function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++)
    logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));
  return logFactorials[n] ?? 0;
}

/** Probability of at most `errors` in `n` draws with chance `p` each. */
export function binomialAtMost(errors: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return errors >= n ? 1 : 0;
  let sum = 0;
  for (let k = 0; k <= Math.min(errors, n); k++) {
    const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    sum += Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
  }
  return Math.min(1, sum);
}

/**
 * The exact one-sided upper bound of an error rate, `errors` seen in `n` (Clopper and Pearson 1934).
 * @param beyond chance that the true rate lies above it, 0..1
 * @returns 0..1; 1 when nothing was seen
 */
export function upperBound(errors: number, n: number, beyond = 0.05): number {
  if (n === 0 || errors >= n) return 1;
  let [low, high] = [errors / n, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (binomialAtMost(errors, n, middle) > beyond) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The exact two-sided 95 % interval of a share, `right` seen in `n` (Clopper and Pearson 1934).
 * @returns 0..1 each; 0 to 1 when nothing was seen
 */
export function interval(right: number, n: number): readonly [number, number] {
  const tail = 0.025;
  return [1 - upperBound(n - right, n, tail), upperBound(right, n, tail)];
}

/** One answer with the probability that it was given. */
export interface Judged {
  p: number;
  right: boolean;
}

export interface ReliabilityBin<Answer extends Judged = Judged> {
  from: number;
  to: number;
  n: number;
  /** Mean probability given, and share that was right. */
  said: number;
  right: number;
  answers: readonly Answer[];
}

/** Edges of the reliability diagram: fine where it matters. */
const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1];

/** A reliability diagram: how often answers were right against how sure they were; empty bins are left out. */
export function reliability<Answer extends Judged>(judged: readonly Answer[]): ReliabilityBin<Answer>[] {
  return EDGES.slice(0, -1).flatMap((from, index) => {
    const to = EDGES[index + 1] ?? 1;
    const answers = judged.filter(({ p }) => p >= from && (p < to || to === 1));
    const n = answers.length;
    if (n === 0) return [];
    const said = answers.reduce((sum, { p }) => sum + p, 0) / n;
    return [{ from, to, n, said, right: answers.filter(({ right }) => right).length / n, answers }];
  });
}

/** Expected calibration error: mean distance between said and right, weighed by the bins' sizes. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  return bins.reduce((sum, bin) => sum + (bin.n / Math.max(1, n)) * Math.abs(bin.said - bin.right), 0);
}

/** The smallest value that at least `percent` % of them do not exceed (nearest rank); NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}
