import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import type { CallName, Input, Output } from '../../../shared/api/contract.ts';
import { openCore } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';

beforeAll(() => ensureBuilt(['core']));

const election = 'kz-2019-president';

/** A workspace in which somebody sits. */
async function desk() {
  const { core } = await openCore();
  const session = core.session();
  await session.call('people.use', { code: 'T1', role: 'volunteer' });
  const call = async <Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const { data, error } = await session.call(name, input);
    if (error) throw new Error(`${name}: ${error.reference}`);
    return data;
  };
  const take = async (
    name: string,
    kind: 'official' | 'independent',
    source: string,
    published: string,
  ): Promise<number> => {
    const file = path.join(projectFolder, 'tests/fixtures/kz-2019-official', name);
    const looked = await call('tables.look', { path: file, kind, election });
    if (looked.refused) throw new Error(looked.refused.code);
    const { look, mapping } = looked;
    return (await call('tables.take', { look, mapping, source, published })).id;
  };
  return { call, take };
}

test('of what was published of 2019 the protocols of Almaty exceed the official result, and nothing else is found', async () => {
  const { call, take } = await desk();
  await take('results-2019-by-region.csv', 'official', 'Central Election Commission', '2019-06-10');
  await take('coverage-2019.csv', 'independent', 'Coverage', '2019-06-30');
  const counts = await take(
    'independent-counts-2019.csv',
    'independent',
    'Coalition for the Protection of Prisoners’ Rights',
    '2019-06-30',
  );

  const compared = await call('count.comparison', { election });
  expect(compared.findings).toEqual([
    {
      code: 'F504',
      place: { region: 'almaty-city', district: '' },
      source: {
        publication: counts,
        name: 'Coalition for the Protection of Prisoners’ Rights',
        published: '2019-06-30',
      },
      key: 'votes:kossanov',
      part: { sum: 69_669, stations: 225, unknown: 0 },
      all: 554,
      official: { value: 50_366, source: 'Central Election Commission', published: '2019-06-10' },
      sure: null,
    },
  ]);
  expect(compared.places).toHaveLength(17);
  expect(compared).toMatchObject({ stations: { compared: 0, differing: 0 }, changes: 0 });
  const almaty = compared.places.find(({ region }) => region === 'almaty-city');
  expect(almaty).toMatchObject({ inAll: 554, broken: [] });
  expect(almaty?.official['votes']?.value).toBe(587_693);

  // A table that is withdrawn is held against nothing any more.
  await call('tables.withdraw', { publication: counts, inForce: false });
  expect((await call('count.comparison', { election })).findings).toEqual([]);
});

test('lists come a page at a time', async () => {
  const { call } = await desk();
  expect(await call('count.differences', { election, limit: 1 })).toEqual({ total: 0, rows: [] });
  expect(await call('count.changes', { election, offset: 3 })).toEqual({ total: 0, rows: [] });
});
