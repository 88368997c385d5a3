import { groupBy } from '../rules/among.ts';
import type { CountedElection, CountedStation } from './counted.ts';
import {
  country,
  type Coverage,
  type Place,
  type StationCounts,
  type StationsInAll,
  stationsInCountry,
  stationsInPlace,
} from './coverage.ts';
import { type Order, orderOf } from './orders.ts';
import { type TableSum, tablesBeside } from './totals-beside.ts';
import { joinParts, type Keys, type Part, partOf } from './totals-part.ts';
import { addAll, nothingAdded, type Sums, sumsOf, voteKeys } from './totals-sums.ts';

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

/** Adds up an election: each station's first paper, once, in its district, and so in its region and the country. */
export function totalsOf(election: CountedElection): ElectionTotals {
  const { candidates, keys, nowhere, upTo } = election;
  const votes = voteKeys(election);
  const byRegion = groupBy(election.stations, ({ region }) => region);
  const regions = election.regions.map((region) =>
    regionOf(election, { keys, votes }, region, byRegion.get(region) ?? []),
  );
  const covered = regions.map(({ totals }) => totals.coverage);
  const whole = joinParts(
    regions.map(({ part }) => part),
    { keys, votes },
  );
  return {
    election: election.election,
    upTo,
    candidates,
    votes,
    keys,
    nowhere,
    country: totalsIn(election, votes, country, whole, (counts) =>
      stationsInCountry(election, covered, counts),
    ),
    regions: regions.map(({ totals }) => totals),
  };
}

function regionOf(
  election: CountedElection,
  keys: Keys,
  region: string,
  stations: readonly CountedStation[],
): { part: Part; totals: RegionTotals } {
  const byDistrict = groupBy(stations, ({ district }) => district);
  const districts = [...byDistrict]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([district, within]) => ({ district, part: partOf(within, keys) }));
  const part = joinParts(
    districts.map((each) => each.part),
    keys,
  );
  const inPlace = (place: Place, of: Part) =>
    totalsIn(election, keys.votes, place, of, (counts) => stationsInPlace(election, place, counts));
  const named = districts.some(({ district }) => district !== '');
  return {
    part,
    totals: {
      ...inPlace({ region, district: null }, part),
      region,
      districts: named
        ? districts.map((each) => inPlace({ region, district: each.district }, each.part))
        : [],
    },
  };
}

function totalsIn(
  election: CountedElection,
  votes: readonly string[],
  place: Place,
  { coverage, sure, doubtful, stations }: Part,
  inAll: (counts: StationCounts) => StationsInAll,
): PlaceTotals {
  const { keys } = election;
  const all = nothingAdded(keys);
  addAll(all, sure);
  addAll(all, doubtful);
  const sums = { all: sumsOf(all, keys, votes), sure: sumsOf(sure, keys, votes) };
  return {
    ...place,
    coverage: { stations: inAll(coverage.counts), ...coverage.counts },
    inDoubt: stations.inDoubt.length,
    differing: stations.inDoubt.filter(({ differ }) => differ).length,
    ...sums,
    order: orderOf(stations, votes, sums),
    beside: tablesBeside(election, place),
  };
}
