import { type ComparedPlaces, comparePlaces } from './compare-official-whole.ts';
import { type ComparedStations, compareStations } from './compare-official-stations.ts';
import type { CountedElection } from './counted.ts';
import type { OfficialChanged } from './statement.ts';
import { changedFigures, officialInForce, officialTables } from './versions.ts';

/** All that comes of holding official results against protocols. */
export interface Comparison extends ComparedPlaces {
  stations: ComparedStations;
  /** W507, the last change first. */
  changes: readonly OfficialChanged[];
}

/** Compares an election's official results with protocols: whole places, single stations, and versions with one another. */
export function compareOfficial(election: CountedElection): Comparison {
  const tables = officialTables(election.publications);
  const inForce = officialInForce(tables);
  return {
    ...comparePlaces(election, inForce),
    stations: compareStations(election, inForce),
    changes: changedFigures(tables)
      .map((change) => ({ code: 'W507' as const, ...change }))
      .reverse(),
  };
}
