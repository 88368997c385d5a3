import type { Valid } from '../../shared/api/contract.ts';
import type { Saved } from '../../shared/api/reviewing.ts';
import { type Actor, readAgain, refuseEntry, reopen as reopened } from '../../shared/protocol/transitions.ts';
import type { Audit } from '../audit/change.ts';
import { queueJob } from '../store/jobs.ts';
import { insertRefusal } from '../store/refusals.ts';
import { neverConfirmed, updateScan } from '../store/scans.ts';
import { actOnScan } from './act.ts';
import { allowed, columnsOf, scanById, stateOf } from './state.ts';

/** A person finds that a scan cannot be entered. Throws `not-found`, `changed-meanwhile`, `wrong-status`. */
export function cannotEnter(audit: Audit, actor: Actor, input: Valid<'review.cannotEnter'>): Saved {
  return actOnScan(audit, actor, 'scan.refused', input, (db, scan, state, { at }) => {
    const { reason, note } = input;
    const next = allowed(scan, refuseEntry(state, reason));
    const refusal = insertRefusal(db, scan.id, { reason, note, person: actor.code, at });
    return { next, columns: { refusal }, tell: { reason } };
  });
}

/** A person takes a confirmed or refused scan up again. Throws `not-found`, `changed-meanwhile`, `wrong-status`. */
export function reopen(audit: Audit, actor: Actor, input: Valid<'review.reopen'>): Saved {
  return actOnScan(audit, actor, 'scan.reopened', input, (_db, scan, state) => ({
    next: allowed(scan, reopened(state, actor)),
  }));
}

/**
 * Has scans read once more, all of them or none; without a list all that no person has confirmed or refused.
 * Throws `not-found`, `wrong-status`.
 */
export function sendToReader(audit: Audit, person: string, scans?: readonly number[]): void {
  const chosen = [...new Set(scans ?? neverConfirmed(audit.read))];
  if (chosen.length === 0) return;
  audit.change({ person, act: 'reading.again' }, (db, event) => {
    for (const id of chosen) {
      const scan = scanById(db, id);
      updateScan(db, id, columnsOf(allowed(scan, readAgain(stateOf(db, scan)))));
      queueJob(db, id);
    }
    event.tell({ scans: chosen.length });
  });
}
