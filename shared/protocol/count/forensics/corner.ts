import type { LeftOut, LeftOutReason } from './left-out.ts';
import { leftOutOf } from './left-out.ts';
import { type ForensicStation, placed, reaches, shareOf, turnoutOf, type Share } from './stations.ts';

/** From which turnout and share of the leader on a station lies in the corner that stuffing fills, percent. */
export interface Corner {
  turnoutPct: number;
  sharePct: number;
}

/** A station as a dot: `at` is its place in the list of stations, x and y in the plot's own units. */
export interface Dot {
  at: number;
  x: number;
  y: number;
  /** The plot's rule takes it out of the ordinary. */
  unusual: boolean;
}

/** Stations by turnout (x) and the leader's share (y), percent. */
export interface CornerPlot {
  corner: Corner;
  dots: readonly Dot[];
  /** How many lie in the corner. */
  inside: number;
  /** Of those in the corner, all voters, and all votes for the leader. */
  voted: number;
  votes: number;
  leftOut: LeftOut[];
}

/** Turnout of a station for plots that end at 100 %, or why it has none there. */
export function turnoutWithin(station: ForensicStation): Share | LeftOutReason {
  if (station.scan === null) return 'no-protocol';
  const turnout = turnoutOf(station);
  if (turnout === null) return 'turnout-unknown';
  return turnout.part > turnout.whole ? 'over-register' : turnout;
}

/** The leader's share of a station, or why it has none. */
export function shareWithin(station: ForensicStation, leader: number): Share | LeftOutReason {
  return station.scan === null ? 'no-protocol' : (shareOf(station, leader) ?? 'share-unknown');
}

/**
 * Turnout against the leader's share (Klimek, Yegorov, Hanel & Thurner 2012): ballots put in for the leader raise both, so that
 * stations move up and to the right, into the corner.
 */
export function cornerPlot(stations: readonly ForensicStation[], leader: number, corner: Corner): CornerPlot {
  const reasons: (LeftOutReason | null)[] = [];
  const dots: Dot[] = [];
  let [voted, votes] = [0, 0];
  stations.forEach((station, at) => {
    const [turnout, share] = [turnoutWithin(station), shareWithin(station, leader)];
    if (typeof turnout === 'string') return void reasons.push(turnout);
    if (typeof share === 'string') return void reasons.push(share);
    const unusual = reaches(turnout, corner.turnoutPct) && reaches(share, corner.sharePct);
    if (unusual) [voted, votes] = [voted + turnout.part, votes + share.part];
    dots.push({ at, x: placed(turnout), y: placed(share), unusual });
  });
  const inside = dots.filter(({ unusual }) => unusual).length;
  return { corner, dots, inside, voted, votes, leftOut: leftOutOf(reasons) };
}
