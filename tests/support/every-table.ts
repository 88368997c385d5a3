import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createAudit } from '../../electron/audit/change.ts';
import type { Reader, Writer } from '../../electron/store/connection.ts';
import { keptFilePath, originalPath } from '../../electron/store/layout.ts';
import type { Store } from '../../electron/store/open.ts';
import { rowKeys, type Witnessed, witnessedTables } from '../../electron/store/witness.ts';
import { testClock } from './workspace-folder.ts';

/** Tables whose rows are vouched for together with the row that they hang on: by which column, on what. */
export const hangingOn: Readonly<Record<string, readonly [column: string, table: Witnessed]>> = {
  batch_path: ['batch', 'batch'],
  entry_value: ['entry', 'entry'],
  entry_mark: ['entry', 'entry'],
  flag: ['entry', 'entry'],
  resolution: ['entry', 'entry_stage'],
  brought: ['merge', 'merge'],
  publication_row: ['publication', 'publication'],
};

/** Tables that the log does not vouch for, and why. */
export const notVouchedFor: Readonly<Record<string, string>> = {
  audit_log: 'the log itself',
  audit_scan: 'follows from the log',
  job: "the machine's progress, no evidence",
  walked: 'which paths were gone through, no evidence',
  arrival: 'what a watched folder has brought, no evidence',
};

export interface Column {
  name: string;
  type: string;
}

/** Columns of a table, without those that SQLite makes itself. */
export function columnsOf(db: Reader, table: string): Column[] {
  return db.all<Column>(`SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden = 0`, table);
}

const picture = Buffer.from('picture');
const sha256 = createHash('sha256').update(picture).digest('hex');

/** What a row cannot do without; every other value is made up. */
const fixed: Readonly<Record<string, Record<string, string | number>>> = {
  original: { sha256, extension: 'jpg' },
  kept_file: { sha256, extension: 'csv' },
  away: { in_force: 0 },
};

/** One act that puts one row, of made-up values, into every table that the log vouches for and all that hangs on them. */
export function fillEveryTable(store: Store): void {
  for (const kept of [originalPath(store.folder, sha256, 'jpg'), keptFilePath(store.folder, sha256, 'csv')]) {
    mkdirSync(path.dirname(kept), { recursive: true });
    writeFileSync(kept, picture);
  }
  const audit = createAudit(store, testClock);
  audit.change({ person: 'A1', act: 'workspace.made' }, (db) => {
    // What a value may be is not what is looked at here.
    db.run('PRAGMA ignore_check_constraints = ON');
    db.run('PRAGMA defer_foreign_keys = ON');
    for (const table of witnessedTables) insertRow(db, table);
    for (const table of Object.keys(hangingOn)) insertRow(db, table);
    for (const table of witnessedTables)
      for (const { key } of [...rowKeys(db, table)]) db.witness(table, key);
    db.run('PRAGMA ignore_check_constraints = OFF');
  });
}

function insertRow(db: Writer, table: string): void {
  const parents = new Map(
    db
      .all<{ from: string; table: string; to: string }>(
        `SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)`,
        table,
      )
      .map(({ from, ...parent }) => [from, parent]),
  );
  const values = columnsOf(db, table).map(({ name, type }) => {
    const parent = parents.get(name);
    const there =
      parent && db.get<{ key: string | number }>(`SELECT "${parent.to}" AS key FROM ${parent.table}`);
    return fixed[table]?.[name] ?? there?.key ?? madeUp(type);
  });
  db.run(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`, ...values);
}

/** The number is every row's id; the text is JSON too. */
const madeUp = (type: string) => (type === 'TEXT' ? '"x"' : 1);
