import type { ElectionFile } from '../forms/election.ts';

/** What calls on the count answer. Words are the screens' own; regions and candidates are named by `count.elections`. */

type Names = Readonly<Record<string, string>>;

/** An election that the workspace's forms or tables are about. */
export interface ElectionView {
  id: string;
  title: Names;
  /** Day of voting, YYYY-MM-DD; null where no file of the election is here. */
  day: string | null;
  /** In the order of the ballot. */
  candidates: { id: string; name: Names }[];
  /** Whether one can vote against all. */
  againstAll: boolean;
  /** Those of the election's file first, in its order; then those that only protocols and tables name. */
  regions: RegionView[];
  turnout: ElectionFile['turnout'];
  stuffing: ElectionFile['stuffing'];
  violations: ElectionFile['violations'];
  /** Stations that anything here names. */
  stations: number;
  /** Confirmed pictures of protocols. */
  protocols: number;
}

export interface RegionView {
  /** As it is counted under; '' for stations whose protocols name no region: its names are empty. */
  key: string;
  name: Names;
  /** Column and row of its tile on the map, from 0; null where the election's file has none. */
  tile: readonly [number, number] | null;
}

export type { StationsAsked } from '../protocol/count/behind.ts';
