import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import type { Input } from '../../../shared/api/contract.ts';
import { confirmMany } from '../../support/many-confirmed.ts';
import { openCore } from '../../support/open-core.ts';
import { publish, type Table } from '../../support/published.ts';
import { formA } from '../../support/seed.ts';
import { throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

beforeAll(() => ensureBuilt(['core']));

const { election } = formA;
const at = { election, region: 'almaty-city', station: 253 };

const register = (rows: Table['rows'], published = '2019-06-01'): Table => ({
  kind: 'stations',
  election,
  source: 'комиссия',
  published,
  rows,
});

/** A workspace with tables, and protocols of `confirmed` stations from 0 on, in regions that no file names. */
function workspaceWith(tables: readonly Table[], confirmed = 0): string {
  const folder = throwAwayFolder();
  const store = throwAwayStore(folder);
  if (confirmed > 0) confirmMany(store, confirmed);
  publish(store, tables);
  store.close();
  return folder;
}

test('the last word counts, goes before tables, and is taken back by saying nothing', async () => {
  const folder = workspaceWith([
    register([{ region: 'Алматы', station: 253, figures: { registered: 1500 }, about: { observed: false } }]),
    {
      kind: 'turnout',
      election,
      rows: [{ region: 'Алматы', station: 253, figures: { 'turnout:13:00': 400 } }],
    },
  ]);
  const { ask } = await openCore({ folder });
  const say = (said: Pick<Input<'stations.say'>, 'key' | 'value' | 'seen'>) =>
    ask('stations.say', { ...at, note: 'по телефону', ...said });
  expect(await ask('stations.get', at)).toMatchObject({
    known: true,
    listed: true,
    voters: 1500,
    registered: 1500,
    values: {
      observed: { value: false, by: 'table' },
      'turnout:13:00': { value: 400, by: 'table' },
    },
    sayings: [],
  });

  const told = await say({ key: 'turnout:13:00', value: 0, seen: null });
  expect(told.values['turnout:13:00']).toEqual({ value: 0, by: 'person' });
  const [first] = told.sayings;
  expect(first).toMatchObject({ key: 'turnout:13:00', value: 0, note: 'по телефону', person: 'A1' });
  expect(told.tables).toContainEqual({
    key: 'turnout:13:00',
    value: 400,
    source: 'turnout',
    published: '2019-06-11',
  });

  const back = await say({ key: 'turnout:13:00', value: null, seen: first?.id ?? null });
  expect(back.values['turnout:13:00']).toEqual({ value: 400, by: 'table' });
  expect(back.sayings.map(({ value }) => value)).toEqual([null, 0]);

  await say({ key: 'observed', value: true, seen: null });
  const { rows } = await ask('stations.list', { election, set: 'observed' });
  expect(rows).toMatchObject([{ station: 253, observed: true, last: { hour: '13:00', voted: 400 } }]);
});

test('who says something over what they have not seen is told so', async () => {
  const { ask, session } = await openCore();
  const said = await ask('stations.say', { ...at, key: 'head_count', value: 485, seen: null });
  const again = { ...at, key: 'head_count', value: 486 };
  expect(await session.call('stations.say', { ...again, seen: null })).toMatchObject({
    error: { reference: 'changed-meanwhile' },
  });
  const seen = said.sayings[0]?.id ?? null;
  expect((await ask('stations.say', { ...again, seen })).values['head_count']?.value).toBe(486);
});

test.each([
  ['a region that nothing names', { region: 'atlantis' }],
  ['a thing that nobody said, to be taken back', { value: null }],
])('%s is refused, and leaves nothing', async (_, wrong) => {
  const { ask, session } = await openCore();
  const said = { ...at, key: 'head_count', value: 485, seen: null, ...wrong };
  expect(await session.call('stations.say', said)).toMatchObject({ error: { reference: 'not-found' } });
  expect((await ask('audit.log', {})).map(({ act }) => act)).not.toContain('station.told');
});

test('a newer register of one source replaces the older one, for the list and the card alike', async () => {
  const folder = workspaceWith([
    register([{ region: 'Алматы', station: 253, about: { observed: true } }]),
    register([{ region: 'Алматы', station: 254 }], '2019-06-05'),
  ]);
  const { ask } = await openCore({ folder });
  expect((await ask('stations.list', { election })).rows.map(({ station }) => station)).toEqual([254]);
  expect(await ask('stations.get', at)).toMatchObject({
    known: false,
    listed: false,
    tables: [],
    values: {},
  });
});

test('stations are found by number, name, district, and what is known of them', async () => {
  const folder = workspaceWith(
    [
      register([
        { region: 'Алматы', district: 'Медеу', station: 25, about: { name: 'Школа № 1' } },
        { region: 'Алматы', district: 'Алатау', station: 253, about: { reason: 'removed' } },
        { region: 'Астана', station: 25 },
      ]),
    ],
    5,
  );
  const { ask } = await openCore({ folder });
  const found = async (asked: Input<'stations.list'>) =>
    (await ask('stations.list', asked)).rows.map(({ region, station }) => `${region}/${station}`);
  expect(await found({ search: '25' })).toEqual(['nur-sultan/25', 'almaty-city/25', 'almaty-city/253']);
  expect(await found({ search: 'ШКОЛА' })).toEqual(['almaty-city/25']);
  expect(await found({ region: 'almaty-city', district: 'Алатау' })).toEqual(['almaty-city/253']);
  expect(await found({ set: 'without-protocol', reason: 'removed' })).toEqual(['almaty-city/253']);
  expect((await ask('stations.list', { region: 'almaty-city', limit: 1 })).total).toBe(2);
  expect((await ask('stations.list', { region: 'almaty-city' })).districts).toEqual(['Алатау', 'Медеу']);
  expect(await found({ set: 'with-protocol' })).toHaveLength(5);
});

test('a card shows the protocol that is counted', async () => {
  const { ask } = await openCore({ folder: workspaceWith([], 11) });
  const card = await ask('stations.get', { election, region: 'өңір 10', station: 10 });
  expect(card).toMatchObject({
    known: true,
    listed: false,
    protocol: { voted: 184, doubtful: true, papers: 1 },
  });
  expect(card.voters).toBe(card.protocol?.registered);
  expect(card.registered).toBeNull();
});

test('sayings make the turnout line and the map', async () => {
  const folder = workspaceWith([
    register([
      {
        region: 'Алматы',
        station: 253,
        figures: { registered: 2000 },
        about: { latitude: 43.2, longitude: 76.9 },
      },
      { region: 'Алматы', station: 254, figures: { registered: 1000 } },
    ]),
  ]);
  const { ask } = await openCore({ folder });
  await ask('stations.say', { ...at, key: 'turnout:10:00', value: 100, seen: null });
  await ask('stations.say', { ...at, station: 254, key: 'turnout:13:00', value: 300, seen: null });
  const { hours, country } = await ask('count.turnout', { election });
  expect(hours).toEqual(['10:00', '13:00', '15:00', '20:00']);
  expect(country.hours[1]).toMatchObject({
    reported: 1,
    registered: 1000,
    voted: 300,
    rate: 3000,
    silent: 1,
  });
  const map = await ask('count.map', { election });
  expect(map.stations).toMatchObject([
    { station: 253, latitude: 43.2, turnout: null, shares: null, findings: 0 },
  ]);
  expect(map.unplaced).toBe(1);
  expect(map.regions.find(({ region }) => region === 'almaty-city')).toMatchObject({
    stations: 2,
    exact: true,
    withProtocol: 0,
    coverage: 0,
    turnout: null,
  });
});

test('what is put upon what was gathered is what would be gathered anew', async () => {
  const folder = workspaceWith(
    [
      register([
        { region: 'Алматы', station: 253, figures: { registered: 2000 }, about: { observed: true } },
      ]),
      {
        kind: 'turnout',
        election,
        rows: [{ region: 'Алматы', station: 253, figures: { 'turnout:09:00': 7 } }],
      },
    ],
    3,
  );
  const shown = async (ask: Awaited<ReturnType<typeof openCore>>['ask']) => ({
    list: await ask('stations.list', { election }),
    turnout: await ask('count.turnout', { election }),
    totals: await ask('count.totals', { election }),
    map: await ask('count.map', { election }),
  });
  const { ask, close } = await openCore({ folder });
  await shown(ask);
  const say = async (
    station: number,
    key: string,
    value: Input<'stations.say'>['value'],
    region = at.region,
  ) => {
    const of = { election, region, station };
    const { sayings } = await ask('stations.get', of);
    const seen = sayings.find((saying) => saying.key === key)?.id ?? null;
    await ask('stations.say', { ...of, key, value, seen });
  };
  await say(253, 'observed', false);
  await say(253, 'turnout:09:00', 8);
  await say(253, 'turnout:13:00', 300);
  await say(253, 'turnout:09:00', null);
  await say(17, 'head_count', 485);
  await say(17, 'head_count', null);
  await say(2, 'reason', 'removed', 'өңір 2');
  await say(9, 'reason', 'removed', 'akmola');
  const upon = await shown(ask);
  await close();
  const anew = await openCore({ folder });
  expect(upon).toEqual(await shown(anew.ask));
  expect(upon.list.rows.map(({ station }) => station)).toEqual([9, 17, 253, 0, 1, 2]);
  expect(upon.turnout.country.hours[0]).toMatchObject({ hour: '09:00', voted: 7 });
});
