import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';
import { writeBackup } from './backup.ts';
import { type ProgressWriter, type Reader, type Sql, type Writer, connect, readerOf } from './connection.ts';
import { asHattamaError } from './errors.ts';
import { type JournalEdges, openJournaled, realEdges } from './journal.ts';
import { type Layout, layoutOf } from './layout.ts';
import { isWritable, takeLock } from './lock.ts';
import { migrate, schemaState } from './migrate.ts';
import type { Witnessed } from './witness.ts';

/** Why nothing can be written here; the words are keys under `notice.` */
export type ReadOnlyReason = 'other-process' | 'no-permission' | 'no-write-ahead-log';

/** An open database of a workspace. */
export interface Store {
  /** Absolute path of the workspace folder. */
  readonly folder: string;
  readonly layout: Layout;
  readonly read: Reader;
  readonly readOnly: ReadOnlyReason | null;
  /** Things to say once about how it was opened, as keys under `notice.` */
  readonly notices: readonly ReadOnlyReason[];
  /**
   * A database file that another connection may read for as long as it likes without holding up writes; `forget` it.
   * With the rollback journal, where a reader would, that is a copy.
   */
  forReading(): Promise<{ file: string; forget: () => void }>;
  /**
   * Runs `work` in one transaction. Only `audit.change()` may call it. Throws `read-only` and what SQLite has to say.
   * @param witnessed is told every row that `work` vouches for.
   */
  write<T>(work: (db: Writer) => T, witnessed: (table: Witnessed, key: string | number) => void): T;
  /** Runs `work` in one transaction without an event: for a job's progress only. */
  progress<T>(work: (db: ProgressWriter) => T): T;
  /** Writes a checked copy of the database into `backups`; answers its path. */
  backup(at: string): Promise<string>;
  close(): void;
}

export interface StoreOptions {
  /** Folder of the numbered migrations. */
  migrations: string;
  /** Makes the workspace when the folder has none. */
  create: boolean;
  /** The time now, ISO 8601 in UTC: names the backup before a migration. */
  at: string;
  edges?: JournalEdges;
}

/**
 * Opens a workspace's database; makes and migrates it when this process may write.
 * Throws `not-a-workspace`, `workspace-newer`, `workspace-damaged`, `no-permission`, `disk-full`.
 */
export function openStore(folder: string, options: StoreOptions): Store {
  const absolute = path.resolve(folder);
  const layout = layoutOf(absolute);
  try {
    makeFolder(absolute, layout, options.create);
    const lock = takeLock(layout.lock);
    if (!lock.held) return openForReading(absolute, layout, options, lock.reason);
    try {
      return openForWriting(absolute, layout, options, lock.release);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw asHattamaError(error);
  }
}

function makeFolder(folder: string, layout: Layout, create: boolean): void {
  if (existsSync(layout.database)) return;
  const visible =
    existsSync(folder) && statSync(folder).isDirectory()
      ? readdirSync(folder).filter((name) => !name.startsWith('.'))
      : [];
  // The lock file alone is what a process leaves that died while making the workspace.
  const foreign = visible.filter((name) => !path.join(folder, name).startsWith(layout.lock));
  if (!create || foreign.length > 0)
    throw new HattamaError('not-a-workspace', `${folder} is no workspace${create ? ' and not empty' : ''}`, {
      fatal: true,
    });
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new HattamaError('no-permission', `${folder} cannot be made`, { fatal: true, cause });
  }
}

function openForWriting(folder: string, layout: Layout, options: StoreOptions, release: () => void): Store {
  let journaled: ReturnType<typeof openJournaled>;
  try {
    journaled = openJournaled(folder, layout.database, options.edges ?? realEdges);
  } catch (error) {
    const reason = reasonNotToWrite(error, folder, layout.database);
    if (reason === null || !existsSync(layout.database)) throw error;
    release();
    return openForReading(folder, layout, options, reason);
  }
  const { sql, mode } = journaled;
  try {
    migrate(sql, options.migrations, layout.backups, options.at);
    for (const made of [layout.originals, layout.pages]) mkdirSync(made, { recursive: true });
    mkdirSync(layout.temp, { recursive: true });
  } catch (error) {
    sql.close();
    throw error;
  }
  const close = () => {
    // Leaves one whole file, which can be copied or opened from a read-only folder.
    if (mode === 'wal') sql.pragma('wal_checkpoint(TRUNCATE)');
    sql.close();
    release();
  };
  return storeOf(sql, {
    folder,
    layout,
    file: layout.database,
    readOnly: null,
    notices: mode === 'wal' ? [] : ['no-write-ahead-log'],
    close,
  });
}

