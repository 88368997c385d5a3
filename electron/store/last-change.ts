import { outgoingActs } from '../../shared/protocol/acts.ts';
import type { Reader } from './connection.ts';

/** The last row of the log that changed data: that a file or a backup was written does not. Undefined in an empty log. */
export function lastChange(db: Reader): { seq: number; hash: string; at: string } | undefined {
  return db.get<{ seq: number; hash: string; at: string }>(
    `SELECT seq, hash, at FROM audit_log WHERE act NOT IN (${outgoingActs.map(() => '?').join(', ')}) ORDER BY seq DESC LIMIT 1`,
    ...outgoingActs,
  );
}
