import { type CountedStation, inDoubt } from './counted.ts';
import { type CoverageAdder, coverageAdder } from './coverage.ts';
import { lacks, type OrderStations } from './orders.ts';
import { addAll, addPaper, type Added, nothingAdded } from './totals-sums.ts';

/** What is added up of some stations; parts make larger ones, so that each station is looked at once. */
export interface Part {
  coverage: CoverageAdder;
  /** Papers of stations that are not in doubt, and of those that are. */
  sure: Added;
  doubtful: Added;
  stations: { [Key in keyof OrderStations]: CountedStation[] };
}

/** What is added up: keys of figures, and those of them that are votes. */
export interface Keys {
  keys: readonly string[];
  votes: readonly string[];
}

function emptyPart({ keys }: Keys): Part {
  return {
    coverage: coverageAdder(),
    sure: nothingAdded(keys),
    doubtful: nothingAdded(keys),
    stations: { inDoubt: [], lacking: [] },
  };
}

/** Adds stations up one by one. */
export function partOf(all: readonly CountedStation[], keys: Keys): Part {
  const part = emptyPart(keys);
  for (const station of all) {
    part.coverage.add(station);
    if (station.papers.length === 0) continue;
    const doubtful = inDoubt(station);
    addPaper(doubtful ? part.doubtful : part.sure, station, keys.keys);
    if (doubtful) part.stations.inDoubt.push(station);
    else if (lacks(station, keys.votes)) part.stations.lacking.push(station);
  }
  return part;
}

/** Adds parts up that have no station in common. */
export function joinParts(parts: readonly Part[], keys: Keys): Part {
  const whole = emptyPart(keys);
  for (const { coverage, sure, doubtful, stations } of parts) {
    whole.coverage.addAll(coverage.counts);
    addAll(whole.sure, sure);
    addAll(whole.doubtful, doubtful);
    whole.stations.inDoubt.push(...stations.inDoubt);
    whole.stations.lacking.push(...stations.lacking);
  }
  return whole;
}
