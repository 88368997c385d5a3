import { HattamaError } from '../../../shared/api/result.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { Reader } from '../../store/connection.ts';
import { fold } from '../../store/fold.ts';
import { scansOfNumber, type StationScan } from '../../store/station-copies.ts';

/** Forms that are known here, by id, with the SHA-256 of their files. */
export type KnownForms = ReadonlyMap<string, { form: Form; sha256: string }>;

/** Which station is asked for; without region or election whatever station has the number, if there is only one. */
export interface AskedStation {
  station: number;
  region?: string | undefined;
  election?: string | undefined;
}

/** A station: numbers repeat between regions, and stations between elections. */
export interface Station {
  election: string;
  /** As its first scan writes it. */
  region: string;
  number: number;
  /** By id; not empty. */
  scans: readonly StationScan[];
}

/**
 * Finds the station that is meant among the scans of the workspace. Regions are compared as people read them: the case of
 * letters and the number of spaces do not matter.
 * Throws `not-found`, and `station-unclear` whose param `stations` lists those that are meant.
 */
export function findStation(db: Reader, forms: KnownForms, asked: AskedStation): Station {
  const found = stationsOf(scansOfNumber(db, asked.station), forms, asked.station).filter(
    ({ election, region }) =>
      (asked.election === undefined || election === asked.election) &&
      (asked.region === undefined || compared(region) === compared(asked.region)),
  );
  const [station] = found;
  if (!station)
    throw new HattamaError('not-found', `There is no protocol of station ${nameOf(asked)} here`, {
      params: { station: asked.station },
    });
  if (found.length === 1) return station;
  const stations = found.map(nameOf).join('; ');
  throw new HattamaError('station-unclear', `Several stations have this number: ${stations}`, {
    params: { stations },
  });
}

function stationsOf(scans: readonly StationScan[], forms: KnownForms, number: number): Station[] {
  const stations = new Map<string, Station & { scans: StationScan[] }>();
  for (const scan of scans) {
    const election = forms.get(scan.form)?.form.election;
    if (election === undefined) continue;
    const key = `${election}\n${compared(scan.region)}`;
    const station = stations.get(key) ?? { election, region: scan.region, number, scans: [] };
    station.scans.push(scan);
    stations.set(key, station);
  }
  return [...stations.values()];
}

/** A region as it is compared (electron/review/between.ts does so too). */
function compared(region: string): string {
  return fold(region).trim().replace(/\s+/g, ' ');
}

function nameOf(named: AskedStation | Station): string {
  const number = 'number' in named ? named.number : named.station;
  const where = [named.region, named.election].filter(Boolean);
  return [String(number), ...where].join(', ');
}
