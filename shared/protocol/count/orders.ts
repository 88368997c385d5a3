import { type CountedStation, numberOf } from './counted.ts';
import type { Sums } from './totals-sums.ts';

/** The order of those on the ballot by the votes that are known, and whether stations in doubt could change it. */
export interface Order {
  /** Keys of votes, most votes first, equal ones in the order of the ballot: of all counted papers, and without those in doubt. */
  all: readonly string[];
  sure: readonly string[];
  /** True if both orders are the same, with the same ones equal. */
  same: boolean;
  /**
   * How many votes papers in doubt hold at most: of each station in doubt the paper that states most. Null if one of them lacks a
   * number of votes.
   */
  inDoubt: number | null;
  /** Each in the order without those in doubt, and the next one. */
  leads: readonly Lead[];
}

/** By how much one on the ballot is before the next one, without papers in doubt. */
export interface Lead {
  first: string;
  next: string;
  votes: number;
  /** Papers not in doubt that lack the votes of one of both. */
  lacking: number;
  /**
   * True if the votes in doubt are as many as the lead, or more: had `next` all of them, the lead would be gone. Null if that cannot be
   * told.
   */
  reached: boolean | null;
}

/** Stations of a place that an order depends on beside its sums. */
export interface OrderStations {
  /** Those in doubt. */
  inDoubt: readonly CountedStation[];
  /** Those not in doubt whose counted paper lacks any number of votes. */
  lacking: readonly CountedStation[];
}

/** @param votes keys of votes, from `voteKeys` */
export function orderOf(
  { inDoubt, lacking }: OrderStations,
  votes: readonly string[],
  sums: { all: Sums; sure: Sums },
): Order {
  const [all, sure] = [ranked(votes, sums.all), ranked(votes, sums.sure)];
  const doubtful = votesAtMost(inDoubt, votes);
  return {
    all,
    sure,
    same: inWords(all, sums.all) === inWords(sure, sums.sure),
    inDoubt: doubtful,
    leads: sure.slice(1).map((next, index) => {
      const first = sure[index] ?? next;
      const lead = votesOf(sums.sure, first) - votesOf(sums.sure, next);
      return {
        first,
        next,
        votes: lead,
        lacking: lacking.filter((station) => lacks(station, [first, next])).length,
        reached: doubtful === null ? null : doubtful > 0 && doubtful >= lead,
      };
    }),
  };
}

/** True if a station's counted paper lacks one of these numbers. */
export function lacks({ papers: [counted] }: CountedStation, keys: readonly string[]): boolean {
  return keys.some((key) => numberOf(counted, key) === undefined);
}

const votesOf = ({ figures }: Sums, key: string): number => figures[key]?.sum ?? 0;

function ranked(votes: readonly string[], sums: Sums): string[] {
  return [...votes].sort((a, b) => votesOf(sums, b) - votesOf(sums, a));
}

/** An order as a text that tells who is equal to the one before. */
function inWords(order: readonly string[], sums: Sums): string {
  return order
    .map((key, index) => `${votesOf(sums, order[index - 1] ?? '') === votesOf(sums, key) ? '=' : '>'}${key}`)
    .join(' ');
}

function votesAtMost(stations: readonly CountedStation[], votes: readonly string[]): number | null {
  let sum = 0;
  for (const { papers } of stations) {
    const stated = papers.map((paper) => votesOn(paper, votes));
    if (stated.includes(null)) return null;
    sum += Math.max(...stated.map((each) => each ?? 0));
  }
  return sum;
}

function votesOn(paper: CountedStation['papers'][number], votes: readonly string[]): number | null {
  const numbers = votes.map((key) => numberOf(paper, key));
  return numbers.includes(undefined) ? null : numbers.reduce<number>((sum, each) => sum + (each ?? 0), 0);
}
