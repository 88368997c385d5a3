import type { TableMapping } from '../mapping.ts';
import { isUnknown } from './cells.ts';
import type { KnownElection } from './known.ts';
import { placeReader, stationNamed, type PlaceRead, type UnknownPlace } from './place.ts';
import { cellText, type TableCell } from './table.ts';

export type PlaceProblem =
  /** No cell of the row says where it belongs, or which region its station lies in. */
  | 'place-missing'
  | 'region-missing'
  /** A name that neither the election nor the person knows. */
  | 'place-unknown'
  /** Two cells name different places. */
  | 'places-differ'
  | 'station-unclear';

export interface RowPlace {
  region: string;
  district: string;
  station: number | null;
  /** Of the station, where the place came with one. */
  name: string;
}

export interface NoPlace {
  why: PlaceProblem;
  column: number | null;
  /** The name that nobody knows. */
  unknown: string | null;
}

/**
 * Tells where rows belong, by the columns that are taken for places.
 * @param columnOf the column of a meaning; null where none is taken for it
 * @param said the region of rows that name none, and what a person said of names
 */
export function rowPlacer(
  columnOf: (meaning: 'region' | 'district' | 'station' | 'place') => number | null,
  { region: elsewhere, names }: Pick<TableMapping, 'region' | 'names'>,
  election: KnownElection,
): (cell: (column: number | null) => TableCell) => RowPlace | NoPlace {
  const columns = {
    region: columnOf('region'),
    district: columnOf('district'),
    station: columnOf('station'),
    place: columnOf('place'),
  };
  const hasPlaces = Object.values(columns).some((column) => column !== null);
  const { regions } = election;
  const read = placeReader(election, names);
  const fixed = elsewhere === '' ? null : elsewhere;
  const isWhole = (text: string) => text !== '' && regions.keyOf(text) === '';
  const none = (why: PlaceProblem, column: number | null, unknown: string | null = null): NoPlace => ({
    why,
    column,
    unknown,
  });

  return (cell) => {
    const text = (column: number | null) => (isUnknown(cell(column)) ? '' : cellText(cell(column)));
    const inPlace = readOrNull(read, text(columns.place));
    if (inPlace && 'unknown' in inPlace) return none('place-unknown', columns.place, inPlace.unknown);
    const inRegion = readOrNull(read, text(columns.region));
    if (inRegion && 'unknown' in inRegion) return none('place-unknown', columns.region, inRegion.unknown);
    const named = [inRegion?.region, inPlace?.region].filter((each) => each !== null && each !== undefined);
    if (new Set(named.map((each) => regions.keyOf(each))).size > 1)
      return none('places-differ', columns.place);
    const station = stationOf(text(columns.station), inPlace?.station ?? inRegion?.station ?? null, isWhole);
    if (station === 'unclear') return none('station-unclear', columns.station);
    const inDistrict = text(columns.district);
    const district =
      [isWhole(inDistrict) ? '' : inDistrict, inRegion?.district, inPlace?.district].find(Boolean) ?? '';
    const saysSum = [columns.region, columns.district, columns.station, columns.place].some((column) =>
      isWhole(text(column)),
    );
    const saysAny = named.length > 0 || district !== '' || station !== null || saysSum || !hasPlaces;
    if (!saysAny) return none('place-missing', null);
    // In a table of one region the sum is that region's.
    const region = fixed !== null && !named[0] ? fixed : (named[0] ?? null);
    const name = inPlace?.name ?? inRegion?.name ?? '';
    if (region !== null && (region !== '' || (district === '' && station === null)))
      return { region, district, station, name };
    if (region === null && district === '' && station === null)
      return { region: '', district, station, name };
    // Where an election knows no regions its stations may have none.
    if (region === null && regions.known.length === 0 && columns.region === null)
      return { region: '', district, station, name };
    return none('region-missing', columns.region);
  };
}

function readOrNull(
  read: (text: string) => PlaceRead | UnknownPlace,
  text: string,
): PlaceRead | UnknownPlace | null {
  return text === '' ? null : read(text);
}

/** The station of a row; a sum in its cell is about all of them. */
function stationOf(
  text: string,
  inPlace: number | null,
  isWhole: (text: string) => boolean,
): number | null | 'unclear' {
  if (text === '' || isWhole(text)) return inPlace;
  const named = stationNamed(text);
  return named === null || (inPlace !== null && inPlace !== named) ? 'unclear' : named;
}
