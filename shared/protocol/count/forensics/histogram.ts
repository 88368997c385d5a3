import { leftOutOf, type LeftOut, type LeftOutReason, tooFew, type TooFew } from './left-out.ts';
import { median } from './robust.ts';
import { percent, type Share } from './stations.ts';

/** Stations by a share, in bins of one width. */
export interface Histogram {
  /** How many stations it is about. */
  n: number;
  /** Width of a bin, percentage points. */
  width: number;
  /** Middles of bins are 0, `width`, 2 `width` … 100 %, so that round percents lie within a bin, not on an edge. */
  bins: readonly HistogramBin[];
  /** Percent, unrounded; null of no stations. */
  median: number | null;
  leftOut: LeftOut[];
  tooFew: TooFew | null;
}

export interface HistogramBin {
  /** Percent; the first and the last bin are half as wide. */
  from: number;
  to: number;
  /** Stations, each spread over the width of one vote; a sum of fractions. */
  height: number;
  /** Stations (places in the list) whose share itself lies within the bin; `to` belongs to the next one. */
  stations: readonly number[];
}

/** Fewer stations show gaps and heaps that are chance. */
const LEAST_STATIONS = 50;
/** Widths of bins from so many stations on, percentage points: some ten stations for each bin that is filled. */
const widths = [
  [1000, 1],
  [300, 2],
  [0, 5],
] as const;

/**
 * Histogram of shares of whole numbers. Such shares pile up at simple fractions (1/2, 2/3, …), the more the smaller the stations
 * (Johnston, Schroder & Mallawaaratchy 1995; Kobak, Shpilkin & Pshenichnikov 2016). So each station is not put at k/n but
 * spread evenly from (k−½)/n to (k+½)/n, the width of its one vote, kept within 0 to 100 %: what adding uniform noise to
 * the numerator gives on average, without the noise.
 * @param shares of each station; a reason for those without one
 */
export function histogram(shares: readonly (Share | LeftOutReason)[]): Histogram {
  const known = shares.filter((share): share is Share => typeof share !== 'string');
  const width = widths.find(([least]) => known.length >= least)?.[1] ?? 5;
  const bins = binsOf(width);
  const heights = bins.map(() => 0);
  const members = bins.map((): number[] => []);
  shares.forEach((share, at) => {
    if (typeof share === 'string') return;
    spread(share, width, heights);
    members[binAt(percent(share), width)]?.push(at);
  });
  return {
    n: known.length,
    width,
    bins: bins.map((bin, index) => ({
      ...bin,
      height: heights[index] ?? 0,
      stations: members[index] ?? [],
    })),
    median: known.length > 0 ? median(known.map(percent)) : null,
    leftOut: leftOutOf(shares.map((share) => (typeof share === 'string' ? share : null))),
    tooFew: tooFew(known.length, LEAST_STATIONS),
  };
}

function binsOf(width: number): { from: number; to: number }[] {
  return Array.from({ length: 100 / width + 1 }, (_, index) => ({
    from: Math.max(0, (index - 0.5) * width),
    to: Math.min(100, (index + 0.5) * width),
  }));
}

const binAt = (value: number, width: number) => Math.floor(value / width + 0.5);

/** Adds one station to the bins that the width of its one vote lies in. */
function spread({ part, whole }: Share, width: number, heights: number[]): void {
  const from = Math.max(0, (100 * (part - 0.5)) / whole);
  const to = Math.min(100, (100 * (part + 0.5)) / whole);
  for (let bin = binAt(from, width); bin <= binAt(to, width) && bin < heights.length; bin++) {
    const overlap = Math.min(to, (bin + 0.5) * width) - Math.max(from, (bin - 0.5) * width);
    heights[bin] = (heights[bin] ?? 0) + Math.max(0, overlap) / (to - from);
  }
}
