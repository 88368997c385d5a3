import type { ComparedPlaces } from '../protocol/count/compare-official-whole.ts';
import type { ComparedStations } from '../protocol/count/compare-official-stations.ts';
import type { OfficialChanged, StationDiffers } from '../protocol/count/statement.ts';

/** Official results beside protocols; single stations and changes are listed by `count.differences` and `count.changes`. */
export interface ComparisonView extends ComparedPlaces {
  stations: Pick<ComparedStations, 'compared' | 'differing'>;
  /** W501 by grade, of all sources. */
  differences: Readonly<Record<StationDiffers['grade'], number>>;
  /** W507. */
  changes: number;
}

/** A page of findings. */
export interface FoundList<Found> {
  total: number;
  rows: Found[];
}

export type DifferenceList = FoundList<StationDiffers>;
export type ChangeList = FoundList<OfficialChanged>;
