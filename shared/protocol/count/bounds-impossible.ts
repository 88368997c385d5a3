import { type Ballot, exactSums, type StationSaid } from './bounds.ts';
import { candidateOf, votesKey } from './figures.ts';
import type { ImpossibleRest, Remainder, RestImpossible } from './statement.ts';
import type { StatedFigure } from './versions.ts';

/** The name under which registered voters go with absentee votes, where these are not on the lists. */
export const ELECTORATE = 'electorate';

/** What is known of a place beside the covered stations. */
export interface OfficialPlace {
  /** Official figures by key. */
  figures: ReadonlyMap<string, StatedFigure>;
  /** How many stations there are, where the table itself says so, or a register and a table agree. */
  stations: { count: number; publication: number | null } | null;
  /** Voters by station where registers list every station of the place; null else. */
  register: ReadonlyMap<string, number | null> | null;
  /** Those who vote by absentee certificate are on the lists. */
  absenteeInRegister: boolean;
  ballot: Ballot;
}

type Kind = RestImpossible['kind'];
export type Impossible = ImpossibleRest & { kind: Kind; official: StatedFigure };

/** At every station the first is no more than the second; in the order in which they are tried for each part. */
function limits({ candidates }: Ballot): [part: string, whole: string, kind: Kind][] {
  return [
    ['voted', 'registered', 'turnout'],
    ['votes', 'registered', 'turnout'],
    ...candidates.flatMap((candidate): [string, string, Kind][] => [
      [votesKey(candidate), 'votes', 'share'],
      [votesKey(candidate), 'voted', 'share'],
    ]),
    ['votes', 'voted', 'share'],
    ['invalid', 'voted', 'share'],
    ['voted_outside', 'voted', 'share'],
    ['voted_absentee', 'voted', 'share'],
  ];
}

/**
 * F505: what the covered stations leave for the others, if the official figures are right, where that cannot be.
 *
 * At every station, of two figures that limit each other (`limits`), the part is no more than the whole; so it is in sums over any set of
 * stations. Let E be the stations that state all figures needed, each as one number. If official figures are the sums over all stations,
 * official − E is the sum over all others, and its part exceeding its whole is impossible. Stations that are covered but lack a
 * figure, or whose papers differ in it, belong to the others: that makes E smaller and the claim about the others still one that every
 * true election meets. So what is not known can only hide a contradiction, never make one.
 *
 * Figures of one claim come from one table: those of different versions need not be of the same stations. What exceeds the whole
 * by itself (F504) is not said again, nor what follows from it.
 * @param exceeded keys of figures of which F504 holds here
 */
export function impossibleRests(
  place: OfficialPlace,
  stations: readonly StationSaid[],
  exceeded: ReadonlySet<string>,
): Impossible[] {
  const found = new Map<string, Impossible>();
  for (const key of place.figures.keys()) {
    if (exceeded.has(key) || mayHoldOthers(key, place.ballot)) continue;
    const none = noneLeft(place, stations, key);
    if (none) found.set(key, none);
  }
  for (const [part, whole, kind] of limits(place.ballot)) {
    if (found.has(part) || follows(part, exceeded) || follows(whole, exceeded)) continue;
    // Votes stand in for voters only where these are not published.
    if (part === 'votes' && whole === 'registered' && place.figures.has('voted')) continue;
    const official = officialOf(place, part);
    const rest = official && restOf(place, stations, part, whole);
    if (rest && isImpossible(rest)) found.set(part, { ...rest, kind, official });
  }
  return [...found.values()];
}

/** The same claim with other stations; null where it cannot be made with them. */
export function sameRest(
  place: OfficialPlace,
  stations: readonly StationSaid[],
  { part, whole }: ImpossibleRest,
): ImpossibleRest | null {
  if (!whole) return noneLeft(place, stations, part.key);
  return restOf(place, stations, part.key, whole.key === ELECTORATE ? 'registered' : whole.key);
}

export function isImpossible({ part, whole }: ImpossibleRest): boolean {
  if (!whole) return part.rest > 0;
  return part.rest >= 0 && whole.rest >= 0 && part.rest > whole.rest;
}

/** A published total of votes may hold those against all: as a limit that is still one, as a part it proves nothing. */
function mayHoldOthers(key: string, { againstAll }: Ballot): boolean {
  return key === 'votes' && againstAll;
}

