import type { CannotEnterReason, ScanStatus } from '../../shared/protocol/status.ts';
import type { Reader, Writer } from './connection.ts';

/** One page of an original, as it stands. */
export interface Scan {
  id: number;
  /** SHA-256 of the original. */
  original: string;
  /** Page of the original, from 1. */
  page: number;
  /** The batch that brought it first. */
  batch: number;
  status: ScanStatus;
  /** Grows with every audited change. */
  version: number;
  form: string | null;
  region: string;
  station: number | null;
  /** How well the page lies on its form, 0..1; null before it was read. */
  score: number | null;
  /** Why the machine could not place it. */
  refused: string | null;
  /** Ids of the latest reading, entry and refusal. */
  reading: number | null;
  entry: number | null;
  refusal: number | null;
  /** The latest refusal's reason. */
  refusalReason: CannotEnterReason | null;
}

/** What may change about a scan. */
export type ScanChange = Partial<
  Pick<Scan, 'status' | 'form' | 'region' | 'station' | 'score' | 'refused' | 'reading' | 'entry' | 'refusal'>
>;

/** A scan by id; undefined when there is none. */
export function findScan(db: Reader, scan: number): Scan | undefined {
  return db.get<Scan>(
    `SELECT id, original, page, batch, status, version, form, region, station, score, refused, reading, entry, refusal,
       (SELECT reason FROM refusal WHERE id = scan.refusal) AS refusalReason
     FROM scan WHERE id = ?`,
    scan,
  );
}

/** The scan of one page of an original; undefined when there is none. */
export function scanOfPage(db: Reader, original: string, page: number): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM scan WHERE original = ? AND page = ?', original, page)?.id;
}

/** How many scans have each status; statuses without a scan are absent. */
export function countByStatus(db: Reader): Partial<Record<ScanStatus, number>> {
  const rows = db.all<{ status: ScanStatus; n: number }>(
    'SELECT status, count(*) AS n FROM present GROUP BY status',
  );
  return Object.fromEntries(rows.map((row) => [row.status, row.n]));
}

/** How many scans were laid on, or typed under, each form. */
export function scansByForm(db: Reader): ReadonlyMap<string, number> {
  const rows = db.all<{ form: string; n: number }>(
    'SELECT form, count(*) AS n FROM present WHERE form IS NOT NULL GROUP BY form',
  );
  return new Map(rows.map(({ form, n }) => [form, n]));
}

/** Scans that no person has confirmed or refused and that may be read again. */
export function neverConfirmed(db: Reader): number[] {
  return db
    .all<{ id: number }>(
      `SELECT id FROM present WHERE status IN ('unplaced', 'to-confirm') AND entry IS NULL AND refusal IS NULL
         AND original NOT IN (SELECT original FROM away WHERE in_force = 1) ORDER BY id`,
    )
    .map((row) => row.id);
}

/** Adds one page of an original, waiting to be read; answers its id. */
export function insertScan(
  db: Writer,
  scan: { original: string; page: number; batch: number; region: string },
  at: string,
): number {
  const { id } = db.run(
    `INSERT INTO scan (original, page, batch, at, status, region) VALUES (?, ?, ?, ?, 'waiting', ?)`,
    scan.original,
    scan.page,
    scan.batch,
    at,
    scan.region,
  );
  db.witness('scan', id);
  return id;
}

/** Changes what is named in `change` and raises the version. */
export function updateScan(db: Writer, scan: number, change: ScanChange): void {
  const columns = Object.keys(change) as (keyof ScanChange)[];
  const values = columns.map((column) => change[column] ?? null);
  // The names are keys of a type of ours, never input.
  const sets = [...columns.map((column) => `${column} = ?`), 'version = version + 1'].join(', ');
  db.run(`UPDATE scan SET ${sets} WHERE id = ?`, ...values, scan);
  db.witness('scan', scan);
}
