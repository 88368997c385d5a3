import { isAsked, type StationsAsked } from './behind.ts';
import type { CountedElection, CountedStation } from './counted.ts';
import { foldName } from './regions.ts';

/** Which stations a list shows. */
export interface ListAsked extends StationsAsked {
  /** The beginning of a number, or a part of a name, an address or a district; all where empty. */
  search: string;
}

/** The stations that are asked for, in the election's order. */
export function listedStations({ stations }: CountedElection, asked: ListAsked): CountedStation[] {
  const search = foldName(asked.search);
  return stations.filter((station) => isAsked(station, asked) && isSearched(station, search));
}

/** Districts of a region, by name. */
export function districtsOf({ stations }: CountedElection, region: string): string[] {
  const named = stations.filter((station) => station.region === region && station.district !== '');
  return [...new Set(named.map(({ district }) => district))].sort();
}

function isSearched({ station, name, address, district }: CountedStation, search: string): boolean {
  if (search === '') return true;
  if (/^\d+$/.test(search)) return String(station).startsWith(search);
  return [name, address, district].some((text) => foldName(text).includes(search));
}
