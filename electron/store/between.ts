import type { PageStatus } from '../../shared/api/extraction.ts';
import type { Reader } from './connection.ts';

/** What rules between protocols look at of one scan. */
export interface BetweenRow {
  scan: number;
  /** Id of the form that it is on. */
  form: string;
  region: string;
  station: number | null;
  /** SHA-256 of the form file that it was confirmed under; null while it is not confirmed. */
  formSha256: string | null;
  /** JSON object of the confirmed numbers by field id, of a row without one its state; null while it is not confirmed. */
  figures: string | null;
  /** The latest reading; null without one. Where it has none, what another workspace told of its own. */
  readStatus: PageStatus | null;
  readForm: string | null;
  readFormVersion: number | null;
  /** From 1. */
  readPage: number | null;
  /** 0..1 */
  score: number | null;
  /** Base64. */
  ink: string | null;
}

/**
 * Scans that are confirmed, or whose station is known at least, by id. All that is needed of their readings comes from the
 * index, and of their entries in one text each: 30,000 scans take some 0.2 s.
 */
export function rowsBetween(db: Reader): BetweenRow[] {
  return db.all<BetweenRow>(
    `SELECT scan.id AS scan, scan.form, scan.region, scan.station,
       CASE WHEN scan.status IN ('flagged', 'final') THEN (SELECT form_sha256 FROM entry WHERE id = scan.entry) END AS formSha256,
       CASE WHEN scan.status IN ('flagged', 'final') THEN
         (SELECT json_group_object(field, coalesce(value, state)) FROM entry_value WHERE entry = scan.entry) END AS figures,
       reading.status AS readStatus, reading.score,
       coalesce(reading.form, ink_print.form) AS readForm,
       coalesce(reading.form_version, ink_print.form_version) AS readFormVersion,
       coalesce(json_extract(reading.json, '$.formPage'), ink_print.page) AS readPage,
       coalesce(json_extract(reading.json, '$.ink'), ink_print.print) AS ink
     FROM present AS scan LEFT JOIN reading INDEXED BY reading_between ON reading.id = scan.reading
       LEFT JOIN ink_print ON ink_print.scan = scan.id
     WHERE scan.form IS NOT NULL AND (scan.status IN ('flagged', 'final')
       OR scan.station IS NOT NULL AND scan.status IN ('to-confirm', 'second-entry', 'differing'))
     ORDER BY scan.id`,
  );
}
