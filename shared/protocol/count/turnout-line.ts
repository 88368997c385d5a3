import { groupBy } from '../rules/among.ts';
import { type CountedElection, type CountedStation, countedPaper, numberOf } from './counted.ts';
import { turnoutKey } from './figures.ts';
import { hundredths } from './totals-sums.ts';

/** Who had voted by an hour, at the stations of a place that stated it; nothing is carried over from another hour. */
export interface TurnoutAt {
  hour: string;
  /** Stations that stated who had voted by then. */
  reported: number;
  /** Of these the ones whose register's size is known: what `registered`, `voted` and `rate` are over. */
  counted: number;
  registered: number;
  voted: number;
  /** Voted of registered, hundredths of a percent, rounded; null where none is registered. */
  rate: number | null;
  /** Stations that stated an earlier hour, but not this one. */
  silent: number;
  /** What was published officially, where something was. */
  official: OfficialTurnout | null;
}

/** An official figure of who had voted by an hour. */
export interface OfficialTurnout {
  voted: number;
  /** As the same table states it of the place, null where it does not. */
  registered: number | null;
  rate: number | null;
  source: string;
  published: string;
}

/** The turnout of a place through the day. */
export interface PlaceTurnout {
  /** Key of the region; null for the country. */
  region: string | null;
  /** Stations that anything here names; those of them that stated some hour. */
  stations: number;
  reported: number;
  /** By rising hour: of the country the same hours as of each region. */
  hours: readonly TurnoutAt[];
}

/** The turnout of an election through the day. */
export interface TurnoutLine {
  hours: readonly string[];
  country: PlaceTurnout;
  /** Those in which any station stated an hour, or of which an official figure was published. */
  regions: readonly PlaceTurnout[];
}

/**
 * Voters of a station: as the register has it; where no register does, as the protocol that is counted states it. Null where
 * neither is known.
 */
export function votersOf(station: CountedStation): number | null {
  return station.registered ?? numberOf(countedPaper(station), 'registered') ?? null;
}

/**
 * Adds up who had voted by the hour.
 * @param summaries hours (HH:MM) that are there whether any station stated them or not
 */
export function turnoutLine(election: CountedElection, summaries: readonly string[]): TurnoutLine {
  const official = officialTurnout(election);
  const stated = election.stations.flatMap(({ turnout }) => turnout.map(({ hour }) => hour));
  const hours = [...new Set([...summaries, ...stated, ...official.hours])].sort();
  const byRegion = groupBy(election.stations, ({ region }) => region);
  const inPlace = (region: string | null, stations: readonly CountedStation[]): PlaceTurnout => ({
    region,
    stations: stations.length,
    reported: stations.filter(({ turnout }) => turnout.length > 0).length,
    hours: hours.map((hour) => turnoutAt(stations, hour, official.at(region, hour))),
  });
  return {
    hours,
    country: inPlace(null, election.stations),
    regions: election.regions
      .map((region) => inPlace(region, byRegion.get(region) ?? []))
      .filter(({ reported, hours: line }) => reported > 0 || line.some((at) => at.official !== null)),
  };
}

function turnoutAt(
  stations: readonly CountedStation[],
  hour: string,
  official: OfficialTurnout | null,
): TurnoutAt {
  const sums = { reported: 0, counted: 0, registered: 0, voted: 0, silent: 0 };
  for (const station of stations) {
    const reading = station.turnout.find((each) => each.hour === hour);
    if (!reading) {
      if (station.turnout.some((each) => each.hour < hour)) sums.silent++;
      continue;
    }
    sums.reported++;
    const voters = votersOf(station);
    if (voters === null) continue;
    sums.counted++;
    sums.registered += voters;
    sums.voted += reading.voted;
  }
  return { hour, ...sums, rate: hundredths(sums.voted, sums.registered), official };
}

interface OfficialLine {
  hours: readonly string[];
  at: (region: string | null, hour: string) => OfficialTurnout | null;
}

/** Official figures by place and hour; of several tables the one that was published last. */
function officialTurnout({ publications }: CountedElection): OfficialLine {
  const hours = new Set<string>();
  const found = new Map<string, OfficialTurnout>();
  for (const { kind, source, published, rows } of publications) {
    if (kind !== 'official') continue;
    for (const { region, district, station, figures } of rows) {
      if (district !== '' || station !== null) continue;
      const registered = figures['registered'] ?? null;
      for (const [key, voted] of Object.entries(figures)) {
        if (!key.startsWith(turnoutKey(''))) continue;
        const hour = key.slice(turnoutKey('').length);
        hours.add(hour);
        const rate = registered === null ? null : hundredths(voted, registered);
        found.set(`${region}/${hour}`, { voted, registered, rate, source, published });
      }
    }
  }
  return {
    hours: [...hours],
    // Tables without a region speak of the country, never of the stations whose region is not known.
    at: (region, hour) => (region === '' ? null : (found.get(`${region ?? ''}/${hour}`) ?? null)),
  };
}
