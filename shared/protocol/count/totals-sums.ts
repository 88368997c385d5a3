import { type CountedElection, type CountedStation, countedPaper, numberOf } from './counted.ts';
import { votesKey } from './figures.ts';

/** What counted papers, one a station, say of one figure together. Those that do not state it have no part in the sum. */
export interface FigureSum {
  /** Sum over the papers that state a number. */
  sum: number;
  /** How many these are. */
  known: number;
  /** Papers on which the commission left the row empty, and those of which it cannot be told. */
  blank: number;
  illegible: number;
  /** Papers on a form without this row. */
  absent: number;
  /**
   * The sum if of each station the paper with the least, with the greatest number were counted; equal to `sum` where the papers of
   * no station differ in it.
   */
  least: number;
  most: number;
}

/** Voters who took part, over those counted papers that state both numbers. */
export interface Turnout {
  papers: number;
  registered: number;
  voted: number;
  /** Hundredths of a percent, rounded; null without registered voters. */
  rate: number | null;
}

/** What counted papers say together. */
export interface Sums {
  /** Counted papers: one a station. */
  papers: number;
  /** By key, of every figure that the election's forms state. */
  figures: Record<string, FigureSum>;
  /** All votes that are known: for the candidates, and against all where the ballot has it. */
  votes: number;
  /** What each `voteKeys` has of `votes`, hundredths of a percent, rounded; null without votes. */
  shares: Record<string, number | null>;
  turnout: Turnout;
}

/** Keys of the figures that are votes, in the order of the ballot; those against all come last. */
export function voteKeys({ candidates, againstAll }: CountedElection): string[] {
  return [...candidates.map(votesKey), ...(againstAll ? ['against_all'] : [])];
}

/** A part of a whole in hundredths of a percent, rounded half up; null of nothing. Both are whole numbers. */
export function hundredths(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((20_000 * part + whole) / (2 * whole));
}

/** What was added up so far. */
export interface Added {
  papers: number;
  /** In the order of the keys. */
  figures: FigureSum[];
  turnout: { papers: number; registered: number; voted: number };
}

export function nothingAdded(keys: readonly string[]): Added {
  return {
    papers: 0,
    figures: keys.map(() => ({ sum: 0, known: 0, blank: 0, illegible: 0, absent: 0, least: 0, most: 0 })),
    turnout: { papers: 0, registered: 0, voted: 0 },
  };
}

/** Adds a station's counted paper; a station without one adds nothing. */
export function addPaper(to: Added, station: CountedStation, keys: readonly string[]): void {
  const paper = countedPaper(station);
  if (!paper) return;
  to.papers++;
  to.figures.forEach((sum, index) => addFigure(sum, station.papers, keys[index] ?? ''));
  const [registered, voted] = [numberOf(paper, 'registered'), numberOf(paper, 'voted')];
  if (registered === undefined || voted === undefined) return;
  to.turnout.papers++;
  to.turnout.registered += registered;
  to.turnout.voted += voted;
}

/** Adds what was added up of other stations. */
export function addAll(to: Added, from: Added): void {
  to.papers += from.papers;
  to.figures.forEach((sum, index) => {
    const other = from.figures[index];
    if (other) addEach(sum, other);
  });
  addEach(to.turnout, from.turnout);
}

function addEach<Sum extends Record<keyof Sum, number>>(to: Sum, from: Sum): void {
  for (const key of Object.keys(from) as (keyof Sum)[]) (to[key] as number) += from[key];
}

/** @param votes from `voteKeys` */
export function sumsOf(
  { papers, figures, turnout }: Added,
  keys: readonly string[],
  votes: readonly string[],
): Sums {
  const byKey = Object.fromEntries(figures.map((sum, index) => [keys[index] ?? '', sum]));
  const all = votes.reduce((sum, key) => sum + (byKey[key]?.sum ?? 0), 0);
  return {
    papers,
    figures: byKey,
    votes: all,
    shares: Object.fromEntries(votes.map((key) => [key, hundredths(byKey[key]?.sum ?? 0, all)])),
    turnout: { ...turnout, rate: hundredths(turnout.voted, turnout.registered) },
  };
}

function addFigure(to: FigureSum, papers: CountedStation['papers'], key: string): void {
  const figure = papers[0]?.figures[key];
  if (figure === 'blank') to.blank++;
  else if (figure === null) to.illegible++;
  else if (figure === undefined) to.absent++;
  else to.known++;

  const counted = typeof figure === 'number' ? figure : 0;
  let [least, most] = [counted, counted];
  // A paper that does not state it moves nothing.
  for (let index = 1; index < papers.length; index++) {
    const number = numberOf(papers[index], key) ?? counted;
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  to.sum += counted;
  to.least += least;
  to.most += most;
}
