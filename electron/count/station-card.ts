import type {
  StationAt,
  StationCard,
  StationSaying,
  StationValue,
  TableSaying,
} from '../../shared/api/stations.ts';
import { type CountedElection, countedPaper, inDoubt } from '../../shared/protocol/count/counted.ts';
import { hourOf } from '../../shared/protocol/count/figures.ts';
import type { Regions } from '../../shared/protocol/count/regions.ts';
import { fitsKey, type SaidValue } from '../../shared/protocol/count/sayings.ts';
import { votersOf } from '../../shared/protocol/count/turnout-line.ts';
import type { Reader } from '../store/connection.ts';
import { type PublishedRow, publishedOfStation } from '../store/counting.ts';
import { sayingsOf } from '../store/station-sayings.ts';
import { newestRegisters } from './publications.ts';

/**
 * All that is known of one station now.
 * @param at the region's key
 * @param gathered papers and tables are taken from it; it may be older than what was said of stations
 */
export function stationCard(
  db: Reader,
  gathered: CountedElection,
  regions: Regions,
  at: StationAt,
): StationCard {
  const { election, region, station } = at;
  const known = gathered.stations.find((each) => each.region === region && each.station === station);
  const sayings = sayingsOf(db, election, station)
    .filter((saying) => regions.keyOf(saying.region) === region)
    .map(({ id, key, value, note, person, at: when }): StationSaying => ({
      id,
      key,
      value,
      note,
      person,
      at: when,
    }));
  const registers = newestRegisters(gathered.publications);
  const tables = publishedOfStation(db, election, station)
    .filter((row) => regions.keyOf(row.region) === region)
    .filter(({ kind, publication }) => kind !== 'stations' || registers.has(publication))
    .flatMap(saidByTable);
  const paper = known && countedPaper(known);
  return {
    ...at,
    known: known !== undefined || sayings.length > 0,
    listed: known?.listed ?? false,
    district: known?.district ?? '',
    name: known?.name ?? '',
    address: known?.address ?? '',
    voters: known ? votersOf(known) : null,
    registered: known?.registered ?? null,
    values: valuesOf(tables, sayings),
    sayings: sayings.reverse(),
    tables,
    protocol: paper
      ? {
          scan: paper.scan,
          registered: paper.figures['registered'] ?? null,
          voted: paper.figures['voted'] ?? null,
          doubtful: inDoubt(known),
          papers: known.papers.length,
        }
      : null,
  };
}

/** A person's last word goes before all tables; taken back, it leaves what the last table says. */
function valuesOf(
  tables: readonly TableSaying[],
  sayings: readonly StationSaying[],
): Record<string, StationValue> {
  const values = new Map<string, StationValue>(tables.map(({ key, value }) => [key, { value, by: 'table' }]));
  const last = new Map(sayings.map(({ key, value }) => [key, value]));
  for (const [key, value] of last) if (value !== null) values.set(key, { value, by: 'person' });
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a table says that people can say too: registers of observers and reasons, turnout tables of hours and counts. */
function saidByTable({ kind, source, published, figures, about }: PublishedRow): TableSaying[] {
  const told = (key: string, value: SaidValue) => ({ key, value, source, published });
  if (kind === 'stations') {
    const { observed, reason } = JSON.parse(about) as { observed?: SaidValue; reason?: SaidValue };
    return Object.entries({ observed, reason }).flatMap(([key, value]) =>
      value !== undefined && fitsKey(key, value) ? [told(key, value)] : [],
    );
  }
  if (kind !== 'turnout') return [];
  return Object.entries(JSON.parse(figures) as Record<string, number>).flatMap(([key, value]) =>
    key === 'head_count' || hourOf(key) !== null ? [told(key, value)] : [],
  );
}
