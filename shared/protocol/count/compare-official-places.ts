import type { OfficialPlace } from './bounds-impossible.ts';
import { groupByPlace } from './compare-official-sources.ts';
import type { CountedElection, CountedStation } from './counted.ts';
import { coverageAdder, stationsInCountry, stationsInPlace } from './coverage.ts';
import type { WholePlace } from './statement.ts';
import { placeKey, type StatedFigure, type StatedPlace, type TablePlace } from './versions.ts';

/** A place with official figures, and all that is known of it beside covered stations. */
export interface PlaceBeside extends OfficialPlace {
  place: WholePlace;
  /** How many stations it has, as far as anything says; null where nothing does. */
  inAll: number | null;
  /** Figures of which the table's own rows within the place exceed the place's: they are held against nothing. */
  broken: ReadonlySet<string>;
}

/**
 * Regions of which no two are one region under different names. Of an election whose file names regions it is those; of others what
 * official tables name, else what registers do. A single region is apart from itself.
 */
export function regionsApart(election: CountedElection): (region: string) => boolean {
  const { regions, regionNames, stations, publications } = election;
  const here = new Set(stations.map(({ region }) => region));
  if (here.size === 1) return () => true;
  const known = regions.filter((region) => region !== '' && !Object.hasOwn(regionNames, region));
  if (known.length > 0) return among(known);
  const official = publications.filter(({ kind }) => kind === 'official').flatMap(({ rows }) => rows);
  const named = official.map(({ region }) => region).filter((region) => region !== '');
  const listed = stations.filter((station) => station.listed).map(({ region }) => region);
  return among(named.length > 0 ? named : listed);
}

function among(regions: readonly string[]): (region: string) => boolean {
  const set = new Set(regions);
  return (region) => region !== '' && set.has(region);
}

/** Places with official figures: the country, then regions in the election's order, each with its districts. */
export function officialPlaces(
  election: CountedElection,
  inForce: ReadonlyMap<string, StatedPlace>,
): PlaceBeside[] {
  const rank = new Map(['', ...election.regions.filter((region) => region !== '')].map((key, n) => [key, n]));
  const byPlace = groupByPlace(election.stations, () => true);
  const parts = partsExceeding(inForce);
  const everywhere = inCountry(election, byPlace);
  return [...inForce.values()]
    .filter(({ station }) => station === null)
    .sort(
      (a, b) =>
        (rank.get(a.region) ?? rank.size) - (rank.get(b.region) ?? rank.size) ||
        (a.district < b.district ? -1 : 1),
    )
    .map((stated) => {
      const { region, district, figures } = stated;
      const stations = byPlace.get(placeKey(stated)) ?? [];
      const sure = stationsForSure(election, stated, figures, stations);
      const said = region === '' ? everywhere : stationsSaid(election, { region, district }, stations);
      return {
        place: { region, district },
        figures,
        stations: sure,
        inAll: sure?.count ?? said,
        register: registerOf(stations, sure?.count ?? null),
        absenteeInRegister: election.absenteeInRegister,
        ballot: election,
        broken: parts.get(placeKey(stated)) ?? new Set<string>(),
      };
    });
}

/** How many stations a region or district has by what totals show; null where that is only as many as are known of. */
function stationsSaid(
  election: CountedElection,
  { region, district }: WholePlace,
  stations: readonly CountedStation[],
): number | null {
  const place = { region, district: district === '' ? null : district };
  const { count, exact } = stationsInPlace(election, place, counted(stations));
  return exact ? count : null;
}

function inCountry(
  election: CountedElection,
  byPlace: ReadonlyMap<string, readonly CountedStation[]>,
): number | null {
  const of = (region: string) => byPlace.get(placeKey({ region, district: '', station: null })) ?? [];
  const regions = election.regions.filter((region) => region !== '').map((region) => counted(of(region)));
  const { count, exact } = stationsInCountry(election, regions, counted(election.stations));
  return exact ? count : null;
}

function counted(stations: readonly CountedStation[]) {
  const adder = coverageAdder();
  for (const station of stations) adder.add(station);
  return adder.counts;
}

/**
 * How many stations a place has beyond doubt: as the official table says, or as many as registers list if any table names the same
 * number. A register alone may lack some.
 */
function stationsForSure(
  { publications }: CountedElection,
  place: TablePlace,
  figures: ReadonlyMap<string, StatedFigure>,
  stations: readonly CountedStation[],
): OfficialPlace['stations'] {
  const official = figures.get('stations');
  if (official?.single) return { count: official.value, publication: official.publication };
  const listed = stations.filter((station) => station.listed).length;
  const key = placeKey(place);
  const said = publications.some(({ rows }) =>
    rows.some((row) => row.station === null && row.figures['stations'] === listed && placeKey(row) === key),
  );
  return said ? { count: listed, publication: null } : null;
}

/** Voters by station, if registers list as many stations as there are. */
function registerOf(stations: readonly CountedStation[], count: number | null): OfficialPlace['register'] {
  const listed = stations.filter((station) => station.listed);
  if (count === null || listed.length !== count) return null;
  return new Map(listed.map(({ key, registered }) => [key, registered]));
}

/**
 * Figures of which a table's own rows within a place come to more than its row of the place: regions in the country, districts and
 * stations in a region. Only rows of one table are held against each other.
 */
function partsExceeding(inForce: ReadonlyMap<string, StatedPlace>): Map<string, Set<string>> {
  const sums = new Map<string, number>();
  const broken = new Map<string, Set<string>>();
  for (const { region, district, station, figures } of inForce.values()) {
    if (region === '') continue;
    const isRegion = station === null && district === '';
    const whole = placeKey({ region: isRegion ? '' : region, district: '', station: null });
    const level = isRegion ? 'regions' : station === null ? 'districts' : 'stations';
    for (const [key, { value, publication, single }] of figures) {
      const of = inForce.get(whole)?.figures.get(key);
      if (of?.publication !== publication || !single) continue;
      const sumKey = `${whole}\n${level}\n${key}`;
      const sum = (sums.get(sumKey) ?? 0) + value;
      sums.set(sumKey, sum);
      if (sum <= of.value) continue;
      const keys = broken.get(whole) ?? new Set<string>();
      broken.set(whole, keys.add(key));
    }
  }
  return broken;
}
