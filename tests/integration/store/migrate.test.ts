import Database from 'better-sqlite3';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { verify } from '../../../electron/audit/verify.ts';
import { listPeople, putPerson } from '../../../electron/store/people.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import {
  migrationsFolder,
  testClock,
  throwAwayFolder,
  throwAwayStore,
} from '../../support/workspace-folder.ts';

/** The shipped migrations and a further one. */
function migrationsWith(second: string): string {
  const folder = throwAwayFolder('migrations');
  mkdirSync(folder);
  for (const name of readdirSync(migrationsFolder))
    copyFileSync(path.join(migrationsFolder, name), path.join(folder, name));
  const next = String(readdirSync(migrationsFolder).length + 1).padStart(3, '0');
  writeFileSync(path.join(folder, `${next}-next.sql`), second);
  return folder;
}

/** A workspace of the shipped version that holds rows. */
function oldWorkspace(): string {
  const folder = throwAwayFolder();
  const store = throwAwayStore(folder);
  const audit = createAudit(store, testClock);
  audit.change({ person: 'A1', act: 'person.came' }, (db, { at }) =>
    putPerson(db, { code: 'A1', role: 'auditor' }, at),
  );
  store.close();
  return folder;
}

const versionOf = (file: string) => {
  const sql = new Database(file, { readonly: true });
  const version = sql.pragma('user_version', { simple: true }) as number;
  sql.close();
  return version;
};
const shipped = readdirSync(migrationsFolder).length;

test('an old workspace comes to the new version with its rows and its log, and is copied first', async () => {
  const folder = oldWorkspace();
  const store = throwAwayStore(folder, {
    migrations: migrationsWith(`ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT 'kk';`),
  });
  expect(store.read.all('SELECT code, role, language FROM person')).toEqual([
    { code: 'A1', role: 'auditor', language: 'kk' },
  ]);
  expect(await verify(store.read, folder)).toMatchObject({ ok: true, events: 1 });
  expect(versionOf(store.layout.database)).toBe(shipped + 1);
  const [backup = ''] = readdirSync(store.layout.backups);
  expect(versionOf(path.join(store.layout.backups, backup))).toBe(shipped);
});

test.each([
  ['fails halfway', 'CREATE TABLE half (x TEXT) STRICT; THIS IS NO SQL;', /syntax|near/],
  [
    'leaves a row that refers to nothing',
    `INSERT INTO batch (name, region, at, person, state) VALUES ('b', '', 't', 'nobody', 'taken');`,
    /refers to nothing/,
  ],
])('a migration that %s changes nothing', (_, sql, message) => {
  const folder = oldWorkspace();
  expect(() => throwAwayStore(folder, { migrations: migrationsWith(sql) })).toThrow(message);
  const store = throwAwayStore(folder);
  expect(listPeople(store.read)).toEqual([{ code: 'A1', role: 'auditor' }]);
  expect(store.read.all(`SELECT name FROM sqlite_schema WHERE name = 'half'`)).toEqual([]);
  expect(store.read.all('SELECT * FROM batch')).toEqual([]);
});

test('a workspace of a newer program is refused and left alone', () => {
  const folder = oldWorkspace();
  const newer = throwAwayStore(folder, {
    migrations: migrationsWith('CREATE TABLE more (x INTEGER) STRICT;'),
  });
  newer.close();
  try {
    throwAwayStore(folder);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(HattamaError);
    expect(error).toMatchObject({
      reference: 'workspace-newer',
      fatal: true,
      params: { version: shipped + 1, newest: shipped },
    });
  }
  expect(versionOf(newer.layout.database)).toBe(shipped + 1);
});

test('a gap in the numbers of the migrations is noticed', () => {
  const migrations = throwAwayFolder('migrations');
  mkdirSync(migrations);
  writeFileSync(path.join(migrations, '002-later.sql'), '');
  expect(() => throwAwayStore(throwAwayFolder(), { migrations })).toThrow('Migration 1 is missing');
});
