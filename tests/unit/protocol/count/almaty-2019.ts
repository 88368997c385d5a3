import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CountedElection } from '../../../../shared/protocol/count/counted.ts';
import { votesKey } from '../../../../shared/protocol/count/figures.ts';
import { countedElection, countedPublication } from '../../../support/counted.ts';
import { projectFolder } from '../../../support/reference.ts';

/** Rows of a published table of 2019; its cells hold no comma but between quotes. */
function tableOf(name: string): Record<string, string>[] {
  const text = readFileSync(path.join(projectFolder, 'tests/fixtures/kz-2019-official', name), 'utf8');
  const [head = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((match) => match[2] ?? match[1] ?? ''));
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

export const candidates2019 = [
  'akhmetbekov',
  'yespayeva',
  'kossanov',
  'rakhimbekov',
  'taspikhov',
  'tokayev',
  'tugel',
];

const regionOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** What was published of 2019: official votes by region, and sums of protocols that an independent team held. */
export function almaty2019(): CountedElection {
  const official = tableOf('results-2019-by-region.csv').map((row) => ({
    region: regionOf(row['region'] ?? ''),
    figures: {
      ...Object.fromEntries(candidates2019.map((id) => [votesKey(id), Number(row[id])])),
      votes: Number(row['total']),
    },
  }));
  const independent = tableOf('independent-counts-2019.csv').map((row) => {
    const place = row['place'] ?? '';
    const station = /station (\d+)/.exec(place)?.[1];
    return {
      region: regionOf(place.replace(/,.*/, '')),
      station: station === undefined ? null : Number(station),
      figures: {
        stations: Number(row['stations_total']),
        protocols: Number(row['protocols_held']),
        [votesKey(row['candidate'] ?? '')]: Number(row['votes_on_protocols']),
      },
    };
  });
  return countedElection({
    election: 'kz-2019-president',
    candidates: candidates2019,
    keys: ['registered', 'voted', 'invalid', ...candidates2019.map(votesKey)],
    regions: official.map(({ region }) => region),
    publications: [
      countedPublication('official', official, { id: 1, source: 'official' }),
      countedPublication('independent', independent, { id: 2, source: 'independent' }),
    ],
  });
}
