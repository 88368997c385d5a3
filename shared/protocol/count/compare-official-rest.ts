import { exactSums, type StationSaid } from './bounds.ts';
import { officialOf, type OfficialPlace } from './bounds-impossible.ts';
import { votesKey } from './figures.ts';

/** Votes of a candidate in covered stations, and those that the official result leaves for all others. */
export interface RestOfVotes {
  candidate: string;
  covered: number;
  rest: number;
}

/** Votes for all candidates, over the stations that state every one of them. */
export interface RestShares {
  stations: number;
  votes: { covered: number; rest: number };
  candidates: readonly RestOfVotes[];
}

/** Voters, over the stations that state both numbers. */
export interface RestTurnout {
  stations: number;
  covered: { voted: number; registered: number };
  rest: { voted: number; registered: number };
}

/** What the official result leaves for the stations that are not covered, or lack a number, where that can be; else null. */
export interface Rest {
  shares: RestShares | null;
  turnout: RestTurnout | null;
}

/** What cannot be said of the rest, since it is not official or not known. */
const unsaid = ['shares', 'turnout', 'stations'] as const;
export type Unsaid = (typeof unsaid)[number];

/**
 * By candidate the share, and the turnout, that the others must have if official figures are right: a statement that people can judge. Null
 * where the table lacks a figure, no station states all of them, or what is left is less than nothing (F504).
 */
export function restOf(place: OfficialPlace, stations: readonly StationSaid[]): Rest {
  return { shares: sharesOf(place, stations), turnout: turnoutOf(place, stations) };
}

function sharesOf(place: OfficialPlace, stations: readonly StationSaid[]): RestShares | null {
  const { ballot } = place;
  const keys = ballot.candidates.map(votesKey);
  const official = keys.map((key) => officialOf(place, key));
  const exact = exactSums(stations, keys, ballot);
  if (official.length === 0 || official.includes(undefined) || exact.stations.size === 0) return null;
  const candidates = ballot.candidates.map((candidate, index) => {
    const covered = exact.sums[votesKey(candidate)] ?? 0;
    return { candidate, covered, rest: (official[index]?.value ?? 0) - covered };
  });
  if (candidates.some(({ rest }) => rest < 0)) return null;
  return {
    stations: exact.stations.size,
    votes: {
      covered: candidates.reduce((sum, { covered }) => sum + covered, 0),
      rest: candidates.reduce((sum, { rest }) => sum + rest, 0),
    },
    candidates,
  };
}

function turnoutOf(place: OfficialPlace, stations: readonly StationSaid[]): RestTurnout | null {
  const [voted, registered] = [officialOf(place, 'voted'), officialOf(place, 'registered')];
  const { stations: exact, sums } = exactSums(stations, ['voted', 'registered'], place.ballot);
  if (!voted || !registered || exact.size === 0) return null;
  const covered = { voted: sums['voted'] ?? 0, registered: sums['registered'] ?? 0 };
  const rest = {
    voted: voted.value - covered.voted,
    registered: registered.value - covered.registered,
  };
  return rest.voted < 0 || rest.registered < 0 ? null : { stations: exact.size, covered, rest };
}

/** What cannot be said of the rest of a place. */
export function unsaidOf({ inAll }: { inAll: number | null }, { shares, turnout }: Rest): Unsaid[] {
  return unsaid.filter(
    (what) =>
      (what === 'shares' && shares === null) ||
      (what === 'turnout' && turnout === null) ||
      (what === 'stations' && inAll === null),
  );
}
