import type { Figure } from '../rules/among.ts';
import { candidateOf, votesKey } from './figures.ts';

/** Who stands on the ballot. */
export interface Ballot {
  candidates: readonly string[];
  againstAll: boolean;
}

/** What one source states of a station. */
export interface StationSaid {
  /** `<region key>/<number>`. */
  key: string;
  region: string;
  /** Empty where it is not known. */
  district: string;
  /** What it states is in doubt; a table does not tell. */
  doubtful: boolean;
  /** Figures of each paper, or of each row of a table, that it states of the station. */
  papers: readonly Readonly<Record<string, Figure>>[];
}

/** A sum that the truth cannot be below. */
export interface LeastSum {
  sum: number;
  /** Stations whose number is in it. */
  stations: number;
  /** Stations that are covered, but whose number is not known: they add 0. */
  unknown: number;
}

/** Sums over those stations of which every figure asked for is known, and known as one number. */
export interface ExactSums {
  /** Keys of these stations. */
  stations: ReadonlySet<string>;
  /** By figure. */
  sums: Readonly<Record<string, number>>;
}

/**
 * Sum of a figure over covered stations as a lower bound. Every figure of a protocol is 0 or more, so what is not known adds 0. Where papers of
 * a station differ, the least is taken, and 0 if one of them does not state it: whichever of them is the true one, the
 * station has no less.
 */
export function leastSum(stations: readonly StationSaid[], key: string, ballot: Ballot): LeastSum {
  let [sum, known] = [0, 0];
  for (const { papers } of stations) {
    const numbers = papers.map((paper) => numberOf(paper, key, ballot));
    if (!numbers.includes(undefined)) known += 1;
    sum += Math.min(...numbers.map((number, index) => number ?? leastOf(papers[index] ?? {}, key, ballot)));
  }
  return { sum, stations: known, unknown: stations.length - known };
}

/** Sums of figures over the stations that state all of them, and of which no two papers disagree on one. */
export function exactSums(
  stations: readonly StationSaid[],
  keys: readonly string[],
  ballot: Ballot,
): ExactSums {
  const members = new Set<string>();
  const sums = Object.fromEntries(keys.map((key) => [key, 0]));
  for (const { key: station, papers } of stations) {
    const numbers = keys.map((key) => agreed(papers, key, ballot));
    if (numbers.includes(undefined)) continue;
    members.add(station);
    for (const [index, key] of keys.entries()) sums[key] = (sums[key] ?? 0) + (numbers[index] ?? 0);
  }
  return { stations: members, sums };
}

/** The number that all papers of a station state; undefined where they do not, or one of them does not. */
export function agreed(papers: StationSaid['papers'], key: string, ballot: Ballot): number | undefined {
  const numbers = papers.map((paper) => numberOf(paper, key, ballot));
  return numbers.every((number) => number === numbers[0]) ? numbers[0] : undefined;
}

/**
 * A figure of a paper or row; undefined where it is not a number. `votes` are those for all candidates: their sum where each is a number,
 * else the total that a table states, unless the ballot had a line against all, which such a total may hold or not.
 */
export function numberOf(
  paper: Readonly<Record<string, Figure>>,
  key: string,
  ballot: Ballot,
): number | undefined {
  const figure = paper[key];
  if (key !== 'votes') return typeof figure === 'number' ? figure : undefined;
  const each = ballot.candidates.map((candidate) => paper[votesKey(candidate)]);
  if (each.length > 0 && each.every((votes) => typeof votes === 'number'))
    return each.reduce((sum, votes) => sum + votes, 0);
  return typeof figure === 'number' && !ballot.againstAll ? figure : undefined;
}

/** What a paper that does not state a figure shows of it at least: of all votes those that it does state. */
function leastOf(paper: Readonly<Record<string, Figure>>, key: string, { candidates }: Ballot): number {
  if (key !== 'votes') return 0;
  return candidates.reduce((sum, candidate) => {
    const votes = paper[votesKey(candidate)];
    return typeof votes === 'number' ? sum + votes : sum;
  }, 0);
}

/** True if a figure is a row of a protocol that can be added up over stations, or all votes together. */
export function addsUp(key: string, keys: readonly string[]): boolean {
  return key === 'votes' || candidateOf(key) !== null || keys.includes(key);
}
