import type { IntakeFailure } from '../../shared/api/intake.ts';
import type { Reader, Writer } from './connection.ts';

export interface NewFailure {
  batch: number;
  /** Absolute path. */
  path: string;
  name: string;
  /** Key under `intakeReason.` */
  reason: string;
  /** English, for the help desk. */
  detail: string;
}

/** The files of a batch that did not come in, in the order they were tried. */
export function listFailures(db: Reader, batch: number): IntakeFailure[] {
  return db.all<IntakeFailure>(
    'SELECT name, reason, detail FROM intake_failure WHERE batch = ? ORDER BY id',
    batch,
  );
}

/** True if the batch has already listed this file as failed. */
export function hasFailure(db: Reader, batch: number, path: string): boolean {
  return db.get('SELECT 1 FROM intake_failure WHERE batch = ? AND path = ?', batch, path) !== undefined;
}

/** Lists a file as failed; answers the row's id. */
export function insertFailure(db: Writer, failure: NewFailure, at: string): number {
  const { id } = db.run(
    'INSERT INTO intake_failure (batch, path, name, reason, detail, at) VALUES (?, ?, ?, ?, ?, ?)',
    failure.batch,
    failure.path,
    failure.name,
    failure.reason,
    failure.detail,
    at,
  );
  db.witness('intake_failure', id);
  return id;
}
