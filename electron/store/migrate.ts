import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';
import type { Sql } from './connection.ts';

/** "HTMA": tells a workspace from any other SQLite file. */
const applicationId = 0x48544d41;

interface Migration {
  version: number;
  file: string;
}

/** The numbered migrations of a folder, `001-first.sql` and so on, without gaps. */
function migrationsIn(folder: string): Migration[] {
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ version: Number.parseInt(name, 10), file: path.join(folder, name) }));
  found.forEach((migration, index) => {
    if (migration.version !== index + 1)
      throw new Error(`Migration ${index + 1} is missing: found ${migration.file}`);
  });
  return found;
}

/** Where a database stands against this program. Throws `not-a-workspace`, `workspace-newer`. */
export function schemaState(sql: Sql, migrations: string): { version: number; newest: number } {
  const version = sql.pragma('user_version', { simple: true }) as number;
  const newest = migrationsIn(migrations).length;
  const id = sql.pragma('application_id', { simple: true });
  const tables = (sql.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number }).n;
  if (id !== applicationId && (id !== 0 || tables > 0))
    throw new HattamaError('not-a-workspace', 'The database belongs to another program', { fatal: true });
  if (version > newest)
    throw new HattamaError(
      'workspace-newer',
      `The workspace has schema ${version}, this program knows ${newest}`,
      {
        fatal: true,
        params: { version, newest },
      },
    );
  return { version, newest };
}

/**
 * Brings a database to the newest schema: each migration in an exclusive transaction of its own, integrity and foreign
 * keys checked before its number is written, so that a database is at one version or at the next, never between.
 * A database that has a schema is copied to `backups` first. Throws `workspace-damaged` when a check fails.
 */
export function migrate(sql: Sql, migrations: string, backups: string, at: string): void {
  const { version, newest } = schemaState(sql, migrations);
  if (version === newest) return;
  if (version > 0) copyTo(sql, backups, backupName(at, version));
  for (const migration of migrationsIn(migrations).slice(version)) apply(sql, migration);
}

function apply(sql: Sql, migration: Migration): void {
  // Tables may be rebuilt within a migration; what refers to what is checked at its end.
  sql.pragma('foreign_keys = OFF');
  try {
    sql.exec('BEGIN EXCLUSIVE');
    sql.exec(readFileSync(migration.file, 'utf8'));
    check(sql);
    sql.pragma(`application_id = ${applicationId}`);
    sql.pragma(`user_version = ${migration.version}`);
    sql.exec('COMMIT');
  } catch (error) {
    if (sql.inTransaction) sql.exec('ROLLBACK');
    throw error;
  } finally {
    sql.pragma('foreign_keys = ON');
  }
}

function check(sql: Sql): void {
  const integrity = sql.pragma('integrity_check', { simple: true });
  const loose = sql.pragma('foreign_key_check') as { table: string }[];
  const problem =
    integrity !== 'ok' ? String(integrity) : loose[0] && `a row of ${loose[0].table} refers to nothing`;
  if (problem) throw new HattamaError('workspace-damaged', `Migration refused: ${problem}`, { fatal: true });
}

/** Name of a backup: its time and schema, so that backups sort and can be told apart. */
export function backupName(at: string, version: number): string {
  return `workspace-${at.replaceAll(':', '-')}-schema-${version}.sqlite`;
}

function copyTo(sql: Sql, backups: string, name: string): void {
  mkdirSync(backups, { recursive: true });
  sql.prepare('VACUUM INTO ?').run(path.join(backups, name));
}
