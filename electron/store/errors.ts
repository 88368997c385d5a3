import Database from 'better-sqlite3';
import { type ErrorReference, HattamaError } from '../../shared/api/result.ts';

/** What SQLite's result codes mean to the person; a code not named here is an error of ours. */
const references: [prefix: string, reference: ErrorReference, fatal: boolean][] = [
  ['SQLITE_FULL', 'disk-full', false],
  ['SQLITE_BUSY', 'workspace-busy', false],
  ['SQLITE_LOCKED', 'workspace-busy', false],
  ['SQLITE_READONLY', 'read-only', false],
  ['SQLITE_CANTOPEN', 'no-permission', true],
  ['SQLITE_PERM', 'no-permission', true],
  ['SQLITE_CORRUPT', 'workspace-damaged', true],
  ['SQLITE_IOERR', 'workspace-damaged', true],
  ['SQLITE_NOTADB', 'not-a-workspace', true],
];

/** Turns an error of SQLite into one with a reference; any other error is answered as it is. */
export function asHattamaError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const match = references.find(([prefix]) => error.code.startsWith(prefix));
  if (!match) return error;
  return new HattamaError(match[1], `${error.message} (${error.code})`, { fatal: match[2], cause: error });
}
