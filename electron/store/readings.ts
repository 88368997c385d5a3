import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { Reader, Writer } from './connection.ts';

/** A kept reading by id; undefined when there is none. */
export function findReading(db: Reader, reading: number): PageExtraction | undefined {
  const row = db.get<{ json: string }>('SELECT json FROM reading WHERE id = ?', reading);
  return row && (JSON.parse(row.json) as PageExtraction);
}

/** Everything that the machine ever made of a scan, oldest first. */
export function readingsOf(db: Reader, scan: number): PageExtraction[] {
  return db
    .all<{ json: string }>('SELECT json FROM reading WHERE scan = ? ORDER BY id', scan)
    .map(({ json }) => JSON.parse(json) as PageExtraction);
}

/** Keeps what the machine (`reader`: its name and version) made of a scan; answers the reading's id. */
export function insertReading(
  db: Writer,
  scan: number,
  reader: string,
  extraction: PageExtraction,
  at: string,
): number {
  const { id } = db.run(
    `INSERT INTO reading (scan, at, reader, status, form, form_version, reason, score, ms, json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    scan,
    at,
    reader,
    extraction.status,
    extraction.form,
    extraction.formVersion,
    extraction.reason,
    extraction.score,
    extraction.ms,
    JSON.stringify(extraction),
  );
  db.witness('reading', id);
  return id;
}
