import { statfsSync } from 'node:fs';
import { type Sql, connect } from './connection.ts';

/** How a workspace's database keeps its promises: the write-ahead log, or the older rollback journal. */
export type JournalMode = 'wal' | 'delete';

/** Edges that tests replace to stand for a folder that they cannot have. */
export interface JournalEdges {
  /** The file system's magic number of a folder (statfs), or null where it is unknown. */
  filesystemType(folder: string): number | null;
}

/** Linux magic numbers of network file systems: NFS, SMB, SMB2, CIFS, AFS, Coda, Ceph, 9P. */
const networkTypes = new Set([
  0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x5346414f, 0x73757245, 0x00c36400, 0x01021997,
]);

export const realEdges: JournalEdges = {
  filesystemType(folder) {
    // Only Linux answers magic numbers; Windows' network folders show in their path.
    return process.platform === 'linux' ? statfsSync(folder).type : null;
  },
};

/** True if a folder is known to lie on another machine, where SQLite's shared memory cannot be trusted. */
function onNetwork(folder: string, edges: JournalEdges): boolean {
  const type = edges.filesystemType(folder);
  return folder.startsWith('\\\\') || (type !== null && networkTypes.has(type >>> 0));
}

/**
 * Opens a database for writing in the best journal mode that its folder can carry. The write-ahead log needs memory
 * shared between connections; network drives and some USB sticks have none, or pretend to. So it is tried out: asked
 * for, written through, and read back over a second connection. Otherwise the database goes to the rollback journal.
 * @returns the connection and its mode. Throws SQLite's error when neither works.
 */
export function openJournaled(
  folder: string,
  file: string,
  edges: JournalEdges,
): { sql: Sql; mode: JournalMode } {
  if (!onNetwork(folder, edges)) {
    const sql = tryWal(file);
    if (sql) return { sql, mode: 'wal' };
  }
  return { sql: openRollback(file), mode: 'delete' };
}

function tryWal(file: string): Sql | null {
  const sql = connect(file, { readonly: false });
  try {
    if (sql.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new Error('refused');
    touch(sql);
    if (!isSeenByAnother(sql, file)) throw new Error('not seen by a second connection');
    return sql;
  } catch {
    // Why is of no use here: the rollback journal's own error, if that fails too, is the one to tell.
    sql.close();
    return null;
  }
}

/** A real write that changes nothing. */
function touch(sql: Sql): void {
  const version = sql.pragma('user_version', { simple: true }) as number;
  sql.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; COMMIT`);
}

function isSeenByAnother(sql: Sql, file: string): boolean {
  const other = connect(file, { readonly: true });
  try {
    const before = other.pragma('data_version', { simple: true });
    touch(sql);
    return other.pragma('data_version', { simple: true }) !== before;
  } finally {
    other.close();
  }
}

/** Opens with the rollback journal; a write-ahead log that was left on this folder is taken in first. */
function openRollback(file: string): Sql {
  const sql = connect(file, { readonly: false, alone: true });
  try {
    const mode = sql.pragma('journal_mode = DELETE', { simple: true });
    if (mode !== 'delete') throw new Error(`The journal mode stays ${String(mode)}`);
    touch(sql);
    // Who may write is the workspace lock's affair; others may read between two writes.
    sql.pragma('locking_mode = NORMAL');
    sql.prepare('SELECT count(*) FROM sqlite_schema').get();
    return sql;
  } catch (error) {
    sql.close();
    throw error;
  }
}
