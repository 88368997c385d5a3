import type { CannotEnterReason } from '../../shared/protocol/status.ts';
import type { Reader, Writer } from './connection.ts';

/** A person's finding that a scan cannot be entered. */
export interface Refusal {
  reason: CannotEnterReason;
  note: string;
  person: string;
  at: string;
}

/** A refusal by id; undefined when there is none. */
export function findRefusal(db: Reader, refusal: number): Refusal | undefined {
  return db.get<Refusal>('SELECT reason, note, person, at FROM refusal WHERE id = ?', refusal);
}

/** Adds a refusal of a scan; answers its id. */
export function insertRefusal(db: Writer, scan: number, refusal: Refusal): number {
  const { id } = db.run(
    'INSERT INTO refusal (scan, person, at, reason, note) VALUES (?, ?, ?, ?, ?)',
    scan,
    refusal.person,
    refusal.at,
    refusal.reason,
    refusal.note,
  );
  db.witness('refusal', id);
  return id;
}

/** Keeps a refusal that came from elsewhere, once; answers its id. */
export function putRefusal(db: Writer, scan: number, refusal: Refusal): number {
  const known = db.get<{ id: number }>(
    'SELECT id FROM refusal WHERE scan = ? AND person = ? AND at = ? AND reason = ?',
    scan,
    refusal.person,
    refusal.at,
    refusal.reason,
  );
  return known?.id ?? insertRefusal(db, scan, refusal);
}
