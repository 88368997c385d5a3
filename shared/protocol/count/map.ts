import { compareOfficial } from './compare-official.ts';
import {
  type BetweenPapers,
  type CountedElection,
  type CountedStation,
  countedPaper,
  numberOf,
} from './counted.ts';
import type { ElectionTotals } from './totals.ts';
import { hundredths } from './totals-sums.ts';

/** What a map shows of a region. Rates and shares in hundredths of a percent, null where there is nothing to divide by. */
export interface MapRegion {
  region: string;
  /** How many stations it has; `exact` false: as many as are known of, and there may be more. */
  stations: number;
  exact: boolean;
  withProtocol: number;
  /** Null where it is not known how many stations there are. */
  coverage: number | null;
  turnout: number | null;
  /** Counted papers that the turnout is over. */
  turnoutPapers: number;
  /** By key of votes. */
  shares: Readonly<Record<string, number | null>>;
  /** Open errors of its stations' protocols. */
  findings: number;
  /** How often official figures of it, or of its districts, and protocols cannot both be right (F504, F505). */
  contradictions: number;
}

/** What a map shows of a station. */
export interface MapStation {
  region: string;
  district: string;
  station: number;
  name: string;
  /** Degrees. */
  latitude: number;
  longitude: number;
  /** The protocol that is counted; null where none is in hand. */
  scan: number | null;
  turnout: number | null;
  /** In the order of `ElectionMap.votes`: there are thousands of stations. Null unless every row of votes is known. */
  shares: readonly (number | null)[] | null;
  findings: number;
}

export interface ElectionMap {
  /** Keys of votes in the order of the ballot. */
  votes: readonly string[];
  regions: readonly MapRegion[];
  /** Those whose coordinates the register has. */
  stations: readonly MapStation[];
  /** Stations without coordinates. */
  unplaced: number;
}

/** What is drawn on maps: regions as they are totalled, and stations at their places. */
export function electionMap(election: CountedElection, totals: ElectionTotals): ElectionMap {
  const findings = findingsBy(election);
  const inRegion = new Map<string, number>();
  for (const station of election.stations)
    inRegion.set(station.region, (inRegion.get(station.region) ?? 0) + findings(station));
  const contradictions = compareOfficial(election).findings.map(({ place }) => place.region);
  const placed = election.stations.flatMap((station) => stationOnMap(station, totals.votes, findings));
  return {
    votes: totals.votes,
    regions: totals.regions.map(({ region, coverage, all }) => ({
      region,
      stations: coverage.stations.count,
      exact: coverage.stations.exact,
      withProtocol: coverage.withProtocol,
      coverage: coverage.stations.exact ? hundredths(coverage.withProtocol, coverage.stations.count) : null,
      turnout: all.turnout.rate,
      turnoutPapers: all.turnout.papers,
      shares: all.shares,
      findings: inRegion.get(region) ?? 0,
      // An empty region is the country there, and stations without a region here.
      contradictions: region === '' ? 0 : contradictions.filter((each) => each === region).length,
    })),
    stations: placed,
    unplaced: election.stations.length - placed.length,
  };
}

function stationOnMap(
  station: CountedStation,
  votes: readonly string[],
  findings: (station: CountedStation) => number,
): MapStation[] {
  const { region, district, name, latitude, longitude } = station;
  if (latitude === null || longitude === null) return [];
  const paper = countedPaper(station);
  const [registered, voted] = [numberOf(paper, 'registered'), numberOf(paper, 'voted')];
  const turnout = registered === undefined || voted === undefined ? null : hundredths(voted, registered);
  const at = { region, district, station: station.station, name, latitude, longitude };
  const shares = sharesOf(votes.map((key) => numberOf(paper, key)));
  return [{ ...at, scan: paper?.scan ?? null, turnout, shares, findings: findings(station) }];
}

function sharesOf(votes: readonly (number | undefined)[]): MapStation['shares'] {
  const known = votes.filter((number) => number !== undefined);
  if (known.length < votes.length || known.length === 0) return null;
  const all = known.reduce((sum, number) => sum + number, 0);
  return known.map((number) => hundredths(number, all));
}

/**
 * How many different error rules a station's papers do not meet, and no auditor has closed: by itself the counted one, between papers
 * any of them.
 */
function findingsBy({ between }: CountedElection): (station: CountedStation) => number {
  const open = new Map<number, string[]>();
  for (const found of between.filter(isOpenError))
    open.set(found.scan, [...(open.get(found.scan) ?? []), found.code]);
  return (station) => {
    const codes = new Set(station.papers.flatMap(({ scan }) => open.get(scan) ?? []));
    for (const { code, open: isOpen } of countedPaper(station)?.flags ?? [])
      if (isOpen && code.startsWith('F')) codes.add(code);
    return codes.size;
  };
}

const isOpenError = ({ code, open }: BetweenPapers): boolean => open && code.startsWith('F');
