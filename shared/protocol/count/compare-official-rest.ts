import { exactSums, type StationSaid } from './bounds.ts';
import { officialOf, type OfficialPlace } from './bounds-impossible.ts';
import { votesKey } from './figures.ts';

/** Votes of a candidate in covered stations, and those that the official result leaves for all others. */
export interface RestOfVotes {
  candidate: string;
  covered: number;
  rest: number;
}

/** What the official result leaves for the stations that are not covered, or lack a vote, where that can be. */
export interface Rest {
  /** Stations that state every candidate's votes, and how many others there are; null where that is not known. */
  stations: number;
  left: number | null;
  votes: { covered: number; rest: number };
  candidates: readonly RestOfVotes[];
  /** Over stations that state both; null where a table lacks one of them. */
  turnout: {
    stations: number;
    covered: { voted: number; registered: number };
    rest: { voted: number; registered: number };
  } | null;
}

/** What cannot be said of the rest, since it is not official or not known. */
export const unsaid = ['shares', 'turnout', 'stations'] as const;
export type Unsaid = (typeof unsaid)[number];

/**
 * By candidate the share, and the turnout, that the others must have if official figures are right: a statement that people can judge.
 * Null where the table lacks a candidate, no station states all votes, or what is left is less than nothing (F504).
 */
export function restOf(
  place: OfficialPlace & { inAll: number | null },
  stations: readonly StationSaid[],
): Rest | null {
  const { ballot, inAll } = place;
  const keys = ballot.candidates.map(votesKey);
  const official = keys.map((key) => officialOf(place, key));
  if (official.length === 0 || official.includes(undefined)) return null;
  const exact = exactSums(stations, keys, ballot);
  if (exact.stations.size === 0) return null;
  const candidates = ballot.candidates.map((candidate, index) => {
    const covered = exact.sums[votesKey(candidate)] ?? 0;
    return { candidate, covered, rest: (official[index]?.value ?? 0) - covered };
  });
  if (candidates.some(({ rest }) => rest < 0)) return null;
  const left = inAll === null ? null : inAll - exact.stations.size;
  return {
    stations: exact.stations.size,
    left: left !== null && left < 0 ? null : left,
    votes: {
      covered: candidates.reduce((sum, { covered }) => sum + covered, 0),
      rest: candidates.reduce((sum, { rest }) => sum + rest, 0),
    },
    candidates,
    turnout: turnoutOf(place, stations),
  };
}

function turnoutOf(place: OfficialPlace, stations: readonly StationSaid[]): Rest['turnout'] {
  const [voted, registered] = [officialOf(place, 'voted'), officialOf(place, 'registered')];
  if (!voted || !registered) return null;
  const { stations: exact, sums } = exactSums(stations, ['voted', 'registered'], place.ballot);
  const covered = { voted: sums['voted'] ?? 0, registered: sums['registered'] ?? 0 };
  const rest = {
    voted: voted.value - covered.voted,
    registered: registered.value - covered.registered,
  };
  if (exact.size === 0 || rest.voted < 0 || rest.registered < 0) return null;
  return { stations: exact.size, covered, rest };
}

/** What cannot be said of the rest of a place. */
export function unsaidOf(
  place: OfficialPlace & { inAll: number | null },
  stations: readonly StationSaid[],
  rest: Rest | null,
): Unsaid[] {
  const hasTurnout = rest?.turnout ?? turnoutOf(place, stations);
  return unsaid.filter(
    (what) =>
      (what === 'shares' && rest === null) ||
      (what === 'turnout' && !hasTurnout) ||
      (what === 'stations' && place.inAll === null),
  );
}
