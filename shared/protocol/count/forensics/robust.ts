/** Makes the median absolute deviation estimate the standard deviation of a normal distribution: 1/Φ⁻¹(3/4). */
const MAD_SCALE = 1.4826;

/** The middle value, of an even number the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Where values lie and how far apart, in the values' own unit. */
export interface Spread {
  median: number;
  /** 1.4826 times the median absolute deviation; 0 where half of the values are the same. */
  deviation: number;
}

/** Location and scale that a few far values do not move (Rousseeuw & Croux 1993). */
export function spreadOf(values: readonly number[]): Spread {
  const middle = median(values);
  return { median: middle, deviation: MAD_SCALE * median(values.map((value) => Math.abs(value - middle))) };
}

/** How many deviations a value lies from the median; null where the values do not spread. */
export function robustZ(value: number, { median: middle, deviation }: Spread): number | null {
  return deviation > 0 ? (value - middle) / deviation : null;
}
