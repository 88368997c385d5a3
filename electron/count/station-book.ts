import {
  type CountedElection,
  type CountedStation,
  unknownStation,
} from '../../shared/protocol/count/counted.ts';
import { hourOf, type NoProtocolReason, noProtocolReasons } from '../../shared/protocol/count/figures.ts';
import { joinPages, type PaperPage } from '../../shared/protocol/count/join-pages.ts';
import { orderPapers } from '../../shared/protocol/count/order-papers.ts';
import type { Regions } from '../../shared/protocol/count/regions.ts';
import { groupBy } from '../../shared/protocol/rules/among.ts';
import type { Reader } from '../store/connection.ts';
import { latestSayings, type PublishedRow } from '../store/counting.ts';
import { newestRegisters } from './publications.ts';

/** What a register says of a station beside its figures. */
interface AboutStation {
  name?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
  observed?: boolean;
  reason?: NoProtocolReason;
}

type Changing = { -readonly [Key in keyof CountedStation]: CountedStation[Key] };
interface Entry extends Omit<Changing, 'turnout'> {
  pages: PaperPage[];
  turnout: Map<string, number>;
}

/**
 * The stations of an election as they are put together from registers, tables, sayings and papers. What comes later goes before: a newer
 * register before an older one, what a person said before all tables.
 */
export class StationBook {
  readonly #regions: Regions;
  readonly #stations = new Map<string, Entry>();

  constructor(regions: Regions) {
    this.#regions = regions;
  }

  /** Takes over what tables say of single stations: their rows, and the tables made of these. */
  addTables(rows: readonly PublishedRow[], publications: CountedElection['publications']): void {
    const newest = newestRegisters(publications);
    for (const { publication, kind, region, district, station, figures, about } of rows) {
      if (station === null || (kind === 'stations' && !newest.has(publication))) continue;
      const of = this.#at(region, station);
      if (kind !== 'stations' && kind !== 'turnout') continue;
      const stated = JSON.parse(figures) as Record<string, number>;
      if (kind === 'stations') {
        of.listed = true;
        of.district = district || of.district;
        of.registered = stated['registered'] ?? of.registered;
        take(of, JSON.parse(about) as AboutStation);
      }
      if (kind !== 'turnout') continue;
      for (const [key, value] of Object.entries(stated)) takeFigure(of, key, value);
    }
  }

  /** Takes over what people said. */
  addSayings(db: Reader, election: string): void {
    for (const { region, station, key, value } of latestSayings(db, election)) {
      const of = this.#at(region, station);
      const said = JSON.parse(value) as unknown;
      // What was taken back leaves what tables say.
      if (said === null) continue;
      if (key === 'observed') of.observed = said === true;
      else if (key === 'reason') of.reason = noProtocolReasons.find((reason) => reason === said) ?? of.reason;
      else if (typeof said === 'number') takeFigure(of, key, said);
    }
  }

  /** Takes over a page of a paper, which with most forms is the whole of it; `region`: the key. */
  addPage(region: string, station: number, page: PaperPage): void {
    this.#at(region, station).pages.push(page);
  }

  /** Papers of the station state different figures. */
  addDifference(region: string, station: number): void {
    this.#at(region, station).differ = true;
  }

  /** All of them: by region in the order of the election's file, others by name after these; then by number. */
  stations(): CountedStation[] {
    const rank = new Map(this.#regions.known.map((region, index) => [region, index]));
    const place = (region: string) => rank.get(region) ?? rank.size;
    return [...groupBy([...this.#stations.values()], ({ region }) => region)]
      .sort(([a], [b]) => place(a) - place(b) || compareTexts(a, b))
      .flatMap(([, entries]) => entries.sort((a, b) => a.station - b.station))
      .map(({ pages, ...entry }) => ({
        ...entry,
        papers: orderPapers(joinPages(pages)),
        turnout: [...entry.turnout]
          .map(([hour, voted]) => ({ hour, voted }))
          .sort((a, b) => compareTexts(a.hour, b.hour)),
      }));
  }

  #at(name: string, station: number): Entry {
    const region = this.#regions.keyOf(name);
    const key = `${region}/${station}`;
    const known = this.#stations.get(key);
    if (known) return known;
    const made: Entry = { ...unknownStation(region, station), pages: [], turnout: new Map() };
    this.#stations.set(key, made);
    return made;
  }
}

function take(of: Entry, about: AboutStation): void {
  of.name = about.name ?? of.name;
  of.address = about.address ?? of.address;
  of.latitude = about.latitude ?? of.latitude;
  of.longitude = about.longitude ?? of.longitude;
  of.observed = about.observed ?? of.observed;
  of.reason = about.reason ?? of.reason;
}

function takeFigure(of: Entry, key: string, value: number): void {
  const hour = hourOf(key);
  if (hour !== null) of.turnout.set(hour, value);
  else if (key === 'head_count') of.headCount = value;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
