import type { Reader, Writer } from './connection.ts';
import { queueJob } from './jobs.ts';
import { updateScan } from './scans.ts';

/** True if only an export's word of the original is here, not its bytes. */
export function isAway(db: Reader, original: string): boolean {
  return db.get('SELECT 1 FROM away WHERE original = ? AND in_force = 1', original) !== undefined;
}

/** Says whether an original's bytes lie elsewhere. */
export function setAway(db: Writer, original: string, away: boolean): void {
  if (isAway(db, original) === away) return;
  db.run(
    'INSERT INTO away (original, in_force) VALUES (?, ?) ON CONFLICT (original) DO UPDATE SET in_force = excluded.in_force',
    original,
    away ? 1 : 0,
  );
  db.witness('away', original);
}

/**
 * The bytes of an original came that was known by its hash alone: all of its pages are read, those that nobody has entered from the
 * start. Nothing happens when they were here already.
 */
export function pictureCame(db: Writer, original: string): void {
  if (!isAway(db, original)) return;
  setAway(db, original, false);
  const scans = db.all<{ id: number; unread: 0 | 1 }>(
    `SELECT id, status IN ('unplaced', 'to-confirm') AS unread FROM scan WHERE original = ? ORDER BY page`,
    original,
  );
  for (const { id, unread } of scans) {
    if (unread) updateScan(db, id, { status: 'waiting', form: null, refused: null, score: null });
    queueJob(db, id);
  }
}
