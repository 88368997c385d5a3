import { groupBy } from '../rules/among.ts';
import { type CountedElection, type CountedStation, inDoubt } from './counted.ts';
import {
  country,
  type Coverage,
  coverageAdder,
  type Place,
  type StationCounts,
  type StationsInAll,
  stationsInCountry,
  stationsInPlace,
} from './coverage.ts';
import { type Order, orderOf } from './orders.ts';
import { type TableSum, tablesBeside } from './totals-beside.ts';
import { type Sums, sumsAdder, voteKeys } from './totals-sums.ts';

/** All that is counted of one place. */
export interface PlaceTotals extends Place {
  coverage: Coverage;
  /** Stations with a protocol that are in doubt: it does not meet an error rule, or papers differ; and those whose papers do. */
  inDoubt: number;
  differing: number;
  /** Over all counted papers, and without stations in doubt. */
  all: Sums;
  sure: Sums;
  order: Order;
  /** Sums of others' tables. */
  beside: readonly TableSum[];
}

export interface RegionTotals extends PlaceTotals {
  region: string;
  /** By name; those of which no register names the district are together under an empty one. Empty where no district is known. */
  districts: readonly PlaceTotals[];
}

/** An election's totals. Integers throughout; shares and rates in hundredths of a percent. */
export interface ElectionTotals {
  election: string;
  /** Number of the log's last row that changed data. */
  upTo: number;
  /** Ids of candidates in the order of the ballot, keys of votes (`voteKeys`), and keys of all figures. */
  candidates: readonly string[];
  votes: readonly string[];
  keys: readonly string[];
  /** Confirmed protocols without a station's number: in no total. */
  nowhere: number;
  country: PlaceTotals;
  /** In the order of `CountedElection.regions`. */
  regions: readonly RegionTotals[];
}

/** Adds up an election: each station's first paper, once in its district, its region and the country. */
export function totalsOf(election: CountedElection): ElectionTotals {
  const { candidates, keys, nowhere, upTo } = election;
  const byRegion = groupBy(election.stations, ({ region }) => region);
  const regions = election.regions.map((region) => {
    const stations = byRegion.get(region) ?? [];
    const totals = inPlace(election, { region, district: null }, stations);
    return { ...totals, region, districts: districtsOf(election, region, stations) };
  });
  const covered = regions.map(({ coverage }) => coverage);
  return {
    election: election.election,
    upTo,
    candidates,
    votes: voteKeys(election),
    keys,
    nowhere,
    country: totalsIn(election, country, election.stations, (counts) =>
      stationsInCountry(election, covered, counts),
    ),
    regions,
  };
}

function districtsOf(
  election: CountedElection,
  region: string,
  stations: readonly CountedStation[],
): PlaceTotals[] {
  const byDistrict = groupBy(stations, ({ district }) => district);
  if (![...byDistrict.keys()].some((district) => district !== '')) return [];
  return [...byDistrict]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([district, within]) => inPlace(election, { region, district }, within));
}

function inPlace(election: CountedElection, place: Place, stations: readonly CountedStation[]): PlaceTotals {
  return totalsIn(election, place, stations, (counts) => stationsInPlace(election, place, counts));
}

function totalsIn(
  election: CountedElection,
  place: Place,
  stations: readonly CountedStation[],
  inAll: (counts: StationCounts) => StationsInAll,
): PlaceTotals {
  const votes = voteKeys(election);
  const coverage = coverageAdder();
  const [all, sure] = [sumsAdder(election.keys, votes), sumsAdder(election.keys, votes)];
  const covered = stations.filter(({ papers }) => papers.length > 0);
  for (const station of stations) coverage.add(station);
  for (const station of covered) {
    all.add(station);
    if (!inDoubt(station)) sure.add(station);
  }
  const sums = { all: all.sums(), sure: sure.sums() };
  return {
    ...place,
    coverage: { stations: inAll(coverage.counts), ...coverage.counts },
    inDoubt: covered.filter(inDoubt).length,
    differing: covered.filter(({ differ }) => differ).length,
    ...sums,
    order: orderOf(covered, votes, sums),
    beside: tablesBeside(election, place),
  };
}
