import { HattamaError } from '../../shared/api/result.ts';
import type { StationAt } from '../../shared/api/stations.ts';
import type { Regions } from '../../shared/protocol/count/regions.ts';
import type { SaidValue } from '../../shared/protocol/count/sayings.ts';
import type { Audit } from '../audit/change.ts';
import { insertSaying, sayingsOf } from '../store/station-sayings.ts';

/** What a person says of a station. */
export interface Say extends StationAt {
  key: string;
  /** Null takes back what was said before. */
  value: SaidValue | null;
  note: string;
  /** Id of the last saying under the key as the person saw it; null where there was none. */
  seen: number | null;
}

/**
 * Keeps what a person says of a station. Throws `changed-meanwhile` when something else was said under the key since the person
 * looked, `not-found` when there is nothing to take back.
 */
export function sayOfStation(
  audit: Audit,
  person: string,
  regions: Regions,
  { election, region, station, key, value, note, seen }: Say,
): void {
  audit.change({ person, act: 'station.told' }, (db, event) => {
    const last = sayingsOf(db, election, station).findLast(
      (saying) => saying.key === key && regions.keyOf(saying.region) === region,
    );
    if ((last?.id ?? null) !== seen)
      throw new HattamaError('changed-meanwhile', `${key} of station ${station} was told anew`);
    if (value === null && (last?.value ?? null) === null)
      throw new HattamaError('not-found', `Nobody said ${key} of station ${station}`);
    insertSaying(db, { election, region, station, key, value, note, person, at: event.at });
    event.tell({ election, region, station, key, value });
  });
}
