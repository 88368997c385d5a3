import type { CannotEnterReason, ScanStatus } from './status.ts';
import { assertNever } from './values.ts';

/**
 * Where a scan stands, with what belongs to standing there. README has the drawing. `second-entry` and `differing` are
 * stood in by workspaces with double entry; nothing here leads to them.
 */
export type ScanState =
  | { status: 'waiting' }
  | { status: 'reading' }
  | Unplaced
  | ToConfirm
  | { status: 'second-entry'; form: string }
  | { status: 'differing'; form: string }
  | { status: 'flagged'; form: string }
  | { status: 'final'; form: string }
  | { status: 'cannot-enter'; reason: CannotEnterReason; before: Unplaced | ToConfirm };

/** The machine could not place the page; a person may type from the picture. `reason`: a key under `reason.` */
export interface Unplaced {
  status: 'unplaced';
  reason: string;
}

/** A person is to look at it. `form`: the form it is on. */
export interface ToConfirm {
  status: 'to-confirm';
  form: string;
}

/** Why a transition is not to be had. */
export type TransitionError =
  | 'not-read-yet'
  | 'being-read'
  | 'not-being-read'
  | 'already-read'
  | 'not-confirmed-yet'
  | 'awaits-second-entry'
  | 'entries-differ'
  | 'already-confirmed'
  | 'cannot-be-entered';

/** A new state, or the name of what forbids it. */
export type Transition<Next extends ScanState = ScanState> =
  { ok: true; state: Next } | { ok: false; error: TransitionError };

const to = <Next extends ScanState>(state: Next): Transition<Next> => ({ ok: true, state });
const refuse = (error: TransitionError): { ok: false; error: TransitionError } => ({ ok: false, error });

/** What stands in the way of an act that this status does not allow. */
function hindrance(status: ScanStatus, open: 'already-read' | 'not-confirmed-yet'): TransitionError {
  switch (status) {
    case 'waiting':
      return 'not-read-yet';
    case 'reading':
      return 'being-read';
    case 'unplaced':
    case 'to-confirm':
      return open;
    case 'second-entry':
      return 'awaits-second-entry';
    case 'differing':
      return 'entries-differ';
    case 'flagged':
    case 'final':
      return 'already-confirmed';
    case 'cannot-enter':
      return 'cannot-be-entered';
    default:
      return assertNever(status);
  }
}

/** The machine begins with a page. */
export function startReading(state: Pick<ScanState, 'status'>): Transition<{ status: 'reading' }> {
  return state.status === 'waiting'
    ? to({ status: 'reading' })
    : refuse(hindrance(state.status, 'already-read'));
}

/** The machine was interrupted: the page waits again. */
export function interruptReading(state: Pick<ScanState, 'status'>): Transition<{ status: 'waiting' }> {
  return state.status === 'reading' ? to({ status: 'waiting' }) : refuse('not-being-read');
}

/** What the machine made of a page: the form it lies on, or why it lies on none. */
export type ReadingOutcome = { placed: true; form: string } | { placed: false; reason: string };

/** The machine is done with a page. */
export function finishReading(state: ScanState, outcome: ReadingOutcome): Transition<Unplaced | ToConfirm> {
  if (state.status !== 'reading') return refuse('not-being-read');
  return outcome.placed
    ? to({ status: 'to-confirm', form: outcome.form })
    : to({ status: 'unplaced', reason: outcome.reason });
}

/** A person has the page read once more. */
export function readAgain(state: ScanState): Transition<{ status: 'waiting' }> {
  if (state.status === 'to-confirm' || state.status === 'unplaced') return to({ status: 'waiting' });
  return refuse(hindrance(state.status, 'already-read'));
}

/** A person confirms values under a form; `failed` when a rule of severity error is not met. */
export function confirm(
  state: ScanState,
  form: string,
  failed: boolean,
): Transition<{ status: 'flagged' | 'final'; form: string }> {
  if (state.status === 'to-confirm' || state.status === 'unplaced')
    return to({ status: failed ? 'flagged' : 'final', form });
  return refuse(hindrance(state.status, 'not-confirmed-yet'));
}

/** A person finds that the scan cannot be entered. */
export function refuseEntry(
  state: ScanState,
  reason: CannotEnterReason,
): Transition<Extract<ScanState, { status: 'cannot-enter' }>> {
  if (state.status === 'to-confirm' || state.status === 'unplaced')
    return to({ status: 'cannot-enter', reason, before: state });
  return refuse(hindrance(state.status, 'not-confirmed-yet'));
}

/** A person takes a confirmed or refused scan up again. */
export function reopen(state: ScanState): Transition<Unplaced | ToConfirm> {
  switch (state.status) {
    case 'flagged':
    case 'final':
      return to({ status: 'to-confirm', form: state.form });
    case 'cannot-enter':
      return to(state.before);
    default:
      return refuse(hindrance(state.status, 'not-confirmed-yet'));
  }
}
