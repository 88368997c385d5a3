import type { BatchWork, PersonWork } from '../../shared/api/work.ts';
import { type CannotEnterReason, type ScanStatus, scanStatuses } from '../../shared/protocol/status.ts';
import type { Reader } from './connection.ts';

/** Protocols that a person entered since a moment (ISO 8601, UTC), and how many of those entries show an error. */
export function enteredSince(db: Reader, person: string, since: string): { today: number; flagged: number } {
  return (
    db.get<{ today: number; flagged: number }>(
      `SELECT count(DISTINCT scan) AS today,
         count(DISTINCT CASE WHEN EXISTS
           (SELECT 1 FROM flag WHERE flag.entry = entry.id AND severity = 'error') THEN scan END) AS flagged
       FROM entry WHERE person = ? AND at >= ?`,
      person,
      since,
    ) ?? { today: 0, flagged: 0 }
  );
}

/**
 * What each person has done. `mistaken` counts entries of which a field was resolved to the other person's value or to a
 * third one.
 */
export function workByPerson(db: Reader): PersonWork[] {
  return db.all<PersonWork>(`
    WITH staged AS (
      SELECT entry.id, entry.scan, entry.person, coalesce(stage, 'first') AS stage, other
      FROM entry LEFT JOIN entry_stage ON entry_stage.entry = entry.id
    ),
    compared AS (
      SELECT other AS entry FROM entry_stage WHERE stage = 'second'
      UNION SELECT entry FROM entry_stage WHERE stage = 'second'
    ),
    mistaken AS (
      SELECT DISTINCT CASE choice WHEN 'second' THEN second.other ELSE second.entry END AS entry
      FROM resolution
        JOIN entry_stage AS resolving ON resolving.entry = resolution.entry
        JOIN entry_stage AS second ON second.entry = resolving.other
      UNION
      SELECT second.other FROM resolution
        JOIN entry_stage AS resolving ON resolving.entry = resolution.entry
        JOIN entry_stage AS second ON second.entry = resolving.other
      WHERE choice = 'third'
    )
    SELECT code, role,
      (SELECT count(DISTINCT scan) FROM staged WHERE person = code AND stage = 'first') AS first,
      (SELECT count(DISTINCT scan) FROM staged WHERE person = code AND stage = 'second') AS second,
      (SELECT count(DISTINCT scan) FROM staged WHERE person = code AND stage = 'resolution') AS resolved,
      (SELECT count(DISTINCT scan) FROM staged WHERE person = code AND stage = 'correction') AS corrected,
      (SELECT count(DISTINCT scan) FROM refusal WHERE refusal.person = code) AS cannotEnter,
      (SELECT count(*) FROM staged WHERE person = code AND id IN compared) AS compared,
      (SELECT count(*) FROM staged WHERE person = code AND id IN mistaken) AS mistaken,
      (SELECT max(at) FROM entry WHERE entry.person = code) AS lastAt
    FROM person WHERE code NOT IN (SELECT code FROM person_origin) ORDER BY code`);
}

/** How many scans were set aside for each reason; reasons without one are absent. */
export function refusedByReason(db: Reader): Partial<Record<CannotEnterReason, number>> {
  const rows = db.all<{ reason: CannotEnterReason; n: number }>(
    `SELECT reason, count(*) AS n FROM present AS scan JOIN refusal ON refusal.id = scan.refusal
     WHERE status = 'cannot-enter' GROUP BY reason`,
  );
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]));
}

/** Every batch with its hand and how far it is, newest first. */
export function workByBatch(db: Reader): Omit<BatchWork, 'atWork'>[] {
  const batches = db.all<Omit<BatchWork, 'atWork' | 'counts'>>(
    `SELECT batch.id, name, region, hand.person FROM batch LEFT JOIN hand ON hand.batch = batch.id ORDER BY batch.id DESC`,
  );
  const counted = db.all<{ batch: number; status: ScanStatus; n: number }>(
    'SELECT batch, status, count(*) AS n FROM present AS scan GROUP BY batch, status',
  );
  const countOf = new Map(counted.map(({ batch, status, n }) => [`${batch} ${status}`, n]));
  return batches.map((batch) => ({
    ...batch,
    counts: Object.fromEntries(
      scanStatuses.map((status) => [status, countOf.get(`${batch.id} ${status}`) ?? 0]),
    ) as Record<ScanStatus, number>,
  }));
}

/** Batches of scans, by scan. */
export function batchesOf(db: Reader, scans: readonly number[]): ReadonlyMap<number, number> {
  const rows = db.all<{ id: number; batch: number }>(
    `SELECT id, batch FROM scan WHERE id IN (${scans.map(() => '?').join(', ')})`,
    ...scans,
  );
  return new Map(rows.map(({ id, batch }) => [id, batch]));
}
