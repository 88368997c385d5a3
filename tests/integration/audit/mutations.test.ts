import Database from 'better-sqlite3';
import { appendFileSync, chmodSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { hashOf } from '../../../electron/audit/chain.ts';
import { verify } from '../../../electron/audit/verify.ts';
import { readerOf, type Sql } from '../../../electron/store/connection.ts';
import { originalPath } from '../../../electron/store/layout.ts';
import { eachOriginal } from '../../../electron/store/originals.ts';
import type { Store } from '../../../electron/store/open.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { type Witnessed, witnessedTables } from '../../../electron/store/witness.ts';
import { type Column, columnsOf, fillEveryTable, hangingOn } from '../../support/every-table.ts';
import { testClock, throwAwayStore } from '../../support/workspace-folder.ts';

/** Columns that say nothing of their own: what they follow from is vouched for, and of numbered rows their order. */
const derived = new Set(['source.name_folded', 'batch_path.n', 'flag.n']);

/** A row in every table, and an act before and after. */
function filled(): Store {
  const store = throwAwayStore();
  fillEveryTable(store);
  const audit = createAudit(store, testClock);
  for (const code of ['B2', 'B3', 'B4'])
    audit.change({ person: code, act: 'person.came' }, (db, { at }) =>
      putPerson(db, { code, role: 'volunteer' }, at),
    );
  return store;
}

/** The file as somebody with another program has it open, who knows how to drop triggers. */
function openBehind(store: Store): Sql {
  const sql = new Database(store.layout.database);
  sql.pragma('foreign_keys = OFF');
  sql.pragma('ignore_check_constraints = ON');
  const triggers = sql
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
    .pluck()
    .all() as string[];
  for (const name of triggers) sql.exec(`DROP TRIGGER ${name}`);
  return sql;
}

/** What verify names as the first break after `act`; all is then as it was before. */
async function breakAfter(store: Store, sql: Sql, act: string): Promise<string | null> {
  sql.exec('BEGIN');
  try {
    expect(sql.prepare(act).run().changes, act).toBeGreaterThan(0);
    return (await verify(readerOf(sql), store.folder)).firstBreak;
  } finally {
    sql.exec('ROLLBACK');
  }
}

/** Another value than the column's. */
const other = ({ name, type }: Column) =>
  type === 'TEXT' ? `coalesce(${name}, '') || ' '` : `coalesce(${name}, 0) + 100`;

describe('whatever is changed behind the program is named', () => {
  test('a workspace with a row in every table verifies', async () => {
    const store = filled();
    for (const table of [...witnessedTables, ...Object.keys(hangingOn)])
      expect(store.read.get(`SELECT count(*) AS n FROM ${table}`), table).not.toEqual({ n: 0 });
    expect(await verify(store.read, store.folder)).toMatchObject({ ok: true });
  });

  test.each([...witnessedTables])('every column of %s, the row taken out, a row put in', async (table) => {
    const store = filled();
    const sql = openBehind(store);
    for (const column of columnsOf(store.read, table)) {
      const { name } = column;
      if (derived.has(`${table}.${name}`)) continue;
      const found = await breakAfter(store, sql, `UPDATE ${table} SET ${name} = ${other(column)}`);
      expect(found, `${table}.${name}`).toMatch(
        new RegExp(`^${table} [^,]+ (is gone, which|is not what) log row \\d recorded$`),
      );
    }
    expect(await breakAfter(store, sql, `DELETE FROM ${table}`)).toMatch(
      new RegExp(`^${table} [^,]+ is gone, which log row \\d recorded$`),
    );
    expect(await breakAfter(store, sql, copyOfRow(store, table))).toMatch(
      new RegExp(`^${table} [^,]+ is in no row of the log$`),
    );
    sql.close();
  });

  test.each(Object.entries(hangingOn))('every column of %s', async (table, [, parent]) => {
    const store = filled();
    const sql = openBehind(store);
    const acts = columnsOf(store.read, table)
      .filter(({ name }) => !derived.has(`${table}.${name}`))
      .map((column) => `UPDATE ${table} SET ${column.name} = ${other(column)}`);
    for (const act of [...acts, `DELETE FROM ${table}`])
      expect(await breakAfter(store, sql, act), act).toMatch(
        new RegExp(`^${parent} [^,]+ is not what log row 1 recorded$`),
      );
    sql.close();
  });

  test('every column of the log and of its index', async () => {
    const store = filled();
    const sql = openBehind(store);
    for (const column of columnsOf(store.read, 'audit_log'))
      expect(
        await breakAfter(store, sql, `UPDATE audit_log SET ${column.name} = ${other(column)} WHERE seq = 2`),
        column.name,
      ).toMatch(/^log row 2 (was changed|does not follow|is missing)/);
    for (const column of columnsOf(store.read, 'audit_scan'))
      expect(
        await breakAfter(store, sql, `UPDATE audit_scan SET ${column.name} = ${other(column)}`),
        column.name,
      ).toBe('the index of the log by scan was changed');
    sql.close();
  });
});

describe('log rows', () => {
  test.each([
    ['swapped', 'UPDATE audit_log SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)', 2],
    ['taken out at the beginning', 'DELETE FROM audit_log WHERE seq = 1', 1],
    ['taken out in the middle', 'DELETE FROM audit_log WHERE seq = 3', 3],
  ])('%s', async (_, act, row) => {
    const store = filled();
    const sql = openBehind(store);
    sql.exec(act);
    sql.exec('UPDATE audit_log SET seq = -seq WHERE seq < 0');
    expect((await verify(readerOf(sql), store.folder)).firstBreak).toMatch(new RegExp(`^log row ${row} `));
    sql.close();
  });

  test('put in between, all numbers after it moved on', async () => {
    const store = filled();
    const sql = openBehind(store);
    sql.exec(
      'UPDATE audit_log SET seq = -seq WHERE seq > 2; UPDATE audit_log SET seq = 1 - seq WHERE seq < 0',
    );
    const prev = sql.prepare('SELECT hash FROM audit_log WHERE seq = 2').pluck().get() as string;
    const forged = {
      seq: 3,
      at: 'x',
      person: 'X',
      act: 'person.came',
      scan: null,
      detail: '{"rows":[]}',
      prev,
    };
    sql
      .prepare('INSERT INTO audit_log VALUES (@seq, @at, @person, @act, @scan, @detail, @prev, @hash)')
      .run({ ...forged, hash: hashOf(forged) });
    expect((await verify(readerOf(sql), store.folder)).firstBreak).toBe(
      'log row 4 does not follow the row before it',
    );
    sql.close();
  });

  test('cut off at the end: the rows that they recorded are in no row of the log', async () => {
    const store = filled();
    const sql = openBehind(store);
    sql.exec('DELETE FROM audit_log WHERE seq = 4');
    expect((await verify(readerOf(sql), store.folder)).firstBreak).toBe('person B4 is in no row of the log');
    sql.close();
  });
});

test('an original that is altered, or deleted, is named', async () => {
  const store = filled();
  const [original] = [...eachOriginal(store.read)];
  const file = originalPath(store.folder, original?.sha256 ?? '', original?.extension ?? '');
  chmodSync(file, 0o644);
  appendFileSync(file, '!');
  expect((await verify(store.read, store.folder)).firstBreak).toBe(
    `original ${original?.sha256 ?? ''} was changed`,
  );
  rmSync(file);
  expect((await verify(store.read, store.folder)).firstBreak).toMatch(
    `original ${original?.sha256 ?? ''} cannot be read`,
  );
});

/** An INSERT of another row like the one that is there. */
const copyOfRow = (store: Store, table: Witnessed) =>
  `INSERT INTO ${table} SELECT ${columnsOf(store.read, table).map(other).join(', ')} FROM ${table} LIMIT 1`;
