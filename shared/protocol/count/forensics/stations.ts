import { countedPaper, type CountedElection, type CountedStation, numberOf } from '../counted.ts';
import { votesKey } from '../figures.ts';

/** A station as the plots know it: figures of the paper that is counted for it. Null: blank, illegible, or not stated. */
export interface ForensicStation {
  key: string;
  region: string;
  district: string;
  station: number;
  /** As the register has it; empty where it does not. */
  name: string;
  /** The paper's scan; null without a confirmed protocol. */
  scan: number | null;
  registered: number | null;
  voted: number | null;
  /** By candidate, in the order of `ballotOf`. */
  votes: readonly (number | null)[];
  /** All votes for candidates and against all; null if one of them is not known. */
  valid: number | null;
  /** Observers' own count of those who voted. */
  headCount: number | null;
}

/** Candidates in the order of the ballot, and the one against all where the ballot has it. */
export function ballotOf({ candidates, againstAll }: CountedElection): string[] {
  return [...candidates, ...(againstAll ? ['against_all'] : [])];
}

/** Key of the figure that states the votes of one on the ballot. */
export const ballotKey = (id: string): string => (id === 'against_all' ? id : votesKey(id));

/** Stations of an election, each once, whatever copies and papers of it there are. */
export function forensicStations(counted: CountedElection): ForensicStation[] {
  const keys = ballotOf(counted).map(ballotKey);
  return counted.stations.map((station) => seen(station, keys));
}

function seen(station: CountedStation, voteKeys: readonly string[]): ForensicStation {
  const paper = countedPaper(station);
  const number = (key: string) => numberOf(paper, key) ?? null;
  const votes = voteKeys.map(number);
  return {
    key: station.key,
    region: station.region,
    district: station.district,
    station: station.station,
    name: station.name,
    scan: paper?.scan ?? null,
    registered: number('registered'),
    voted: number('voted'),
    votes,
    valid: votes.length > 0 && votes.every((vote) => vote !== null) ? total(votes) : null,
    headCount: station.headCount,
  };
}

const total = (votes: readonly (number | null)[]) =>
  votes.reduce<number>((sum, vote) => sum + (vote ?? 0), 0);

/** A part of a whole, both whole numbers of people, `whole` above zero. */
export interface Share {
  part: number;
  whole: number;
}

/** Voters out of registered ones; null where either is not known. */
export function turnoutOf({ registered, voted }: ForensicStation): Share | null {
  return registered === null || voted === null || registered === 0
    ? null
    : { part: voted, whole: registered };
}

/** Votes for one on the ballot out of all valid votes; null where one of them is not known. */
export function shareOf({ votes, valid }: ForensicStation, candidate: number): Share | null {
  const part = votes[candidate] ?? null;
  return part === null || valid === null || valid === 0 ? null : { part, whole: valid };
}

/** In percent, unrounded: for drawing and for medians only. */
export const percent = ({ part, whole }: Share): number => (100 * part) / whole;

/** True from so many percent on; in whole numbers (`least` counts to two decimals), so that nothing is rounded across the limit. */
export const reaches = ({ part, whole }: Share, least: number): boolean =>
  10_000 * part >= Math.round(100 * least) * whole;

/** A share in percent as dots are placed: cut to hundredths. */
export const placed = ({ part, whole }: Share): number => Math.floor((10_000 * part) / whole) / 100;
