import type { CountedElection, CountedPublication, CountedRow, CountedStation } from './counted.ts';
import { noProtocolReasons, type NoProtocolReason } from './figures.ts';

/** How many stations a place has. */
export interface StationsInAll {
  count: number;
  /** False: as many as are known of, and there may be more. */
  exact: boolean;
  /** Where the number is from; `named`: no table says, these are the stations that anything here names. */
  by: 'register' | 'table' | 'named';
  /** Who published the registers or the table. */
  sources: readonly string[];
}

/** How much of a place is covered. But for `stations` all are stations that something here names, and can be listed. */
export interface Coverage {
  stations: StationsInAll;
  named: number;
  /** Those that a register in force lists. */
  listed: number;
  /** Watched by observers, and not watched; of the others nobody said. */
  observed: number;
  notObserved: number;
  withProtocol: number;
  /** Those with a protocol that no register lists. */
  unlisted: number;
  /** Those without a protocol, by what was said of why; `unsaid`: nothing was. */
  without: Record<NoProtocolReason | 'unsaid', number>;
}

/** Coverage of some stations, but for how many there are in all. */
export type StationCounts = Omit<Coverage, 'stations'>;

/** A place: the country, a region (its key), or a district of it. */
export interface Place {
  /** Null: everywhere; empty: where protocols name no region. */
  region: string | null;
  /** Null: the whole region; empty: where no register names one. */
  district: string | null;
}

export const country: Place = { region: null, district: null };

/** Counts stations, in whatever order they come. */
export interface CoverageAdder {
  add(station: CountedStation): void;
  /** Adds what was counted of other stations. */
  addAll(counts: StationCounts): void;
  readonly counts: StationCounts;
}

export function coverageAdder(): CoverageAdder {
  const without = Object.fromEntries([...noProtocolReasons, 'unsaid'].map((reason) => [reason, 0]));
  const counts = {
    named: 0,
    listed: 0,
    observed: 0,
    notObserved: 0,
    withProtocol: 0,
    unlisted: 0,
    without: without as Record<NoProtocolReason | 'unsaid', number>,
  };
  return {
    counts,
    addAll({ without: others, ...more }) {
      for (const key of Object.keys(more) as (keyof typeof more)[]) counts[key] += more[key];
      for (const reason of [...noProtocolReasons, 'unsaid'] as const)
        counts.without[reason] += others[reason];
    },
    add({ listed, observed, papers, reason }) {
      counts.named++;
      if (listed) counts.listed++;
      if (observed === true) counts.observed++;
      if (observed === false) counts.notObserved++;
      if (papers.length === 0) counts.without[reason ?? 'unsaid']++;
      else {
        counts.withProtocol++;
        if (!listed) counts.unlisted++;
      }
    },
  };
}

/**
 * How many stations a region or a district has: as many as registers list; where none lists any, what the last table says of the
 * place (`stations`).
 */
export function stationsInPlace(
  election: CountedElection,
  place: Place,
  counts: StationCounts,
): StationsInAll {
  if (counts.listed > 0) return { ...byRegister(election, place), count: counts.listed, exact: true };
  return byTable(election, place) ?? { count: counts.named, exact: false, by: 'named', sources: [] };
}

/**
 * How many stations the country has: as many as registers list if they list some of every region; else what the last table says of
 * the whole country; else as many as are known of. Figures of regions are not added up: tables also name places within them.
 */
export function stationsInCountry(
  election: CountedElection,
  regions: readonly StationCounts[],
  counts: StationCounts,
): StationsInAll {
  const exact = counts.listed > 0 && regions.every(({ listed }) => listed > 0);
  if (exact) return { ...byRegister(election, country), count: counts.listed, exact };
  const told = byTable(election, country);
  if (told) return told;
  return counts.listed > 0
    ? { ...byRegister(election, country), count: counts.listed, exact }
    : { count: counts.named, exact, by: 'named', sources: [] };
}

function byRegister(election: CountedElection, place: Place): Pick<StationsInAll, 'by' | 'sources'> {
  const registers = election.publications.filter(
    ({ kind, rows }) =>
      kind === 'stations' && rows.some((row) => row.station !== null && isWithin(row, place)),
  );
  return { by: 'register', sources: sourcesOf(registers) };
}

function byTable({ publications }: CountedElection, place: Place): StationsInAll | null {
  const table = publications.findLast((each) => stationsSaid(each, place) !== undefined);
  const count = table && stationsSaid(table, place);
  return table && count !== undefined ? { count, exact: true, by: 'table', sources: [table.source] } : null;
}

function stationsSaid({ rows }: CountedPublication, place: Place): number | undefined {
  return rows.find((row) => isAbout(row, place) && 'stations' in row.figures)?.figures['stations'];
}

function sourcesOf(publications: readonly CountedPublication[]): string[] {
  return [...new Set(publications.map(({ source }) => source))];
}

/** True if a table's row is about a place as a whole. */
export function isAbout(row: CountedRow, { region, district }: Place): boolean {
  // A row without a region is about the country: no table can speak of stations whose region nobody knows.
  if (row.station !== null || region === '' || district === '') return false;
  return row.region === (region ?? '') && row.district === (district ?? '');
}

/** True if a station, or a table's row, lies in a place. */
export function isWithin(of: { region: string; district: string }, { region, district }: Place): boolean {
  return (region === null || of.region === region) && (district === null || of.district === district);
}
