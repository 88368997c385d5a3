import { createHash } from 'node:crypto';
import type { EditFacts } from '../../shared/protocol/facts.ts';
import type { Reader, Writer } from './connection.ts';
import { putPerson } from './people.ts';

/** Where an entry that was not made here comes from. */
export interface EntryOrigin {
  workspace: string;
  /** The entry's number there; 0 for one by spreadsheet. */
  number: number;
  key: string;
  edited: EditFacts | null;
}

/** Notes a workspace that facts came from; its name stays what it was first called. */
export function putTeam(db: Writer, workspace: string, name: string): void {
  const ran = db.run('INSERT OR IGNORE INTO team (workspace, name) VALUES (?, ?)', workspace, name);
  if (ran.changes > 0) db.witness('team', workspace);
}

/** What a workspace is called; empty where its export did not say. */
export function teamName(db: Reader, workspace: string): string {
  return db.get<{ name: string }>('SELECT name FROM team WHERE workspace = ?', workspace)?.name ?? '';
}

/** Who a person is in the workspace that they come from; null for one of this workspace. `code` is empty where it was left out. */
export function personOrigin(db: Reader, code: string): { workspace: string; code: string } | null {
  return (
    db.get<{ workspace: string; code: string }>(
      'SELECT workspace, origin_code AS code FROM person_origin WHERE code = ?',
      code,
    ) ?? null
  );
}

/** Longest code that a person can have. */
const LONGEST = 20;

/**
 * The code that a person of another workspace has here: theirs, and after an @, which no code of this workspace can hold, the
 * beginning of that workspace's id. Makes it when they come for the first time.
 */
export function personFrom(db: Writer, workspace: string, person: string | null, at: string): string {
  const known = db.get<{ code: string }>(
    'SELECT code FROM person_origin WHERE workspace = ? AND origin_code = ?',
    workspace,
    person ?? '',
  );
  if (known) return known.code;
  const code = freeCode(db, workspace, person ?? '');
  putPerson(db, { code, role: 'volunteer' }, at);
  db.run(
    'INSERT INTO person_origin (code, workspace, origin_code) VALUES (?, ?, ?)',
    code,
    workspace,
    person ?? '',
  );
  db.witness('person_origin', code);
  return code;
}

function freeCode(db: Reader, workspace: string, person: string): string {
  const digest = createHash('sha256').update(`${workspace}\n${person}`, 'utf8').digest('hex');
  const tag = workspace.replace(/[^0-9a-z]/gi, '').slice(0, 4) || digest.slice(0, 4);
  const candidates = [
    `${person || '?'}@${tag}`,
    `${digest.slice(0, 8)}@${tag}`,
    `@${digest.slice(0, LONGEST - 1)}`,
  ];
  const free = candidates.find(
    (code) => [...code].length <= LONGEST && !db.get('SELECT 1 FROM person WHERE code = ?', code),
  );
  if (free === undefined) throw new Error(`No code is free for a person of ${workspace}`);
  return free;
}

/** Where an entry comes from; null for one that was made here. */
export function entryOrigin(db: Reader, entry: number): EntryOrigin | null {
  const row = db.get<Omit<EntryOrigin, 'edited'> & { edited: string | null }>(
    'SELECT workspace, number, key, edited FROM entry_origin WHERE entry = ?',
    entry,
  );
  return row ? { ...row, edited: row.edited === null ? null : (JSON.parse(row.edited) as EditFacts) } : null;
}

/** The entry from elsewhere that is known by a key; undefined when it never came. */
export function entryByKey(db: Reader, key: string): number | undefined {
  return db.get<{ entry: number }>('SELECT entry FROM entry_origin WHERE key = ?', key)?.entry;
}

/** Says where an entry comes from. */
export function insertEntryOrigin(db: Writer, entry: number, origin: EntryOrigin): void {
  db.run(
    'INSERT INTO entry_origin (entry, workspace, number, key, edited) VALUES (?, ?, ?, ?, ?)',
    entry,
    origin.workspace,
    origin.number,
    origin.key,
    origin.edited === null ? null : JSON.stringify(origin.edited),
  );
  db.witness('entry_origin', entry);
}
