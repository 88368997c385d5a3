import type { StationBehind } from '../protocol/count/behind.ts';

/** Stations behind a number: some of them, and what holds of all. */
export interface BehindList {
  total: number;
  /** Of the figure asked for: sum over the stations of which it is known, and how many of those with a protocol lack it. */
  sum: number;
  lacking: number;
  rows: StationBehind[];
}
