import Database from 'better-sqlite3';
import { appendFileSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { BEGINNING, hashOf } from '../../../electron/audit/chain.ts';
import { verify } from '../../../electron/audit/verify.ts';
import { sendToReader } from '../../../electron/review/decide.ts';
import { save } from '../../../electron/review/save.ts';
import { keepFile } from '../../../electron/store/keep-file.ts';
import { insertKeptFile } from '../../../electron/store/kept-files.ts';
import { keptFilePath, originalPath } from '../../../electron/store/layout.ts';
import { eachLogRow, lastLogRow, type LogRow } from '../../../electron/store/log.ts';
import { eachOriginal } from '../../../electron/store/originals.ts';
import type { Store } from '../../../electron/store/open.ts';
import { bookA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { testClock, testTime, throwAwayStore } from '../../support/workspace-folder.ts';

/** Three scans: one confirmed, one read and sent to the machine again, one waiting. */
function workspace(): Store {
  const store = throwAwayStore();
  const { audit, scans } = seed(store, 3);
  const [first = 0, second = 0] = scans;
  readScan(store, audit, first);
  save(
    audit,
    bookA,
    { code: 'A1', role: 'volunteer' },
    {
      scan: first,
      version: 1,
      form: formA.id,
      region: 'Алматы',
      values: valuesA(),
      marks: marksA,
      note: '',
      ticked: [],
      asPaper: null,
    },
  );
  readScan(store, audit, second);
  sendToReader(audit, 'A1', [second]);
  return store;
}

/** Changes the file as someone with another program would, who knows how to drop triggers. */
function tamper(store: Store, sql: string): void {
  const outside = new Database(store.layout.database);
  outside.pragma('foreign_keys = OFF');
  for (const { name } of outside.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string;
  }[])
    outside.exec(`DROP TRIGGER ${name}`);
  outside.exec(sql);
  outside.close();
}

/** What somebody does who knows how the log is made: changes rows, and makes every hash fit again. */
function rewriteLog(store: Store, change: (row: LogRow) => LogRow): void {
  let prev = BEGINNING;
  const rows = [...eachLogRow(store.read)].map((row) => {
    const changed = { ...change(row), prev };
    prev = hashOf(changed);
    return { ...changed, hash: prev };
  });
  tamper(store, '');
  const outside = new Database(store.layout.database);
  outside.pragma('foreign_keys = OFF');
  outside.exec('DELETE FROM audit_log');
  const insert = outside.prepare(
    'INSERT INTO audit_log VALUES (@seq, @at, @person, @act, @scan, @detail, @prev, @hash)',
  );
  for (const row of rows) insert.run(row);
  outside.close();
}

test('an untouched workspace verifies, with what was looked at and the head of the log', async () => {
  const store = workspace();
  const head = store.read.get<{ hash: string }>('SELECT hash FROM audit_log ORDER BY seq DESC LIMIT 1')?.hash;
  expect(await verify(store.read, store.folder)).toEqual({
    ok: true,
    events: 9,
    originals: 3,
    entries: 1,
    firstBreak: null,
    head,
    published: null,
  });
});

test('a head that was published earlier is found at its row; one that the log never had is not', async () => {
  const store = workspace();
  const row = store.read.get<LogRow>('SELECT * FROM audit_log WHERE seq = 6');
  expect(await verify(store.read, store.folder, row?.hash)).toMatchObject({
    ok: true,
    published: { seq: 6, at: testTime },
  });
  expect(await verify(store.read, store.folder, 'f'.repeat(64))).toMatchObject({ ok: true, published: null });
});

test('who rewrites the whole log is found out by a head that was published before', async () => {
  const store = workspace();
  const published = lastLogRow(store.read)?.hash;
  rewriteLog(store, (row) => ({ ...row, person: row.person === 'A1' ? 'B2' : row.person }));
  expect(await verify(store.read, store.folder, published)).toMatchObject({ ok: true, published: null });
});

test("the machine's progress between waiting and reading is no break", async () => {
  const store = workspace();
  store.progress((db) => db.run(`UPDATE scan SET status = 'reading' WHERE id = 3`));
  expect(await verify(store.read, store.folder)).toMatchObject({ ok: true });
});

describe('names the first break', () => {
  test.each([
    [
      'a value',
      `UPDATE entry_value SET value = value + 1 WHERE field = 'votes_tokayev'`,
      'entry 1 is not what log row 7 recorded',
    ],
    [
      'a value taken out',
      `DELETE FROM entry_value WHERE field = 'invalid'`,
      'entry 1 is not what log row 7 recorded',
    ],
    ['a mark', `UPDATE entry_mark SET present = 1 - present`, 'entry 1 is not what log row 7 recorded'],
    [
      'a flag taken out',
      `INSERT INTO flag SELECT 1, 99, 'F401', 'error', '[]', '{}', '', 1, 0`,
      'entry 1 is not what log row 7 recorded',
    ],
    ['whose entry it is', `UPDATE entry SET person = 'B2'`, 'entry 1 is not what log row 7 recorded'],
    [
      'an entry of nowhere',
      `INSERT INTO entry SELECT 2, scan, person, at, form, form_sha256, region, note, rule_set, reading FROM entry`,
      'entry 2 is in no row of the log',
    ],
    ['a reading', `UPDATE reading SET json = '{}' WHERE id = 1`, 'reading 1 is not what log row 6 recorded'],
    ['a status', `UPDATE scan SET status = 'flagged' WHERE id = 1`, 'scan 1 is not what log row 7 recorded'],
    ['a scan taken out', `DELETE FROM scan WHERE id = 3`, 'scan 3 is gone, which log row 5 recorded'],
    [
      'where a picture came from',
      `UPDATE source SET name = 'other.jpg' WHERE id = 2`,
      'source 2 is not what log row 4 recorded',
    ],
    [
      'the hash of a picture',
      `UPDATE original SET bytes = bytes + 1 WHERE rowid = 3`,
      /^original [0-9a-f]{64} is not what log row 5 recorded$/,
    ],
    ['a form', `UPDATE form SET version = 2`, /^form [0-9a-f]{64} is not what log row 7 recorded$/],
    ['a role', `UPDATE person SET role = 'auditor'`, 'person A1 is not what log row 1 recorded'],
    [
      'what a log row tells',
      `UPDATE audit_log SET detail = replace(detail, 'final', 'flagged') WHERE seq = 7`,
      'log row 7 was changed: its hash does not fit',
    ],
    [
      'when an act was',
      `UPDATE audit_log SET at = '2019-06-10T00:00:00.000Z' WHERE seq = 3`,
      'log row 3 was changed: its hash does not fit',
    ],
    ['a log row taken out', `DELETE FROM audit_log WHERE seq = 4`, 'log row 4 is missing'],
    [
      'the end of the log cut off',
      `DELETE FROM audit_log WHERE seq > 6`,
      'scan 2 is not what log row 4 recorded',
    ],
    [
      "an act hidden from a scan's history",
      `DELETE FROM audit_scan WHERE scan = 1 AND seq = 7`,
      'the index of the log by scan was changed',
    ],
  ])('%s', async (_, sql, firstBreak) => {
    const store = workspace();
    tamper(store, sql);
    const found = await verify(store.read, store.folder);
    expect(found.ok).toBe(false);
    expect(found.firstBreak).toMatch(firstBreak);
  });

  test('a log row changed together with its hash: the next one does not follow it', async () => {
    const store = workspace();
    const row = store.read.get<LogRow>('SELECT * FROM audit_log WHERE seq = 4');
    if (!row) throw new Error('no row 4');
    tamper(
      store,
      `UPDATE audit_log SET person = 'B2', hash = '${hashOf({ ...row, person: 'B2' })}' WHERE seq = 4`,
    );
    expect((await verify(store.read, store.folder)).firstBreak).toBe(
      'log row 5 does not follow the row before it',
    );
  });

  test.each([
    ['nothing', '{}'],
    ['a table that is none', '{"rows":[["sqlite_schema","1","x"]]}'],
    ['no list', '{"rows":[["scan",1]]}'],
  ])('a rewritten log whose row vouches for %s', async (_, detail) => {
    const store = workspace();
    rewriteLog(store, (row) => (row.seq === 4 ? { ...row, detail } : row));
    expect((await verify(store.read, store.folder)).firstBreak).toBe(
      'log row 4 does not say which rows it vouches for',
    );
  });

  test('a picture changed, and a picture gone', async () => {
    const store = workspace();
    const [first, second] = [...eachOriginal(store.read)].map(({ sha256 }) =>
      originalPath(store.folder, sha256, 'jpg'),
    );
    rmSync(second ?? '');
    expect((await verify(store.read, store.folder)).firstBreak).toMatch(
      /^original [0-9a-f]{64} cannot be read/,
    );
    chmodSync(first ?? '', 0o644);
    appendFileSync(first ?? '', '!');
    expect((await verify(store.read, store.folder)).firstBreak).toMatch(
      /^original [0-9a-f]{64} was changed$/,
    );
  });
});

test('a kept file that is damaged or gone is named', async () => {
  const store = throwAwayStore();
  const file = path.join(path.dirname(store.folder), 'table.csv');
  writeFileSync(file, 'region,votes\n');
  const kept = await keepFile(store.folder, file);
  createAudit(store, testClock).change({ person: 'A1', act: 'table.taken' }, (db, { at }) =>
    insertKeptFile(db, { ...kept, name: 'table.csv' }, at),
  );
  expect(await verify(store.read, store.folder)).toMatchObject({ ok: true });
  const there = keptFilePath(store.folder, kept.sha256, 'csv');
  chmodSync(there, 0o644);
  appendFileSync(there, '!');
  expect((await verify(store.read, store.folder)).firstBreak).toBe(`file ${kept.sha256} was changed`);
  rmSync(there);
  expect((await verify(store.read, store.folder)).firstBreak).toMatch(/^file [0-9a-f]{64} cannot be read/);
});

test("a log row's hash can be made with common tools: the SHA-256 of its parts, a line each", () => {
  const store = throwAwayStore();
  createAudit(store, testClock).change({ person: 'A1', act: 'backup.written' }, (_, event) =>
    event.tell({ path: 'Алматы' }),
  );
  const row = store.read.get<LogRow>('SELECT * FROM audit_log');
  // printf '%s\n1\n2019-06-09T20:00:00.000Z\nA1\nbackup.written\n\n{"path":"Алматы","rows":[]}' 000...0 | sha256sum
  expect(row?.hash).toBe('73a6cba7279173e5645146236f40a460deca24417846071c1cad3455ad8a7d4c');
});
