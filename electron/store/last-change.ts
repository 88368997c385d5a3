import { type ActName, outgoingActs } from '../../shared/protocol/acts.ts';
import type { Reader } from './connection.ts';

/**
 * The last row of the log that changed data: that a file or a backup was written does not. Undefined in an empty log.
 * @param beside acts that are passed over as well
 */
export function lastChange(
  db: Reader,
  beside: readonly ActName[] = [],
): { seq: number; hash: string; at: string } | undefined {
  const passedOver = [...outgoingActs, ...beside];
  return db.get<{ seq: number; hash: string; at: string }>(
    `SELECT seq, hash, at FROM audit_log WHERE act NOT IN (${passedOver.map(() => '?').join(', ')}) ORDER BY seq DESC LIMIT 1`,
    ...passedOver,
  );
}
