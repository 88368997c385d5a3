import type { Reader } from '../store/connection.ts';
import { marksOf, valuesOf } from '../store/entries.ts';
import { entryKey } from '../store/keys.ts';
import { entryOrigin } from '../store/origins.ts';
import { stageOf } from '../store/stages.ts';

interface EntryRow {
  id: number;
  sha256: string;
  page: number;
  at: string;
  form: string;
  formSha256: string;
  region: string;
}

/** What an entry is known by everywhere; `own` is the id of this workspace. Throws when there is no such entry. */
export function keyOfEntry(db: Reader, own: string, entry: number): string {
  const origin = entryOrigin(db, entry);
  if (origin) return origin.key;
  const row = db.get<EntryRow>(
    `SELECT entry.id, original AS sha256, page, entry.at, entry.form, form_sha256 AS formSha256, entry.region
     FROM entry JOIN scan ON scan.id = entry.scan WHERE entry.id = ?`,
    entry,
  );
  if (!row) throw new Error(`There is no entry ${entry}`);
  return entryKey(row, {
    ...row,
    workspace: own,
    number: row.id,
    values: valuesOf(db, entry),
    marks: marksOf(db, entry),
    stage: stageOf(db, entry).stage,
  });
}
