import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { gatherElection } from '../../../electron/count/index.ts';
import { protocolsAmong } from '../../../electron/review/among.ts';
import { amongForm } from '../../../shared/forms/among.ts';
import { electionSchema } from '../../../shared/forms/election.ts';
import { confirmMany } from '../../support/many-confirmed.ts';
import { openCore } from '../../support/open-core.ts';
import { bookA, formA } from '../../support/seed.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';

beforeAll(() => ensureBuilt(['core']));

test('an empty workspace names the elections of its forms, with the regions of their files', async () => {
  const { ask } = await openCore();
  const elections = await ask('count.elections', {});
  const kz = elections.find(({ id }) => id === 'kz-2019-president');
  expect(kz).toMatchObject({ day: '2019-06-09', stations: 0, protocols: 0, againstAll: false });
  expect(kz?.candidates.map(({ id }) => id)).toEqual(formA.candidates.map(({ id }) => id));
  expect(kz?.regions).toHaveLength(17);
});

test('protocols come to stations: by region under one key, with figures by key and flags', () => {
  const store = throwAwayStore();
  confirmMany(store, 40);
  const counted = gatherElection(store.read, {
    election: formA.election,
    protocols: protocolsAmong(store.read, bookA).map(({ among }) => among),
    annulled: new Set([1]),
    forms: [
      {
        among: amongForm(formA),
        candidates: formA.candidates.map(({ id }) => id),
        absenteeInRegister: true,
      },
    ],
    file: electionSchema.parse({
      format: 1,
      id: formA.election,
      title: { en: 'x' },
      day: '2019-06-09',
      regions: [{ id: 'three', name: { en: 'Region three', kk: 'ӨҢІР  3' } }],
    }),
  });
  // The first one is annulled; 3 of 40 lie in the one region that the file names.
  expect(counted.stations).toHaveLength(39);
  expect(counted.regions[0]).toBe('three');
  expect(counted.stations.filter(({ region }) => region === 'three').map(({ key }) => key)).toEqual([
    'three/3',
    'three/20',
    'three/37',
  ]);
  expect(counted.regionNames['өңір 4']).toBe('Өңір 4');
  expect(counted.keys).toContain('votes:tokayev');
  expect(counted.keys).not.toContain('station');
  const tenth = counted.stations.find(({ station }) => station === 10)?.papers[0];
  expect(tenth).toMatchObject({ flagged: true, figures: { voted: 184, 'votes:tokayev': 94 } });
  expect(tenth?.flags.filter(({ open }) => open).map(({ code }) => code)).toContain('F401');
  expect(counted.nowhere).toBe(0);
});
