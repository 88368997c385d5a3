import {
  type CountedElection,
  type CountedStation,
  unknownStation,
} from '../../shared/protocol/count/counted.ts';
import { hourOf, noProtocolReasons } from '../../shared/protocol/count/figures.ts';
import type { Regions } from '../../shared/protocol/count/regions.ts';
import type { StationCard } from '../../shared/api/stations.ts';
import type { Reader } from '../store/connection.ts';
import { lastChange } from '../store/last-change.ts';
import { stationsToldSince } from '../store/station-sayings.ts';
import { stationCard } from './station-card.ts';

/**
 * An election with what was said of its stations since it was gathered, as if it were gathered anew. Right only where nothing else
 * has changed since: whoever types one saying after the other need not have everything gathered each time.
 */
export function withSayingsSince(db: Reader, gathered: CountedElection, regions: Regions): CountedElection {
  const { election } = gathered;
  const upTo = lastChange(db)?.seq ?? 0;
  const stations = new Map(gathered.stations.map((station) => [station.key, station]));
  for (const { region, station } of stationsToldSince(db, election, gathered.upTo)) {
    const of = stations.get(`${region}/${station}`) ?? unknownStation(region, station);
    const { values } = stationCard(db, gathered, regions, { election, region, station });
    stations.set(of.key, { ...of, ...saidOf(values) });
  }
  const all = [...stations.values()];
  const isLonger = all.length > gathered.stations.length;
  return { ...gathered, upTo, stations: isLonger ? inOrder(all, gathered.regions) : all };
}

function saidOf(
  values: StationCard['values'],
): Pick<CountedStation, 'observed' | 'reason' | 'headCount' | 'turnout'> {
  const said = (key: string) => values[key]?.value ?? null;
  const [observed, headCount] = [said('observed'), said('head_count')];
  return {
    observed: typeof observed === 'boolean' ? observed : null,
    reason: noProtocolReasons.find((reason) => reason === said('reason')) ?? null,
    headCount: typeof headCount === 'number' ? headCount : null,
    // Keys of a card are in order, and so are hours.
    turnout: Object.entries(values).flatMap(([key, { value }]) => {
      const hour = hourOf(key);
      return hour === null || typeof value !== 'number' ? [] : [{ hour, voted: value }];
    }),
  };
}

function inOrder(stations: CountedStation[], regions: readonly string[]): CountedStation[] {
  const rank = new Map(regions.map((region, index) => [region, index]));
  const place = ({ region }: CountedStation) => rank.get(region) ?? rank.size;
  return stations.sort((a, b) => place(a) - place(b) || a.station - b.station);
}