/** What keeps a database from being written although the folder could be locked; null when it is something else. */
function reasonNotToWrite(error: unknown, folder: string, file: string): ReadOnlyReason | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^SQLITE_(READONLY|PERM|IOERR|CANTOPEN)/.test(code)) return null;
  return isWritable(folder) && isWritable(file) ? 'no-write-ahead-log' : 'no-permission';
}

function openForReading(
  folder: string,
  layout: Layout,
  options: StoreOptions,
  readOnly: ReadOnlyReason,
): Store {
  if (!existsSync(layout.database))
    throw new HattamaError('no-permission', `${folder} cannot be written to`, { fatal: true });
  const { sql, file, forget } = readable(layout.database);
  const { version, newest } = schemaState(sql, options.migrations);
  if (version < newest) {
    sql.close();
    forget();
    throw new HattamaError(
      readOnly === 'other-process' ? 'workspace-busy' : 'no-permission',
      'The workspace must be brought to the new schema first',
      {
        fatal: true,
      },
    );
  }
  const close = () => {
    sql.close();
    forget();
  };
  return storeOf(sql, { folder, layout, file, readOnly, notices: [readOnly], close });
}

/**
 * Opens a database only to read it. Where not even the companions of a write-ahead log can be made (a read-only folder),
 * a copy of database and log is opened instead, so that what was last acknowledged is there too.
 */
function readable(file: string): { sql: Sql; file: string; forget: () => void } {
  let sql: Sql | null = null;
  try {
    sql = connect(file, { readonly: true });
    sql.prepare('SELECT count(*) FROM sqlite_schema').get();
    return { sql, file, forget: () => undefined };
  } catch {
    sql?.close();
    const folder = mkdtempSync(path.join(tmpdir(), 'hattama-'));
    const copy = path.join(folder, path.basename(file));
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    return {
      sql: connect(copy, { readonly: true }),
      file: copy,
      forget: () => rmSync(folder, { recursive: true, force: true }),
    };
  }
}

type Opened = Omit<Store, 'read' | 'write' | 'progress' | 'backup' | 'forReading'> & {
  /** The database file that is open: the workspace's, or a copy of this process alone. */
  file: string;
};

function storeOf(sql: Sql, { file, ...opened }: Opened): Store {
  const db = readerOf(sql);
  const transaction = <T>(work: () => T): T => {
    if (opened.readOnly)
      throw new HattamaError('read-only', `The workspace is read-only: ${opened.readOnly}`);
    return inTransaction(sql, work);
  };
  return {
    ...opened,
    read: db,
    write: (work, witnessed) => transaction(() => work({ ...db, witness: witnessed })),
    progress: (work) => transaction(() => work(db)),
    backup: (at) => writeBackup(sql, opened.layout.backups, at),
    forReading: async () => {
      const holdsNobodyUp =
        file !== opened.layout.database || sql.pragma('journal_mode', { simple: true }) === 'wal';
      if (holdsNobodyUp) return { file, forget: () => undefined };
      const folder = mkdtempSync(path.join(tmpdir(), 'hattama-'));
      const copy = path.join(folder, path.basename(file));
      await sql.backup(copy);
      return { file: copy, forget: () => rmSync(folder, { recursive: true, force: true }) };
    },
  };
}

/**
 * A further connection to a workspace's database for a worker, only to read: it sees one moment until it is closed.
 * @param file from `Store.forReading`.
 */
export function openReader(file: string): { read: Reader; close: () => void } {
  try {
    const sql = connect(file, { readonly: true });
    sql.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    return { read: readerOf(sql), close: () => sql.close() };
  } catch (error) {
    throw asHattamaError(error);
  }
}

/**
 * A further connection to a workspace's database for a worker that writes one long act while its process writes nothing.
 * @param file the workspace's database; this process holds the workspace's lock
 */
export function openWriter(file: string): Pick<Store, 'read' | 'write'> & { close: () => void } {
  try {
    const sql = connect(file, { readonly: false });
    const db = readerOf(sql);
    return {
      read: db,
      write: (work, witnessed) => inTransaction(sql, () => work({ ...db, witness: witnessed })),
      close: () => sql.close(),
    };
  } catch (error) {
    throw asHattamaError(error);
  }
}

function inTransaction<T>(sql: Sql, work: () => T): T {
  try {
    return sql.transaction(work).immediate();
  } catch (error) {
    throw asHattamaError(error);
  }
}
