/**
 * What is thought about a whole number: probabilities of the numbers proposed. What is missing to 1 is the
 * probability of a number that nobody proposed.
 */
export type Spread = ReadonlyMap<number, number>;

/** Sums less likely than this are dropped: a hundred thousand of them would not make a difference of 1 in 1,000. */
const NEGLIGIBLE = 1e-8;

/** A sum of nothing. */
const zero: Spread = new Map([[0, 1]]);

/** The spread of a sum of two independent numbers. */
function add(a: Spread, b: Spread): Spread {
  const sums = new Map<number, number>();
  for (const [x, p] of a)
    for (const [y, q] of b) if (p * q >= NEGLIGIBLE) sums.set(x + y, (sums.get(x + y) ?? 0) + p * q);
  return sums;
}

/** How likely it is that two independent numbers come to `total`. */
function chanceOf(total: number, a: Spread, b: Spread): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [x, p] of few) sum += p * (many.get(total - x) ?? 0);
  return sum;
}

/** What all numbers of a list but one come to. */
export interface Others {
  /** How likely it is that they come to `total`. */
  chanceOf(total: number): number;
  /** How likely it is that one of them is a number that nobody proposed. */
  unknown: number;
}

/** For each of independent numbers, what the others come to (forward and backward sums: 2 n additions, not n²). */
export function others(spreads: readonly Spread[]): Others[] {
  const forward = [zero];
  const backward = [zero];
  spreads.forEach((spread, index) => forward.push(add(forward[index] ?? zero, spread)));
  [...spreads].reverse().forEach((spread, index) => backward.push(add(backward[index] ?? zero, spread)));
  const known = spreads.map(mass);
  return spreads.map((_spread, index) => {
    const before = forward[index] ?? zero;
    const after = backward[spreads.length - 1 - index] ?? zero;
    const all = known.reduce((product, share, at) => (at === index ? product : product * share), 1);
    return { chanceOf: (total) => chanceOf(total, before, after), unknown: Math.max(0, 1 - all) };
  });
}

function mass(spread: Spread): number {
  let sum = 0;
  for (const p of spread.values()) sum += p;
  return Math.min(1, sum);
}
