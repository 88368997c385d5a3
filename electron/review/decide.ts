import type { Valid } from '../../shared/api/contract.ts';
import type { Saved } from '../../shared/api/outputs.ts';
import { readAgain, refuseEntry, reopen as reopened } from '../../shared/protocol/transitions.ts';
import type { Audit } from '../audit/change.ts';
import { queueJob } from '../store/jobs.ts';
import { insertRefusal } from '../store/refusals.ts';
import { neverConfirmed, updateScan } from '../store/scans.ts';
import { allowed, columnsOf, scanAt, scanById, stateOf } from './state.ts';

/** A person finds that a scan cannot be entered. Throws `not-found`, `changed-meanwhile`, `wrong-status`. */
export function cannotEnter(audit: Audit, person: string, input: Valid<'review.cannotEnter'>): Saved {
  return audit.change({ person, act: 'scan.refused' }, (db, event) => {
    const scan = scanAt(db, input.scan, input.version);
    const next = allowed(scan, refuseEntry(stateOf(scan), input.reason));
    const refusal = insertRefusal(db, scan.id, {
      reason: input.reason,
      note: input.note,
      person,
      at: event.at,
    });
    updateScan(db, scan.id, { ...columnsOf(next), refusal });
    event.tell({ status: next.status, reason: input.reason });
    return { scan: scan.id, version: scan.version + 1, status: next.status, flags: [] };
  });
}

/** A person takes a confirmed or refused scan up again. Throws `not-found`, `changed-meanwhile`, `wrong-status`. */
export function reopen(audit: Audit, person: string, input: Valid<'review.reopen'>): Saved {
  return audit.change({ person, act: 'scan.reopened' }, (db, event) => {
    const scan = scanAt(db, input.scan, input.version);
    const next = allowed(scan, reopened(stateOf(scan)));
    updateScan(db, scan.id, columnsOf(next));
    event.tell({ status: next.status });
    return { scan: scan.id, version: scan.version + 1, status: next.status, flags: [] };
  });
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
      updateScan(db, id, columnsOf(allowed(scan, readAgain(stateOf(scan)))));
      queueJob(db, id);
    }
    event.tell({ scans: chosen.length });
  });
}
