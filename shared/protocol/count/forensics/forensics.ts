import { countedPaper, type CountedElection, type CountedStation, inDoubt } from '../counted.ts';
import { type Corner, type CornerPlot, cornerPlot, shareWithin, turnoutWithin } from './corner.ts';
import { type DigitKind, type DigitTests, digitTests } from './digits.ts';
import { type HeadCountPlot, headCountPlot } from './head-counts.ts';
import { type Histogram, histogram } from './histogram.ts';
import { type HourlyPlot, hourlyPlot } from './hourly.ts';
import { type IdenticalPlot, identicalPlot } from './identical.ts';
import { type Leader, leaderOf } from './leader.ts';
import { type OutlierPlot, outlierPlot } from './outliers.ts';
import { ballotKey, ballotOf, type ForensicStation, forensicStations } from './stations.ts';

/** What the plots are drawn from: plain numbers, without words. Dots and groups name stations by their place in the list. */
export interface Forensics {
  election: string;
  /** Key of the region that was asked for; null: all of them. */
  region: string | null;
  /** Ids in the order of `ForensicStation.votes`. */
  ballot: readonly string[];
  /** Null while nobody has a vote; then plots of the leader's share are empty. */
  leader: Leader | null;
  stations: readonly ForensicStation[];
  /** Stations with a confirmed protocol. */
  protocols: number;
  /** Of them, those in doubt: an open error on the protocol, or papers that differ. They have their part like any other. */
  inDoubt: number;
  corner: CornerPlot;
  turnout: Histogram;
  share: Histogram;
  lastDigits: DigitTests;
  secondDigits: DigitTests;
  outliers: OutlierPlot;
  identical: IdenticalPlot;
  headCounts: HeadCountPlot;
  hourly: HourlyPlot;
}

/** Plots by name, in the order in which they are shown. */
export const forensicPlots = [
  'corner',
  'turnout',
  'share',
  'lastDigits',
  'secondDigits',
  'outliers',
  'identical',
  'headCounts',
  'hourly',
] as const;
export type ForensicPlot = (typeof forensicPlots)[number];

/**
 * Everything that the plots show of an election, or of one of its regions.
 * @param corner where stuffed stations come to lie, as the election's file says
 */
export function forensicsOf(
  counted: CountedElection,
  corner: Corner,
  region: string | null = null,
): Forensics {
  const everywhere = forensicStations(counted);
  const stations = region === null ? everywhere : everywhere.filter((station) => station.region === region);
  const ballot = ballotOf(counted);
  const leader = leaderOf(counted, everywhere);
  const byKey = new Map(counted.stations.map((station) => [station.key, station]));
  // Whoever looks at one region could have looked at any other.
  const regions = new Set(everywhere.flatMap(({ scan, region }) => (scan === null ? [] : [region]))).size;
  const digits = (kind: DigitKind, keys: readonly string[]) =>
    digitTests(kind, figuresOf(ballot, stations, keys), region === null ? 1 : Math.max(1, regions));
  const votes = ballot.map(ballotKey);
  const leading = leader?.at ?? -1;
  return {
    election: counted.election,
    region,
    ballot,
    leader,
    stations,
    protocols: stations.filter(({ scan }) => scan !== null).length,
    inDoubt: stations.filter(({ key }) => isDoubtful(byKey.get(key))).length,
    corner: cornerPlot(stations, leading, corner),
    turnout: histogram(stations.map(turnoutWithin)),
    share: histogram(stations.map((station) => shareWithin(station, leading))),
    lastDigits: digits('last', ['voted', ...votes]),
    secondDigits: digits('second', votes),
    outliers: outlierPlot(stations, leading),
    identical: identicalPlot(counted, stations),
    headCounts: headCountPlot(stations),
    hourly: hourlyPlot(byKey, stations),
  };
}

const isDoubtful = (station: CountedStation | undefined) =>
  station !== undefined && countedPaper(station) !== undefined && inDoubt(station);

/** Figures of stations with a protocol, by key. */
function figuresOf(
  ballot: readonly string[],
  stations: readonly ForensicStation[],
  keys: readonly string[],
): Map<string, (number | null)[]> {
  const held = stations.filter(({ scan }) => scan !== null);
  return new Map(keys.map((key) => [key, held.map(digitFigure(ballot, key))]));
}

/** Reads the figure that a digit test looks at: `voted`, or the votes of one on the ballot; null where it is not known. */
export function digitFigure(
  ballot: readonly string[],
  key: string,
): (station: ForensicStation) => number | null {
  const place = ballot.findIndex((id) => ballotKey(id) === key);
  return ({ voted, votes }) => (key === 'voted' ? voted : (votes[place] ?? null));
}
