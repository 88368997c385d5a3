import Database from 'better-sqlite3';
import { accessSync, constants } from 'node:fs';
import { nativeBinding } from './native.ts';

/** Held: this process may write. Otherwise why not. */
export type WorkspaceLock =
  { held: true; release: () => void } | { held: false; reason: 'other-process' | 'no-permission' };

/** A process that is just closing the workspace is waited for this long, ms. */
const patience = 300;

/**
 * Takes the right to write to a workspace: an exclusive lock on a small SQLite file of its own. The operating system
 * drops it when the process dies, however it dies, so no stale lock is ever left and no process id is guessed.
 * @param file path of the lock file; made when absent.
 */
export function takeLock(file: string): WorkspaceLock {
  let sql: Database.Database | null = null;
  try {
    const binding = nativeBinding();
    sql = new Database(file, { timeout: patience, ...(binding ? { nativeBinding: binding } : {}) });
    const held = sql;
    // On a file that may only be read SQLite would take a mere reader's lock and say nothing.
    if (!isWritable(file)) {
      held.close();
      return { held: false, reason: 'no-permission' };
    }
    // A lock in a rollback journal's sense; nothing is ever written, the file stays empty.
    held.exec('BEGIN EXCLUSIVE');
    return { held: true, release: () => held.close() };
  } catch (error) {
    sql?.close();
    if (!(error instanceof Database.SqliteError)) throw error;
    return { held: false, reason: error.code.startsWith('SQLITE_BUSY') ? 'other-process' : 'no-permission' };
  }
}

/** True if the system says that this user may write to a file or folder. */
export function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
