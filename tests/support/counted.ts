import {
  type CountedElection,
  type CountedPaper,
  type CountedPublication,
  type CountedStation,
  unknownStation,
} from '../../shared/protocol/count/counted.ts';

let scans = 0;

/** A paper with these figures, without a flag; its scan is a new number. */
export function countedPaper(
  figures: CountedPaper['figures'],
  changed: Partial<Omit<CountedPaper, 'figures'>> = {},
): CountedPaper {
  scans += 1;
  return { scan: scans, figures, flagged: false, flags: [], picture: `picture ${scans}`, ...changed };
}

/** A station of which nothing is known but what `known` says. */
export function countedStation(
  known: Partial<CountedStation> & Pick<CountedStation, 'station'>,
): CountedStation {
  const region = known.region ?? 'almaty-city';
  return { ...unknownStation(region, known.station), listed: true, ...known };
}

/** A table of this kind. */
export function countedPublication(
  kind: CountedPublication['kind'],
  rows: readonly (Partial<CountedPublication['rows'][number]> & { figures: Record<string, number> })[],
  changed: Partial<CountedPublication> = {},
): CountedPublication {
  return {
    id: 1,
    kind,
    source: kind,
    published: '2019-06-11',
    rows: rows.map((row) => ({ region: '', district: '', station: null, ...row })),
    ...changed,
  };
}

/** An election of two candidates, a and b, in which nothing is known but what `known` says. */
export function countedElection(known: Partial<CountedElection> = {}): CountedElection {
  const regions = [...new Set((known.stations ?? []).map(({ region }) => region))];
  return {
    election: 'test',
    upTo: 1,
    candidates: ['a', 'b'],
    againstAll: false,
    absenteeInRegister: true,
    keys: ['registered', 'received', 'issued', 'unused', 'voted', 'invalid', 'votes:a', 'votes:b'],
    regions,
    regionNames: {},
    stations: [],
    nowhere: 0,
    publications: [],
    between: [],
    ...known,
  };
}
