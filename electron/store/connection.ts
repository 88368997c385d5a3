import Database from 'better-sqlite3';
import { asHattamaError } from './errors.ts';
import { nativeBinding } from './native.ts';
import type { Witnessed } from './witness.ts';

export type Sql = Database.Database;
export type Param = string | number | null | Uint8Array;

/** A connection as far as it reads. `Row` is what the SQL selects: the caller's word, kept beside the SQL. */
export interface Reader {
  get<Row>(sql: string, ...params: Param[]): Row | undefined;
  all<Row>(sql: string, ...params: Param[]): Row[];
  /** Row by row, for results that need not fit into memory; no write may happen meanwhile. */
  each<Row>(sql: string, ...params: Param[]): IterableIterator<Row>;
}

/** What a statement did. */
export interface Ran {
  changes: number;
  /** Id of the row that an INSERT made. */
  id: number;
}

/** Writes without an event: only for a job's progress (electron/jobs). */
export interface ProgressWriter extends Reader {
  run(sql: string, ...params: Param[]): Ran;
}

/** Writes that an event vouches for: handed out by `audit.change()` and by nobody else. */
export interface Writer extends ProgressWriter {
  /** Says that a row was added or changed, so that the event carries its digest. `key` is the row's primary key. */
  witness(table: Witnessed, key: string | number): void;
}

/**
 * Opens a database file with the settings that every connection has. Throws SQLite's errors.
 * @param options.alone takes the file for this connection alone: with it SQLite needs no shared memory to read a left
 * write-ahead log. It has to be said before the file is first touched.
 */
export function connect(file: string, options: { readonly: boolean; alone?: boolean }): Sql {
  const binding = nativeBinding();
  const sql = new Database(file, {
    readonly: options.readonly,
    timeout: 5000,
    ...(binding ? { nativeBinding: binding } : {}),
  });
  if (options.alone) sql.pragma('locking_mode = EXCLUSIVE');
  sql.pragma('foreign_keys = ON');
  sql.pragma('synchronous = FULL');
  // So that INSERT OR REPLACE cannot slip past the triggers of append-only tables.
  sql.pragma('recursive_triggers = ON');
  return sql;
}

/** A reader over a connection; statements are prepared once. SQLite's errors come with a reference. */
export function readerOf(sql: Sql): ProgressWriter {
  const statements = new Map<string, Database.Statement>();
  const prepared = (text: string) => {
    const known = statements.get(text);
    if (known) return known;
    const made = sql.prepare(text);
    statements.set(text, made);
    return made;
  };
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asHattamaError(error);
    }
  };
  return {
    get: <Row>(text: string, ...params: Param[]) =>
      guarded(() => prepared(text).get(...params) as Row | undefined),
    all: <Row>(text: string, ...params: Param[]) => guarded(() => prepared(text).all(...params) as Row[]),
    // Not cached: a statement that is being stepped through cannot be run a second time meanwhile.
    each: <Row>(text: string, ...params: Param[]) =>
      guarded(() => sql.prepare(text).iterate(...params) as IterableIterator<Row>),
    run: (text: string, ...params: Param[]) =>
      guarded(() => {
        const ran = prepared(text).run(...params);
        return { changes: ran.changes, id: Number(ran.lastInsertRowid) };
      }),
  };
}
