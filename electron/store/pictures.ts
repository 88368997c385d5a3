import type { PictureName } from '../../shared/protocol/copies.ts';
import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { Reader } from './connection.ts';

/** The scan of a picture; undefined when it is not here. */
export function scanOfPicture(db: Reader, { sha256, page }: PictureName): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM present WHERE original = ? AND page = ?', sha256, page)?.id;
}

/** A picture as lists of papers show it. */
export interface PictureRow {
  scan: number;
  sha256: string;
  status: ScanStatus;
  form: string | null;
  region: string;
  station: number | null;
  /** Name of the file that brought it first, and the page in it. */
  name: string;
  page: number;
  /** How well the page lies on its form, 0..1. */
  score: number | null;
  /** Why the machine could not place it, or why a person set it aside. */
  reason: string | null;
}

const columns = `id AS scan, original AS sha256, status, form, region, station, page, score,
  (SELECT name FROM source WHERE original = present.original ORDER BY id LIMIT 1) AS name,
  CASE status WHEN 'cannot-enter' THEN (SELECT reason FROM refusal WHERE id = present.refusal) ELSE refused END AS reason`;

/** Pictures by their scans, in no order. */
export function picturesOf(db: Reader, scans: readonly number[]): PictureRow[] {
  return db.all<PictureRow>(
    `SELECT ${columns} FROM present WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(scans),
  );
}

/** How many of some scans, and of those whose picture is not here, are to be confirmed or unplaced. */
export function countOpen(db: Reader, scans: readonly number[]): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM present
       WHERE status IN ('to-confirm', 'unplaced') AND (id IN (SELECT value FROM json_each(?))
         OR original IN (SELECT original FROM away WHERE in_force = 1))`,
      JSON.stringify(scans),
    )?.n ?? 0
  );
}

/** Pictures that are no protocol as far as anybody has said: unplaced ones, and those that cannot be entered; in batch order. */
export function setAside(db: Reader): PictureRow[] {
  return db.all<PictureRow>(
    `SELECT ${columns} FROM present WHERE status IN ('unplaced', 'cannot-enter') ORDER BY batch, id`,
  );
}
