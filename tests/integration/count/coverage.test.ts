import Database from 'better-sqlite3';
import path from 'node:path';
import { expect, test } from 'vitest';
import { noProtocolReasons } from '../../../shared/protocol/count/figures.ts';
import { openCore } from '../../support/open-core.ts';
import { muddledWorkspace } from './muddled-workspace.ts';
import { openRecount } from './recount.ts';

interface Counts {
  region: string;
  named: number;
  listed: number;
  observed: number;
  not_observed: number;
  with_protocol: number;
  unlisted: number;
  [reason: string]: number | string;
}

/** A register in two versions, one of another source, one that was withdrawn, and sayings, some of them taken back. */
function tellOfStations(folder: string): void {
  const sql = new Database(path.join(folder, 'workspace.sqlite'));
  const election = 'kz-2019-president';
  sql.exec(`INSERT INTO kept_file VALUES ('${'a'.repeat(64)}', 1, 'csv', 'r.csv', '2019-06-01T00:00:00Z')`);
  const publish = sql.prepare(
    `INSERT INTO publication VALUES (?, 'stations', '${election}', ?, ?, '${'a'.repeat(64)}', '{}', '[]', 'A1', '2019-06-01T00:00:00Z', ?)`,
  );
  const row = sql.prepare(`INSERT INTO publication_row VALUES (?, ?, ?, '', ?, '{}', ?)`);
  const table = (
    id: number,
    source: string,
    published: string,
    inForce: 0 | 1,
    regions: string[],
    last: number,
  ) => {
    publish.run(id, source, published, inForce);
    let n = 0;
    for (const region of regions)
      for (let station = 1; station <= last; station++)
        row.run(
          id,
          ++n,
          region,
          station,
          JSON.stringify(station % 5 === 0 ? { observed: station % 2 === 0 } : {}),
        );
  };
  table(1, 'CEC', '2019-05-01', 1, ['Алматы', 'Атырау'], 90);
  table(2, 'CEC', '2019-06-01', 1, ['г. Алматы'], 30);
  table(3, 'TEC', '2019-05-20', 1, ['Атырауская область'], 17);
  table(4, 'withdrawn', '2019-06-02', 0, ['Алматы'], 99);
  const say = sql.prepare(
    `INSERT INTO station_saying (election, region, station, key, value, note, person, at) VALUES ('${election}', ?, ?, ?, ?, '', 'A1', '')`,
  );
  for (const [region, station, key, value] of [
    ['Алматы', 6, 'observed', true],
    ['Алматы', 10, 'observed', false],
    ['Алматы', 10, 'observed', null],
    ['Алматы', 7, 'reason', 'copy-refused'],
    ['Алматы', 8, 'reason', 'not-let-in'],
    ['Атырау', 99, 'reason', 'copy-refused'],
    ['Атырау', 3, 'reason', 'removed'],
    ['Атырау', 3, 'reason', 'lost-contact'],
    ['Атырау', 1, 'reason', 'other'],
    ['Жаңаөзен', 500, 'observed', true],
  ] as const)
    say.run(region, station, key, JSON.stringify(value));
  sql.close();
}

const COVERAGE = `
  WITH register AS (
    SELECT *, max(published || ' ' || id) OVER (PARTITION BY source) = published || ' ' || id AS newest
    FROM publication WHERE kind = 'stations' AND in_force = 1),
  listed AS (
    SELECT spelling.region, station, published, publication, json_extract(about, '$.observed') AS observed
    FROM publication_row JOIN register ON register.id = publication AND newest
      JOIN spelling ON spelling.written = publication_row.region),
  saying AS (
    SELECT spelling.region, station, key, value ->> '$' AS value,
      row_number() OVER (PARTITION BY spelling.region, station, key ORDER BY id DESC) AS latest
    FROM station_saying JOIN spelling ON spelling.written = station_saying.region),
  named AS (
    SELECT region, station FROM listed UNION SELECT region, station FROM saying
    UNION SELECT region, station FROM paper WHERE station IS NOT NULL),
  station AS (
    SELECT named.*,
      EXISTS (SELECT 1 FROM listed WHERE listed.region = named.region AND listed.station = named.station) AS listed,
      EXISTS (SELECT 1 FROM counted WHERE counted.region = named.region AND counted.station = named.station) AS held,
      coalesce(
        (SELECT value FROM saying WHERE latest = 1 AND key = 'observed' AND saying.region = named.region AND saying.station = named.station),
        (SELECT observed FROM listed WHERE listed.region = named.region AND listed.station = named.station AND observed IS NOT NULL
          ORDER BY published DESC, publication DESC LIMIT 1)) AS observed,
      (SELECT value FROM saying WHERE latest = 1 AND key = 'reason' AND saying.region = named.region AND saying.station = named.station) AS reason
    FROM named)
  SELECT region, count(*) AS named, sum(listed) AS listed, sum(observed IS 1) AS observed, sum(observed IS 0) AS not_observed,
    sum(held) AS with_protocol, sum(held AND NOT listed) AS unlisted, sum(NOT held AND reason IS NULL) AS unsaid,
    ${noProtocolReasons.map((reason) => `sum(NOT held AND reason IS '${reason}') AS "${reason}"`).join(', ')}
  FROM station GROUP BY region ORDER BY region`;

test('coverage equals a recount in SQL: registers in their newest version, sayings that count, papers', async () => {
  const folder = muddledWorkspace();
  tellOfStations(folder);
  const sql = openRecount(folder);
  const expected = sql.prepare<[], Counts>(COVERAGE).all();
  sql.close();
  expect(expected.map(({ region, listed }) => [region, listed])).toEqual([
    ['', 0],
    ['almaty-city', 30],
    ['atyrau', 17],
    ['жаңаөзен', 0],
  ]);

  const { ask } = await openCore({ folder });
  const totals = await ask('count.totals', { election: 'kz-2019-president' });
  const told = totals.regions
    .filter(({ coverage }) => coverage.named > 0)
    .map(
      ({ region, coverage: { named, listed, observed, notObserved, withProtocol, unlisted, without } }) => ({
        region,
        named,
        listed,
        observed,
        not_observed: notObserved,
        with_protocol: withProtocol,
        unlisted,
        ...without,
      }),
    )
    .sort((a, b) => (a.region < b.region ? -1 : 1));
  expect(told).toEqual(expected);

  const [almaty] = totals.regions.filter(({ region }) => region === 'almaty-city');
  expect(almaty?.coverage.stations).toEqual({ count: 30, exact: true, by: 'register', sources: ['CEC'] });
  // Nobody says how many stations the other regions have.
  expect(totals.country.coverage.stations).toEqual({
    count: 47,
    exact: false,
    by: 'register',
    sources: ['CEC', 'TEC'],
  });

  const behind = await ask('count.behind', { set: 'without-protocol', reason: 'copy-refused' });
  expect(behind.rows.map(({ region, station }) => [region, station])).toContainEqual(['atyrau', 99]);
});