function follows(key: string, exceeded: ReadonlySet<string>): boolean {
  if (key === 'votes') return [...exceeded].some((each) => each === key || candidateOf(each) !== null);
  return exceeded.has(key) || (key === 'registered' && exceeded.has('voted_absentee'));
}

/** Every station of the place is covered and states the figure, but they have less than is official. */
function noneLeft(place: OfficialPlace, stations: readonly StationSaid[], key: string): Impossible | null {
  const official = officialOf(place, key);
  const all = place.stations;
  if (!official || !all || all.count === 0 || stations.length !== all.count) return null;
  if (all.publication !== null && all.publication !== official.publication) return null;
  const exact = exactSums(stations, [key], place.ballot);
  const part = remainder(key, official.value, exact.sums[key] ?? 0);
  if (exact.stations.size !== all.count || part.rest <= 0) return null;
  return { kind: 'none-left', stations: exact.stations.size, part, whole: null, official };
}

function restOf(
  place: OfficialPlace,
  stations: readonly StationSaid[],
  part: string,
  whole: string,
): ImpossibleRest | null {
  const official = officialOf(place, part);
  if (!official) return null;
  if (whole === 'registered') return restOfRegistered(place, stations, part, official);
  const limit = officialOf(place, whole);
  if (!limit || limit.publication !== official.publication) return null;
  if (mayHoldOthers(part, place.ballot)) return null;
  const { stations: exact, sums } = exactSums(stations, [part, whole], place.ballot);
  return {
    stations: exact.size,
    part: remainder(part, official.value, sums[part] ?? 0),
    whole: remainder(whole, limit.value, sums[whole] ?? 0),
  };
}

/**
 * Voters whom the others have: official less covered, or those whom registers list for them, whichever is more, since lists grow
 * until the end of voting.
 */
function restOfRegistered(
  place: OfficialPlace,
  stations: readonly StationSaid[],
  part: string,
  official: StatedFigure,
): ImpossibleRest | null {
  if (mayHoldOthers(part, place.ballot)) return null;
  const sameTable = (key: string) => {
    const figure = officialOf(place, key);
    return figure?.publication === official.publication ? figure : undefined;
  };
  const registered = sameTable('registered');
  const absentee = place.absenteeInRegister ? null : sameTable('voted_absentee');
  if (absentee === undefined) return null;
  const keys = [part, ...(registered ? ['registered'] : []), ...(absentee ? ['voted_absentee'] : [])];
  const { stations: exact, sums } = exactSums(stations, keys, place.ballot);
  const guests = absentee ? absentee.value - (sums['voted_absentee'] ?? 0) : 0;
  const listed = registerLeft(place.register, exact);
  const left = registered ? registered.value - (sums['registered'] ?? 0) : null;
  if (guests < 0 || (listed === null && left === null)) return null;
  const key = absentee ? ELECTORATE : 'registered';
  const whole: Remainder =
    registered && left !== null && left >= (listed ?? left)
      ? remainder(
          key,
          registered.value + (absentee?.value ?? 0),
          (sums['registered'] ?? 0) + (sums['voted_absentee'] ?? 0),
        )
      : { key, official: null, covered: null, rest: (listed ?? 0) + guests };
  return { stations: exact.size, part: remainder(part, official.value, sums[part] ?? 0), whole };
}

/** Voters whom a register of all stations lists for those not in `exact`; null where it does not tell. */
function registerLeft(register: OfficialPlace['register'], exact: ReadonlySet<string>): number | null {
  if (!register || [...exact].some((station) => !register.has(station))) return null;
  let sum = 0;
  for (const [station, voters] of register) {
    if (exact.has(station)) continue;
    if (voters === null) return null;
    sum += voters;
  }
  return sum;
}

/** An official figure that is one number. All votes together are those of the candidates where one table has each of them. */
export function officialOf({ figures, ballot }: OfficialPlace, key: string): StatedFigure | undefined {
  const single = (of: string) => {
    const figure = figures.get(of);
    return figure?.single ? figure : undefined;
  };
  const stated = single(key);
  if (key !== 'votes') return stated;
  const each = ballot.candidates.map((candidate) => single(votesKey(candidate)));
  const [first] = each;
  if (!first || each.some((figure) => figure?.publication !== first.publication)) return stated;
  return { ...first, value: each.reduce((sum, figure) => sum + (figure?.value ?? 0), 0) };
}

function remainder(key: string, official: number, covered: number): Remainder {
  return { key, official, covered, rest: official - covered };
}
