import { createHash } from 'node:crypto';
import type { Reader } from './connection.ts';

/**
 * What of each row an event vouches for: one statement a table, by primary key, its columns in a fixed order. A row's
 * digest is the SHA-256 of the selected values as a JSON array, so the same statement makes and checks it. A column
 * that a later migration adds gets a statement of its own; these never change, or old logs would no longer fit.
 */
const statements = {
  meta: 'SELECT key, value FROM meta WHERE key = ?',
  person: 'SELECT code, role, at FROM person WHERE code = ?',
  form: 'SELECT sha256, id, version, json, at FROM form WHERE sha256 = ?',
  batch: `SELECT id, name, region, at, person, state, found,
    (SELECT json_group_array(path ORDER BY n) FROM batch_path WHERE batch = batch.id) FROM batch WHERE id = ?`,
  original: 'SELECT sha256, bytes, media_type, extension, pages, at FROM original WHERE sha256 = ?',
  source: 'SELECT id, original, batch, path, name, known, at FROM source WHERE id = ?',
  intake_failure: 'SELECT id, batch, path, name, reason, detail, at FROM intake_failure WHERE id = ?',
  // A job's progress moves a scan between waiting and reading without an event.
  scan: `SELECT id, original, page, batch, at, CASE status WHEN 'reading' THEN 'waiting' ELSE status END, version, form,
    region, station, score, refused, reading, entry, refusal FROM scan WHERE id = ?`,
  reading:
    'SELECT id, scan, at, reader, status, form, form_version, reason, score, ms, json FROM reading WHERE id = ?',
  entry: `SELECT id, scan, person, at, form, form_sha256, region, note, rule_set, reading,
    (SELECT json_group_array(json_array(field, value, state, corrected) ORDER BY field) FROM entry_value WHERE entry = entry.id),
    (SELECT json_group_array(json_array(mark, present) ORDER BY mark) FROM entry_mark WHERE entry = entry.id),
    (SELECT json_group_array(json_array(code, severity, fields, params, formula, difference, ticked) ORDER BY n)
      FROM flag WHERE entry = entry.id)
    FROM entry WHERE id = ?`,
  refusal: 'SELECT id, scan, person, at, reason, note FROM refusal WHERE id = ?',
  entry_stage: `SELECT entry, stage, other, as_paper,
    (SELECT json_group_array(json_array(field, choice, reason) ORDER BY field) FROM resolution WHERE entry = entry_stage.entry)
    FROM entry_stage WHERE entry = ?`,
  closure: 'SELECT id, scan, entry, code, outcome, reason, person, at, in_force FROM closure WHERE id = ?',
  step: 'SELECT id, person, at, act, scan, batch, before, after, state FROM step WHERE id = ?',
  hand: 'SELECT batch, person FROM hand WHERE batch = ?',
  placing: 'SELECT id, scan, person, at, form, corners FROM placing WHERE id = ?',
  attention: 'SELECT scan, person, field, planted, outcome, at FROM attention WHERE scan = ?',
  practice: 'SELECT id, person, mistakes, at FROM practice WHERE id = ?',
  team: 'SELECT workspace, name FROM team WHERE workspace = ?',
  person_origin: 'SELECT code, workspace, origin_code FROM person_origin WHERE code = ?',
  merge: `SELECT id, at, person, batch, files, in_force,
    (SELECT json_group_array(json_array(kind, ref) ORDER BY kind, ref) FROM brought WHERE merge = merge.id) FROM merge WHERE id = ?`,
  brought_saying: `SELECT merge, json_group_array(json_array(kind, ref) ORDER BY kind, ref) FROM brought_saying WHERE merge = ? GROUP BY merge`,
  withdrawn: 'SELECT scan, in_force FROM withdrawn WHERE scan = ?',
  away: 'SELECT original, in_force FROM away WHERE original = ?',
  entry_origin: 'SELECT entry, workspace, number, key, edited FROM entry_origin WHERE entry = ?',
  standing:
    'SELECT id, scan, workspace, n, seen, status, form, region, entry, first, refusal, closures, key FROM standing WHERE id = ?',
  rival: 'SELECT id, scan, first, second, in_force FROM rival WHERE id = ?',
  ink_print: 'SELECT scan, form, form_version, page, print FROM ink_print WHERE scan = ?',
  joining: `SELECT id, one_sha256, one_page, other_sha256, other_page, joined, n, workspace, person, at, in_force
    FROM joining WHERE id = ?`,
  linking: `SELECT id, document_sha256, document_page, to_sha256, to_page, to_election, to_region, to_station, kind, linked, n,
    workspace, person, at, in_force FROM linking WHERE id = ?`,
  message:
    'SELECT source, kind, number, sender, forwarded, sent_at, caption, station FROM message WHERE source = ?',
  recognised: 'SELECT id, batch, kind FROM recognised WHERE id = ?',
  kept_file: 'SELECT sha256, bytes, extension, name, at FROM kept_file WHERE sha256 = ?',
  publication: `SELECT id, kind, election, source, published, file, mapping, columns, person, at, in_force,
    (SELECT json_group_array(json_array(n, region, district, station, figures, about) ORDER BY n)
      FROM publication_row WHERE publication = publication.id) FROM publication WHERE id = ?`,
  station_saying:
    'SELECT id, election, region, station, key, value, note, person, at FROM station_saying WHERE id = ?',
  incident: 'SELECT id, uid, person, at FROM incident WHERE id = ?',
  incident_version: `SELECT id, incident, election, region, station, type, happened, number, account, people, complaint, outcome,
    files, withdrawn, person, at, seen FROM incident_version WHERE id = ?`,
} as const;

/** A table whose rows are vouched for by the log; what hangs on a row (an entry's values) goes with it. */
export type Witnessed = keyof typeof statements;
export const witnessedTables = Object.keys(statements) as Witnessed[];

/** Digest (64 hex digits) of a row as it stands, null when there is none. */
export function rowDigest(db: Reader, table: Witnessed, key: string | number): string | null {
  const row = db.get<Record<string, unknown>>(statements[table], key);
  if (!row) return null;
  return createHash('sha256')
    .update(JSON.stringify(Object.values(row)))
    .digest('hex');
}

/** How many rows a witnessed table has. */
export function rowCount(db: Reader, table: Witnessed): number {
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}

/** Primary keys of all rows of a witnessed table, as text. */
export function rowKeys(db: Reader, table: Witnessed): IterableIterator<{ key: string }> {
  const column: Partial<Record<Witnessed, string>> = {
    meta: 'key',
    person: 'code',
    form: 'sha256',
    original: 'sha256',
    kept_file: 'sha256',
    entry_stage: 'entry',
    hand: 'batch',
    attention: 'scan',
    message: 'source',
    team: 'workspace',
    person_origin: 'code',
    brought_saying: 'merge',
    withdrawn: 'scan',
    away: 'original',
    entry_origin: 'entry',
    ink_print: 'scan',
  };
  return db.each<{ key: string }>(
    `SELECT CAST(${column[table] ?? 'id'} AS TEXT) AS key FROM ${table} ORDER BY 1`,
  );
}
