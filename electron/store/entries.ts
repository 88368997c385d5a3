import type { Entry } from '../../shared/api/scans.ts';
import { resolutionsOf, stageOf } from './stages.ts';
import type { FieldState, FieldValue, FieldValues } from '../../shared/protocol/values.ts';
import type { Reader, Writer } from './connection.ts';

export interface NewEntry {
  scan: number;
  person: string;
  form: string;
  /** SHA-256 of the form file's content that it was typed under. */
  formSha256: string;
  region: string;
  note: string;
  /** Version of the rules that the entry's flags come from. */
  ruleSet: number;
  /** The reading that the person had before them. */
  reading: number | null;
  values: FieldValues;
  marks: Readonly<Record<string, boolean>>;
}

/** All entries of a scan, newest first. */
export function entriesOf(db: Reader, scan: number): Entry[] {
  const rows = db.all<Pick<Entry, 'id' | 'person' | 'at' | 'form' | 'region' | 'note'>>(
    'SELECT id, person, at, form, region, note FROM entry WHERE scan = ? ORDER BY id DESC',
    scan,
  );
  return rows.map((row) => ({
    ...row,
    ...stageOf(db, row.id),
    values: valuesOf(db, row.id),
    marks: marksOf(db, row.id),
    resolved: resolutionsOf(db, row.id),
  }));
}

/** Code of the person whose entry it is; null when there is none. */
export function entryPerson(db: Reader, entry: number): string | null {
  return db.get<{ person: string }>('SELECT person FROM entry WHERE id = ?', entry)?.person ?? null;
}

/** Values of an entry by field id. */
export function valuesOf(db: Reader, entry: number): Record<string, FieldValue> {
  const rows = db.all<{ field: string; value: number | null; state: FieldState; corrected: 0 | 1 }>(
    'SELECT field, value, state, corrected FROM entry_value WHERE entry = ?',
    entry,
  );
  return Object.fromEntries(
    rows.map((row) => [row.field, { value: row.value, state: row.state, corrected: row.corrected === 1 }]),
  );
}

/** Marks of an entry by field id: whether each is there. */
export function marksOf(db: Reader, entry: number): Record<string, boolean> {
  const rows = db.all<{ mark: string; present: 0 | 1 }>(
    'SELECT mark, present FROM entry_mark WHERE entry = ?',
    entry,
  );
  return Object.fromEntries(rows.map((row) => [row.mark, row.present === 1]));
}

/** Adds an entry with its values and marks; answers its id. */
export function insertEntry(db: Writer, entry: NewEntry, at: string): number {
  const { id } = db.run(
    `INSERT INTO entry (scan, person, at, form, form_sha256, region, note, rule_set, reading)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.scan,
    entry.person,
    at,
    entry.form,
    entry.formSha256,
    entry.region,
    entry.note,
    entry.ruleSet,
    entry.reading,
  );
  for (const [field, value] of Object.entries(entry.values))
    db.run(
      'INSERT INTO entry_value (entry, field, value, state, corrected) VALUES (?, ?, ?, ?, ?)',
      id,
      field,
      value.value,
      value.state,
      value.corrected ? 1 : 0,
    );
  for (const [mark, present] of Object.entries(entry.marks))
    db.run('INSERT INTO entry_mark (entry, mark, present) VALUES (?, ?, ?)', id, mark, present ? 1 : 0);
  db.witness('entry', id);
  return id;
}
