import { foldName } from '../regions.ts';
import type { NameSaid } from '../mapping.ts';
import { regionFinder, type KnownElection } from './known.ts';

/** Where a text says that a row belongs. */
export interface PlaceRead {
  /** As it is kept: as written where it is known so, else the key; empty for the whole country; null where none is named. */
  region: string | null;
  district: string;
  station: number | null;
  /** What else is said of the station, in brackets. */
  name: string;
}

/** A name that neither the election nor a person knows as a place. */
export interface UnknownPlace {
  unknown: string;
}

const WORD =
  '(?:избирательн\\S*\\s+|сайлау\\s+)?(?:участ\\S*|учаск\\S*|polling\\s+station|station|уик|уск|pec)';
const NUMBER = '(?:№|no\\.?|n°|#)?\\s*(\\d{1,6})';
/** "station 36", "участок № 36"; "36 учаске", "№ 36 сайлау учаскесі". */
const STATION = new RegExp(
  `(?<![\\p{L}\\d])(?:${WORD}\\s*${NUMBER}|${NUMBER}\\s*-?\\s*${WORD})(?![\\p{L}\\d])`,
  'iu',
);
const MOST = 99_999;

/** The number of a station as a cell names it: "36", "№ 36", "участок № 36"; null where it names none. */
export function stationNamed(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const digits = /^(?:№|No\.?|#)?\s*(\d{1,6})(?:\.0+)?$/i.exec(plain)?.[1] ?? whole(plain, STATION);
  return digits === null || Number(digits) > MOST ? null : Number(digits);
}

function whole(text: string, pattern: RegExp): string | null {
  const found = pattern.exec(text);
  return found?.[0].length === text.length ? (found[1] ?? found[2] ?? null) : null;
}

/** Reads names of places of one election, as far as it and `names` (by name, as a person said) tell what they are. */
export function placeReader(
  { regions }: KnownElection,
  names: Readonly<Record<string, NameSaid>>,
): (text: string) => PlaceRead | UnknownPlace {
  const findRegion = regionFinder(regions);
  const said = new Map(Object.entries(names).map(([name, each]) => [foldName(name), each]));
  const nowhere = { district: '', station: null, name: '' };

  /** A name that stands alone; null where nobody knows it. */
  function named(name: string): PlaceRead | null {
    const told = said.get(foldName(name));
    if (told?.is === 'own') return { ...nowhere, region: name };
    if (told?.is === 'same') return { ...nowhere, region: told.region };
    if (told?.is === 'part') return { ...nowhere, region: told.region, district: name };
    const key = findRegion(name);
    if (key === null) return regions.known.length === 0 ? { ...nowhere, region: name } : null;
    return { ...nowhere, region: regions.keyOf(name) === key && key !== '' ? name : key };
  }

  return (text) => {
    const plain = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
    const direct = named(plain);
    const station = STATION.exec(plain);
    // Where an election knows no regions every text would be one.
    if (direct && (!station || said.has(foldName(plain)))) return direct;
    const number = station ? Number(station[1] ?? station[2]) : null;
    if (number !== null && number > MOST) return { unknown: plain };
    const name = station ? (/\(([^()]*)\)/.exec(plain)?.[1]?.trim() ?? '') : '';
    const rest = (station ? plain.replace(station[0], ' ').replace(/\([^()]*\)/, ' ') : plain)
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (rest.length === 0) return { region: null, district: '', station: number, name };
    const all = named(rest.join(', '));
    if (all) return { ...all, station: number, name };
    const places = rest.map(named);
    const inside = places.filter((each) => each !== null);
    const [first] = inside;
    if (!first || new Set(inside.map(({ region }) => regions.keyOf(region ?? ''))).size > 1)
      return { unknown: rest.join(', ') };
    const parts = [
      ...rest.filter((_, index) => places[index] === null),
      ...inside.map(({ district }) => district),
    ];
    return {
      region: first.region,
      district: parts.filter((part) => part !== '').join(', '),
      station: number,
      name,
    };
  };
}
