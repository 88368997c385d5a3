import { countedPaper, type CountedStation, inDoubt } from '../../../shared/protocol/count/counted.ts';
import { csvCell } from '../../exchange/index.ts';
import type { PublicFacts } from '../facts.ts';
import { columnOf } from './count-data.ts';

/** So that spreadsheet programs take the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

const columns = [
  'region',
  'district',
  'station',
  'name',
  'address',
  'latitude',
  'longitude',
  'register',
  'observed',
  'reason',
  'protocols',
  'in_doubt',
  'differ',
  'head_count',
  'protocol',
  'picture',
  'flags',
] as const;
type Row = Record<(typeof columns)[number], string | number | null>;

/**
 * Stations, one a line, with the figures of the protocol that is counted (RFC 4180, UTF-8 with a byte order mark). A number that is
 * not known is an empty cell, never 0; a row that is blank on the paper says `blank`, an illegible one `illegible`.
 */
export function stationsCsv({ count }: PublicFacts): string {
  const header = [...columns, ...count.keys.map(columnOf)];
  const lines = count.stations.map((station) => {
    const row = rowOf(station);
    return [...columns.map((column) => row[column]), ...figuresOf(station, count.keys)];
  });
  return BYTE_ORDER_MARK + [header, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function rowOf(station: CountedStation): Row {
  const paper = countedPaper(station);
  const { region, district, name, address, latitude, longitude, registered, observed, reason } = station;
  return {
    region,
    district,
    station: station.station,
    name,
    address,
    latitude,
    longitude,
    register: registered,
    observed: observed === null ? null : Number(observed),
    reason,
    protocols: station.papers.length,
    in_doubt: paper ? Number(inDoubt(station)) : null,
    differ: paper ? Number(station.differ) : null,
    head_count: station.headCount,
    protocol: paper?.scan ?? null,
    picture: paper?.picture ?? null,
    flags: paper?.flags.map(({ code, open }) => (open ? code : `(${code})`)).join(' ') ?? null,
  };
}

function figuresOf(station: CountedStation, keys: readonly string[]): (string | number | null)[] {
  const paper = countedPaper(station);
  return keys.map((key) => {
    const figure = paper?.figures[key];
    if (figure === undefined) return null;
    return figure === null ? 'illegible' : figure;
  });
}
