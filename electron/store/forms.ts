import type { Reader, Writer } from './connection.ts';

/** A form file as it was when it came into use. */
export interface KeptForm {
  sha256: string;
  id: string;
  version: number;
  /** The file's text, valid JSON. */
  json: string;
}

/** True if this very content of a form file is kept. */
export function hasForm(db: Reader, sha256: string): boolean {
  return db.get('SELECT 1 FROM form WHERE sha256 = ?', sha256) !== undefined;
}

/** The text of a kept form file; undefined when there is none of this content. */
export function formText(db: Reader, sha256: string): string | undefined {
  return db.get<{ json: string }>('SELECT json FROM form WHERE sha256 = ?', sha256)?.json;
}

/** The kept forms, of each id the content that came last. */
export function latestForms(db: Reader): KeptForm[] {
  return db.all<KeptForm>(
    `SELECT sha256, id, version, json FROM form
     WHERE rowid IN (SELECT max(rowid) FROM form GROUP BY id) ORDER BY id`,
  );
}

/** Keeps a form file's content. */
export function insertForm(db: Writer, form: KeptForm, at: string): void {
  db.run(
    'INSERT INTO form (sha256, id, version, json, at) VALUES (?, ?, ?, ?, ?)',
    form.sha256,
    form.id,
    form.version,
    form.json,
    at,
  );
  db.witness('form', form.sha256);
}
