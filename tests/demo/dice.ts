import { randomFrom } from '../support/random.ts';

/** Chance that is the same in every run of one seed. */
export interface Dice {
  /** 0 <= x < 1 */
  unit: () => number;
  /** A whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number;
  /** Normally distributed, cut off at the ends (Box and Muller 1958). */
  normal: (mean: number, deviation: number, low: number, high: number) => number;
  chance: (probability: number) => boolean;
  /** One of them; throws of none. */
  one: <T>(of: readonly T[]) => T;
  /** The same things in another order (Fisher and Yates 1938). */
  shuffled: <T>(of: readonly T[]) => T[];
}

/** Dice that fall the same way for one seed. */
export function diceFrom(seed: number): Dice {
  const unit = randomFrom(seed);
  const whole = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    whole,
    normal(mean, deviation, low, high) {
      const radius = Math.sqrt(-2 * Math.log(1 - unit()));
      const value = mean + deviation * radius * Math.cos(2 * Math.PI * unit());
      return Math.min(high, Math.max(low, value));
    },
    chance: (probability) => unit() < probability,
    one(of) {
      const found = of[Math.floor(unit() * of.length)];
      if (found === undefined) throw new Error('There is nothing to choose from');
      return found;
    },
    shuffled(of) {
      const all = [...of];
      for (let last = all.length - 1; last > 0; last--) {
        const other = whole(0, last);
        const [a, b] = [all[last], all[other]];
        if (a === undefined || b === undefined) continue;
        all[last] = b;
        all[other] = a;
      }
      return all;
    },
  };
}

/** Splits a whole number by weights into whole parts that add up to it (largest remainders). */
export function split(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? 0 : (whole * weight) / sum));
  const parts = exact.map(Math.floor);
  const left = whole - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
