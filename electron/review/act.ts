import type { Saved } from '../../shared/api/reviewing.ts';
import type { ActName } from '../../shared/protocol/acts.ts';
import type { CheckResult } from '../../shared/protocol/rules.ts';
import type { Actor, ScanState } from '../../shared/protocol/transitions.ts';
import type { Audit, EventInHand } from '../audit/change.ts';
import type { Writer } from '../store/connection.ts';
import { type Scan, type ScanChange, updateScan } from '../store/scans.ts';
import { insertStep } from '../store/steps.ts';
import { setRivals } from '../store/standings.ts';
import { standAnew } from './own-standing.ts';
import { scanSnapshot } from './snapshot.ts';
import { columnsOf, scanAt, scanById, stateOf } from './state.ts';

/** What an act on a scan comes to. */
export interface ScanAct {
  next: ScanState;
  /** Columns beside those of the state. */
  columns?: ScanChange;
  flags?: CheckResult[];
  /** The entries that it decided between, where it looked at no others (`standAnew`). */
  heard?: readonly number[];
  /** What the log tells beside the new status. */
  tell?: Record<string, unknown> & { rows?: never };
}

/**
 * Does one act of a person on a scan as they saw it, and keeps it as a step that they can undo.
 * Throws `not-found`, `changed-meanwhile`, and what `work` throws.
 */
export function actOnScan(
  audit: Audit,
  actor: Actor,
  act: ActName,
  at: { scan: number; version: number },
  work: (db: Writer, scan: Scan, state: ScanState, event: EventInHand) => ScanAct,
): Saved {
  return audit.change({ person: actor.code, act }, (db, event) => {
    const scan = scanAt(db, at.scan, at.version);
    const before = scanSnapshot(db, scan.id);
    const { next, columns = {}, flags = [], heard, tell = {} } = work(db, scan, stateOf(db, scan), event);
    updateScan(db, scan.id, { ...columnsOf(next), ...columns });
    setRivals(db, scan.id, null);
    standAnew(db, scan.id, heard);
    const after = scanSnapshot(db, scan.id);
    insertStep(db, { person: actor.code, act, scan: scan.id, batch: null, before, after }, event.at);
    const { version, status } = scanById(db, scan.id);
    event.tell({ status, ...tell });
    return { scan: scan.id, version, status, flags };
  });
}
