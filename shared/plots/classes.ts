/** Classes of equal width that values are coloured by. */
export interface Classes {
  /**
   * Rising; class `i` goes from `bounds[i]` to below `bounds[i + 1]`, the last one includes its end. Two of them at least, but
   * none where there was no value.
   */
  bounds: readonly number[];
}

/** More shades than these cannot be told apart. */
export const mostClasses = 5;

/**
 * At most five classes whose bounds are round numbers.
 * @param values percents or counts
 * @param start `zero`: the first class begins at zero; `least`: near the least value, for what differs far from zero
 * @param unit the least width of a class: 1 for counts, 0.1 for percents
 */
export function classesOf(
  values: readonly number[],
  start: 'zero' | 'least',
  unit: number,
  atMost = mostClasses,
): Classes {
  if (values.length === 0) return { bounds: [] };
  const most = values.reduce((a, b) => Math.max(a, b));
  const least = start === 'zero' ? 0 : values.reduce((a, b) => Math.min(a, b));
  for (const width of roundWidths(unit)) {
    const from = Math.floor(tenths(least / width)) * width;
    const count = Math.max(1, Math.ceil(tenths((most - from) / width)));
    if (count <= atMost)
      return { bounds: Array.from({ length: count + 1 }, (_, i) => tenths(from + i * width)) };
  }
  return { bounds: [least, most] };
}

/** Classes of counts, of which none at all is one of its own. */
export function countClasses(counts: readonly number[]): Classes {
  const { bounds } = classesOf(counts, 'zero', 1, mostClasses - 1);
  const some = bounds.filter((bound) => bound > 1);
  if (counts.every((count) => count === 0)) return { bounds };
  return { bounds: some.length > 0 ? [0, 1, ...some] : [0, 1, 1] };
}

/** The class of a value, from 0. */
export function classOf({ bounds }: Classes, value: number): number {
  const above = bounds.findIndex((bound) => value < bound);
  return above === -1 ? Math.max(0, bounds.length - 2) : Math.max(0, above - 1);
}

/** The shade of a class, from 0 to 4: few classes lie as far apart as many. */
export function shadeOf({ bounds }: Classes, index: number): number {
  const count = bounds.length - 1;
  return count < 2 ? 2 : Math.round((index * (mostClasses - 1)) / (count - 1));
}

/** 1, 2, 5, 10, 20, ... times the unit. */
function roundWidths(unit: number): number[] {
  return Array.from({ length: 12 }, (_, power) =>
    [1, 2, 5].map((digit) => tenths(digit * unit * 10 ** power)),
  ).flat();
}

/** What is left of binary fractions, off. */
const tenths = (value: number) => Math.round(value * 1e6) / 1e6;
