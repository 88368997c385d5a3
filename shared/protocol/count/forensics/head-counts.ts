import { shareUp } from '../../rules/rule.ts';
import type { Dot } from './corner.ts';
import type { LeftOut, LeftOutReason } from './left-out.ts';
import { leftOutOf } from './left-out.ts';
import type { ForensicStation } from './stations.ts';

/** Observers' own count (x) against those who voted by the protocol (y). */
export interface HeadCountPlot {
  dots: readonly Dot[];
  /** Stations that differ as far as W213 asks. */
  far: number;
  /** Of them, those whose protocol states more than observers counted. */
  more: number;
  leftOut: LeftOut[];
}

/** By how much a protocol may differ from observers' count of those who voted: under max(5, ⌈2 %⌉) (W213). */
export const headCountLimit = (counted: number): number => Math.max(5, shareUp(2, counted));

/** Compares protocols with what observers counted themselves at the ballot boxes (W213). */
export function headCountPlot(stations: readonly ForensicStation[]): HeadCountPlot {
  const reasons: (LeftOutReason | null)[] = [];
  const dots: Dot[] = [];
  stations.forEach(({ scan, headCount, voted }, at) => {
    if (headCount === null) return void reasons.push('no-head-count');
    if (scan === null) return void reasons.push('no-protocol');
    if (voted === null) return void reasons.push('turnout-unknown');
    dots.push({
      at,
      x: headCount,
      y: voted,
      unusual: Math.abs(voted - headCount) >= headCountLimit(headCount),
    });
  });
  const far = dots.filter(({ unusual }) => unusual);
  return { dots, far: far.length, more: far.filter(({ x, y }) => y > x).length, leftOut: leftOutOf(reasons) };
}
