import type { Standing, StandingStatus } from '../../shared/protocol/standing.ts';
import type { Reader, Writer } from './connection.ts';

/** A standing as it is kept; entries by their ids here. */
export interface KeptStanding extends Standing<number> {
  id: number;
  form: string | null;
  region: string;
  refusal: number | null;
  /** Ids of the closures in force. */
  closures: readonly number[];
}

/** A standing to keep. */
export type NewStanding = Omit<KeptStanding, 'id'>;

type Row = Omit<KeptStanding, 'seen' | 'closures'> & { seen: string; closures: string };

const columns = 'id, workspace, n, seen, status, form, region, entry, first, refusal, closures, key';

/** True if workspaces' standings on a scan are kept at all: a merge has brought something about it. */
export function hasStandings(db: Reader, scan: number): boolean {
  return db.get('SELECT 1 FROM standing WHERE scan = ? LIMIT 1', scan) !== undefined;
}

/** True if this very standing on a scan is kept. */
export function hasStanding(db: Reader, scan: number, key: string): boolean {
  return db.get('SELECT 1 FROM standing WHERE scan = ? AND key = ?', scan, key) !== undefined;
}

/** The standings on a scan that count: this workspace's own, and those that a merge in force brought. */
export function standingsOf(db: Reader, scan: number, own: string): KeptStanding[] {
  const rows = db.all<Row>(
    `SELECT ${columns} FROM standing WHERE scan = ? AND (workspace = ? OR EXISTS (
       SELECT 1 FROM brought JOIN merge ON merge.id = brought.merge
       WHERE brought.kind = 'standing' AND brought.ref = standing.id AND merge.in_force = 1))
     ORDER BY id`,
    scan,
    own,
  );
  return rows.map((row) => ({
    ...row,
    seen: JSON.parse(row.seen) as Record<string, number>,
    closures: JSON.parse(row.closures) as number[],
  }));
}

/** Keeps a standing, once; answers its id. */
export function putStanding(db: Writer, scan: number, standing: NewStanding): number {
  const { workspace, n, seen, status, form, region, entry, first, refusal, closures, key } = standing;
  const known = db.get<{ id: number }>('SELECT id FROM standing WHERE scan = ? AND key = ?', scan, key);
  if (known) return known.id;
  const { id } = db.run(
    `INSERT INTO standing (scan, workspace, n, seen, status, form, region, entry, first, refusal, closures, key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    scan,
    workspace,
    n,
    JSON.stringify(seen),
    status satisfies StandingStatus,
    form,
    region,
    entry,
    first,
    refusal,
    JSON.stringify(closures),
    key,
  );
  db.witness('standing', id);
  return id;
}

/** The two entries of a scan that came from different workspaces and differ; null where there is no such conflict. */
export function rivalsOf(db: Reader, scan: number): { first: number; second: number } | null {
  return (
    db.get<{ first: number; second: number }>(
      'SELECT first, second FROM rival WHERE scan = ? AND in_force = 1',
      scan,
    ) ?? null
  );
}

/** Sets two entries against each other, or ends that there are any. */
export function setRivals(db: Writer, scan: number, rivals: { first: number; second: number } | null): void {
  const now = rivalsOf(db, scan);
  if (now?.first === rivals?.first && now?.second === rivals?.second) return;
  if (now) turn(db, scan, now, 0);
  if (rivals) turn(db, scan, rivals, 1);
}

function turn(
  db: Writer,
  scan: number,
  { first, second }: { first: number; second: number },
  inForce: 0 | 1,
): void {
  db.run(
    `INSERT INTO rival (scan, first, second, in_force) VALUES (?, ?, ?, ?)
     ON CONFLICT (scan, first, second) DO UPDATE SET in_force = excluded.in_force`,
    scan,
    first,
    second,
    inForce,
  );
  const row = db.get<{ id: number }>(
    'SELECT id FROM rival WHERE scan = ? AND first = ? AND second = ?',
    scan,
    first,
    second,
  );
  if (row) db.witness('rival', row.id);
}
