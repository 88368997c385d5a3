import { HattamaError } from '../../shared/api/result.ts';
import type { ScanState, Transition, Unplaced, ToConfirm } from '../../shared/protocol/transitions.ts';
import { assertNever } from '../../shared/protocol/values.ts';
import type { Reader } from '../store/connection.ts';
import { entryPerson } from '../store/entries.ts';
import { findScan, type Scan, type ScanChange } from '../store/scans.ts';
import { peopleBehind } from '../store/stages.ts';
import { pairOf } from './pair.ts';

/** A scan by id. Throws `not-found`. */
export function scanById(db: Reader, id: number): Scan {
  const scan = findScan(db, id);
  if (!scan) throw new HattamaError('not-found', `There is no scan ${id}`);
  return scan;
}

/** A scan as the person saw it. Throws `not-found`, and `changed-meanwhile` when it has moved on from `version`. */
export function scanAt(db: Reader, id: number, version: number): Scan {
  const scan = scanById(db, id);
  if (scan.version !== version)
    throw new HattamaError('changed-meanwhile', `Scan ${id} is at version ${scan.version}, not ${version}`, {
      params: { scan: id, version: scan.version },
    });
  return scan;
}

/** Where a scan stands, from its columns and the people behind its latest entry; the table's CHECKs see to it that what a status needs is there. */
export function stateOf(db: Reader, scan: Scan): ScanState {
  switch (scan.status) {
    case 'waiting':
    case 'reading':
      return { status: scan.status };
    case 'unplaced':
    case 'to-confirm':
      return openState(scan);
    case 'second-entry':
      return { status: scan.status, form: needed(scan, scan.form), first: personOf(db, scan, scan.entry) };
    case 'differing':
      return {
        status: scan.status,
        form: needed(scan, scan.form),
        first: personOf(db, scan, needed(scan, pairOf(db, scan)).first),
        second: personOf(db, scan, needed(scan, pairOf(db, scan)).second),
      };
    case 'flagged':
    case 'final':
      return {
        status: scan.status,
        form: needed(scan, scan.form),
        by: peopleBehind(db, needed(scan, scan.entry)),
      };
    case 'cannot-enter':
      return { status: 'cannot-enter', reason: needed(scan, scan.refusalReason), before: openState(scan) };
    default:
      return assertNever(scan.status);
  }
}

function openState(scan: Scan): Unplaced | ToConfirm {
  return scan.refused === null
    ? { status: 'to-confirm', form: needed(scan, scan.form) }
    : { status: 'unplaced', reason: scan.refused };
}

function personOf(db: Reader, scan: Scan, entry: number | null): string {
  return needed(scan, entryPerson(db, needed(scan, entry)));
}

/** What a status needs. Throws `workspace-damaged` where it is not there. */
export function needed<T>(scan: Scan, value: T | null): T {
  if (value === null)
    throw new HattamaError('workspace-damaged', `Scan ${scan.id} lacks what ${scan.status} needs`);
  return value;
}

/** What a new state changes in the scan's row. A refused page keeps why it was not placed, so that it can be reopened. */
export function columnsOf(state: ScanState): ScanChange {
  switch (state.status) {
    case 'waiting':
      return { status: state.status, form: null, refused: null, score: null };
    case 'unplaced':
      return { status: state.status, refused: state.reason };
    case 'to-confirm':
    case 'second-entry':
    case 'differing':
    case 'flagged':
    case 'final':
      return { status: state.status, form: state.form, refused: null };
    case 'reading':
    case 'cannot-enter':
      return { status: state.status };
    default:
      return assertNever(state);
  }
}

/** The new state of an allowed transition. Throws `wrong-status` that names what forbids it. */
export function allowed<Next extends ScanState>(scan: Scan, transition: Transition<Next>): Next {
  if (transition.ok) return transition.state;
  throw new HattamaError('wrong-status', `Scan ${scan.id} is ${scan.status}: ${transition.error}`, {
    params: { scan: scan.id, status: scan.status, problem: transition.error },
  });
}
