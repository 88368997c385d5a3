import type { Figure } from '../rules/among.ts';
import { type CountedElection, type CountedStation, countedPaper, inDoubt, numberOf } from './counted.ts';
import { isWithin } from './coverage.ts';
import type { NoProtocolReason } from './figures.ts';

/** Sets of stations that numbers stand for. */
export const stationSets = [
  'all',
  'listed',
  'observed',
  'not-observed',
  'with-protocol',
  /** With a protocol, but in no register. */
  'unlisted',
  'without-protocol',
  'in-doubt',
  'differing',
  /** With a protocol that does not state `key` as a number: blank, illegible, or no row of the form. */
  'lacking',
] as const;
export type StationSet = (typeof stationSets)[number];

/** In what order stations are listed: by region and number, or the greatest number of `key` first. */
export const stationOrders = ['station', 'value'] as const;
export type StationOrder = (typeof stationOrders)[number];

/** Which stations are asked for. */
export interface StationsAsked {
  set: StationSet;
  /** Key of a region, and a district of it; everywhere where absent. */
  region?: string | undefined;
  district?: string | undefined;
  /** Only those without a protocol for this reason; null: where nobody said why. */
  reason?: NoProtocolReason | null | undefined;
  /** Leave out stations whose protocol is in doubt. */
  withoutDoubtful?: boolean | undefined;
  /** The figure that the number is of. */
  key?: string | undefined;
}

/** A station behind a number. */
export interface StationBehind extends Pick<
  CountedStation,
  'region' | 'district' | 'station' | 'listed' | 'observed' | 'reason' | 'differ'
> {
  /** The paper that is counted; null where none is in hand. */
  scan: number | null;
  papers: number;
  /** The counted paper has an open error. */
  flagged: boolean;
  /** What the counted paper states of the figure asked for; undefined where none is asked for, nothing is in hand, or the form has no such row. */
  figure: Figure | undefined;
}

/** The stations behind a number. */
export interface Behind {
  stations: readonly StationBehind[];
  /** Of the figure asked for: sum over the stations of which it is known, and how many of those with a paper lack it. */
  sum: number;
  lacking: number;
}

/** The stations that a number stands for: what `totalsOf` counts, one by one. */
export function stationsBehind(
  { stations }: CountedElection,
  asked: StationsAsked,
  order: StationOrder = 'station',
): Behind {
  const found = stations.filter((station) => isAsked(station, asked));
  const { key } = asked;
  const rows = found.map((station) => behind(station, key));
  const numbers = key === undefined ? [] : found.map((station) => numberOf(countedPaper(station), key));
  const covered = found.filter(({ papers }) => papers.length > 0).length;
  return {
    stations: order === 'value' ? rows.sort((a, b) => rank(b) - rank(a)) : rows,
    sum: numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0),
    lacking: key === undefined ? 0 : covered - numbers.filter((number) => number !== undefined).length,
  };
}

/** True if a number asked for stands for this station, too. */
export function isAsked(station: CountedStation, asked: StationsAsked): boolean {
  const { region = null, district = null, reason, withoutDoubtful = false, key = '' } = asked;
  if (!isWithin(station, { region, district })) return false;
  if (withoutDoubtful && inDoubt(station)) return false;
  if (reason !== undefined && (station.papers.length > 0 || station.reason !== reason)) return false;
  const covered = station.papers.length > 0;
  switch (asked.set) {
    case 'all':
      return true;
    case 'listed':
      return station.listed;
    case 'observed':
      return station.observed === true;
    case 'not-observed':
      return station.observed === false;
    case 'with-protocol':
      return covered;
    case 'unlisted':
      return covered && !station.listed;
    case 'without-protocol':
      return !covered;
    case 'in-doubt':
      return covered && inDoubt(station);
    case 'differing':
      return covered && station.differ;
    case 'lacking':
      return covered && numberOf(countedPaper(station), key) === undefined;
  }
}

function behind(station: CountedStation, key: string | undefined): StationBehind {
  const { region, district, listed, observed, reason, differ, papers } = station;
  const paper = countedPaper(station);
  return {
    region,
    district,
    station: station.station,
    listed,
    observed,
    reason,
    differ,
    scan: paper?.scan ?? null,
    papers: papers.length,
    flagged: paper?.flagged ?? false,
    figure: key === undefined ? undefined : paper?.figures[key],
  };
}

/** What is not known comes last. */
const rank = ({ figure }: StationBehind): number => (typeof figure === 'number' ? figure : -1);
