import { groupBy } from '../rules/among.ts';
import { type Ballot, leastSum, type StationSaid } from './bounds.ts';
import { type CountedElection, type CountedStation, inDoubt } from './counted.ts';
import { placeKey, type StatedPlace, statedIn, type TablePlace } from './versions.ts';

/** Whose protocols are compared: one's own, or those that a table of another team adds up. */
export interface SourceName {
  /** Null: one's own. */
  publication: number | null;
  /** Who published it; empty for one's own. */
  name: string;
  /** Day of its publication, YYYY-MM-DD; empty for one's own. */
  published: string;
}

/** One source of protocols' figures. Sources are never added to one another: they may hold the same protocols. */
export interface Source extends SourceName {
  stations: readonly StationSaid[];
  /** Sums that it states of places, by `placeKey`; none for one's own. */
  places: ReadonlyMap<string, StatedPlace>;
}

/** What a source states of one figure of a place at least. */
export interface SourceSum {
  sum: number;
  /** Stations whose number is in it; null where the source does not say. */
  stations: number | null;
  /** Covered stations whose number is not known. */
  unknown: number;
}

/** One's own protocols: every station with a confirmed paper. */
export function ownSource({ stations }: CountedElection): Source {
  const covered = stations.filter(({ papers }) => papers.length > 0);
  return {
    publication: null,
    name: '',
    published: '',
    stations: covered.map(saidByPapers),
    places: new Map(),
  };
}

function saidByPapers(station: CountedStation): StationSaid {
  const { key, region, district, papers } = station;
  return { key, region, district, doubtful: inDoubt(station), papers: papers.map(({ figures }) => figures) };
}

/**
 * Independent publications, one source for each who published: of versions the last one that speaks of a place counts there. Of two
 * numbers that it states of one place the lesser is taken.
 */
export function independentSources({ publications, stations }: CountedElection): Source[] {
  const districts = new Map(stations.map(({ key, district }) => [key, district]));
  const byName = new Map<string, { last: SourceName; said: Map<string, StatedPlace> }>();
  for (const publication of publications.filter(({ kind }) => kind === 'independent')) {
    const { id, source, published } = publication;
    const said = byName.get(source)?.said ?? new Map<string, StatedPlace>();
    byName.set(source, { last: { publication: id, name: source, published }, said });
    for (const [key, place] of statedIn(publication, Math.min)) said.set(key, place);
  }
  return [...byName.values()].map(({ last, said }) => {
    const rows = [...said].filter(([, { station }]) => station !== null);
    return {
      ...last,
      stations: rows.map(([key, place]) => saidByRow(key, place, districts.get(key) ?? '')),
      places: new Map([...said].filter(([, { station }]) => station === null)),
    };
  });
}

/** A figure that a table states twice is not known. */
function saidByRow(key: string, { region, district, figures }: StatedPlace, known: string): StationSaid {
  const numbers = [...figures].map(([figure, { value, single }]) => [figure, single ? value : null] as const);
  return {
    key,
    region,
    district: known || district,
    doubtful: false,
    papers: [Object.fromEntries(numbers)],
  };
}

/** What a source has in one place. */
export interface SourceInPlace {
  stations: readonly StationSaid[];
  /** What it states of the very place; undefined where it does not. */
  row: StatedPlace | undefined;
  /** What it states of the places right within it. */
  parts: readonly StatedPlace[];
}

/**
 * Stations by the `placeKey` of every place that they lie in: the country, their region, their district.
 * @param counts regions that count as parts of the country
 */
export function groupByPlace<Station extends { region: string; district: string }>(
  stations: readonly Station[],
  counts: (region: string) => boolean,
): Map<string, readonly Station[]> {
  const byPlace = new Map<string, readonly Station[]>();
  const put = (region: string, district: string, some: readonly Station[]) => {
    const key = placeKey({ region, district, station: null });
    byPlace.set(key, [...(byPlace.get(key) ?? []), ...some]);
  };
  for (const [region, inRegion] of groupBy(stations, (station) => station.region)) {
    if (counts(region)) put('', '', inRegion);
    if (region === '') continue;
    put(region, '', inRegion);
    for (const [district, some] of groupBy(inRegion, (station) => station.district))
      if (district !== '') put(region, district, some);
  }
  return byPlace;
}

/**
 * Looks up what a source has in a place.
 * @param apart regions of which no two are the same under different names: only these are added up over the country
 */
export function placesOfSource(
  source: Source,
  apart: (region: string) => boolean,
): (place: TablePlace) => SourceInPlace {
  const stations = groupByPlace(source.stations, apart);
  const rows = [...source.places.values()].filter(({ region }) => region !== '');
  return (place) => ({
    stations: stations.get(placeKey(place)) ?? [],
    row: source.places.get(placeKey(place)),
    parts: rows.filter(({ region, district }) =>
      place.region === ''
        ? apart(region) && district === ''
        : place.district === '' && region === place.region && district !== '',
    ),
  });
}

/**
 * What a source states of a figure of a place at least: the greatest of what its stations, its row of the very place and its rows of
 * places within it come to. Each of them alone is no more than the truth if the source is right. Null where it states nothing of it.
 */
export function leastOfSource(
  { stations, row, parts }: SourceInPlace,
  key: string,
  ballot: Ballot,
): SourceSum | null {
  const own = leastSum(stations, key, ballot);
  const stated = parts.flatMap((part) => statedSum(part, key, ballot));
  const found = [
    ...(own.stations > 0 || own.sum > 0 ? [own] : []),
    ...(row ? statedSum(row, key, ballot) : []),
    ...(stated.length > 0 ? [stated.reduce(added)] : []),
  ];
  return found.length === 0 ? null : found.reduce((most, each) => (each.sum > most.sum ? each : most));
}

/** The one sum of it that a table's place states; none where it does not, or where it may hold votes against all, or not. */
function statedSum({ figures }: StatedPlace, key: string, { againstAll }: Ballot): SourceSum[] {
  const stated = key === 'votes' && againstAll ? undefined : figures.get(key);
  return stated ? [{ sum: stated.value, stations: figures.get('protocols')?.value ?? null, unknown: 0 }] : [];
}

function added(a: SourceSum, b: SourceSum): SourceSum {
  const stations = a.stations === null || b.stations === null ? null : a.stations + b.stations;
  return { sum: a.sum + b.sum, stations, unknown: 0 };
}
