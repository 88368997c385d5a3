import type { CannotEnterReason, Role, ScanStatus } from './status.ts';
import { assertNever } from './values.ts';

/** Where a scan stands, with what belongs to standing there. README has the drawing. */
export type ScanState =
  | { status: 'waiting' }
  | { status: 'reading' }
  | Unplaced
  | ToConfirm
  | SecondEntry
  | Differing
  | Confirmed
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

/** Another person is to enter it once more, blind. `first`: code of the person of the first entry. */
export interface SecondEntry {
  status: 'second-entry';
  form: string;
  first: string;
}

/** The two entries differ; a third person is to resolve it. */
export interface Differing {
  status: 'differing';
  form: string;
  first: string;
  second: string;
}

/** Confirmed; `flagged` while a rule of severity error is not met and not closed. `by`: everyone whose entry stands behind it. */
export interface Confirmed {
  status: 'flagged' | 'final';
  form: string;
  by: readonly string[];
}

/** Who acts. */
export interface Actor {
  code: string;
  role: Role;
}

/** Why a transition is not to be had: keys under `problem.` in the language files. */
export const transitionErrors = [
  'not-read-yet',
  'being-read',
  'not-being-read',
  'already-read',
  'not-confirmed-yet',
  'awaits-second-entry',
  'no-second-entry-awaited',
  'entries-differ',
  'entries-do-not-differ',
  'already-confirmed',
  'cannot-be-entered',
  'same-person',
  'other-form',
  'not-an-auditor',
] as const;
export type TransitionError = (typeof transitionErrors)[number];

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

/** True where a page is read for its picture's sake alone: what people entered of it came before the picture did, and stands. */
export function isReadBeside({ status }: Pick<ScanState, 'status'>): boolean {
  switch (status) {
    case 'second-entry':
    case 'differing':
    case 'flagged':
    case 'final':
    case 'cannot-enter':
      return true;
    case 'waiting':
    case 'reading':
    case 'unplaced':
    case 'to-confirm':
      return false;
    default:
      return assertNever(status);
  }
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

/** What a person's values come to. */
export interface Outcome {
  form: string;
  /** A rule of severity error is not met. */
  failed: boolean;
}

const confirmed = (form: string, failed: boolean, by: readonly string[]): Confirmed => ({
  status: failed ? 'flagged' : 'final',
  form,
  by: [...new Set(by)],
});

/** A person confirms values under a form; `twice` when another person is to enter them too, blind. */
export function confirm(
  state: ScanState,
  { code }: Actor,
  { form, failed, twice }: Outcome & { twice: boolean },
): Transition<SecondEntry | Confirmed> {
  if (state.status !== 'to-confirm' && state.status !== 'unplaced')
    return refuse(hindrance(state.status, 'not-confirmed-yet'));
  return twice ? to({ status: 'second-entry', form, first: code }) : to(confirmed(form, failed, [code]));
}

/** Another person enters the protocol blind, under the form of the first entry. `failed`: of the first entry. */
export function enterSecond(
  state: ScanState,
  { code }: Actor,
  { form, failed, same }: Outcome & { same: boolean },
): Transition<Differing | Confirmed> {
  if (state.status !== 'second-entry') return refuse('no-second-entry-awaited');
  if (state.first === code) return refuse('same-person');
  if (state.form !== form) return refuse('other-form');
  return same
    ? to(confirmed(form, failed, [state.first, code]))
    : to({ status: 'differing', form, first: state.first, second: code });
}

/** A third person, or an auditor, says field by field what stands on the paper. */
export function resolveDifferences(
  state: ScanState,
  { code, role }: Actor,
  failed: boolean,
): Transition<Confirmed> {
  if (state.status !== 'differing') return refuse('entries-do-not-differ');
  if (role !== 'auditor' && (code === state.first || code === state.second)) return refuse('same-person');
  return to(confirmed(state.form, failed, [state.first, state.second, code]));
}

/** An auditor enters anew what stands on the paper of a confirmed protocol; the flags of the old entry go with it. */
export function correct(
  state: ScanState,
  { code, role }: Actor,
  { form, failed }: Outcome,
): Transition<Confirmed> {
  if (state.status !== 'flagged' && state.status !== 'final')
    return refuse(hindrance(state.status, 'not-confirmed-yet'));
  if (role !== 'auditor') return refuse('not-an-auditor');
  return to(confirmed(form, failed, [...state.by, code]));
}

/** How an auditor closes a flag without another entry. */
export interface Closing {
  outcome: 'as-on-paper' | 'not-an-error';
  /** True while other errors of the protocol stay open. */
  othersOpen: boolean;
}

/**
 * An auditor closes a flag. That it stands on the paper so takes a second person: nobody says it of their own entry.
 * A protocol that is final has only warnings, and stays final.
 */
export function closeFlag(
  state: ScanState,
  { code, role }: Actor,
  { outcome, othersOpen }: Closing,
): Transition<Confirmed> {
  if (state.status !== 'flagged' && state.status !== 'final')
    return refuse(hindrance(state.status, 'not-confirmed-yet'));
  if (role !== 'auditor') return refuse('not-an-auditor');
  if (outcome === 'as-on-paper' && state.by.includes(code)) return refuse('same-person');
  return to({ ...state, status: othersOpen ? 'flagged' : 'final' });
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

/**
 * A person takes a confirmed or refused scan up again; entries stay. Of a protocol that awaits its second entry only the
 * person of the first may, or who is no volunteer; of one whose entries differ neither of the two, unless no volunteer.
 */
export function reopen(state: ScanState, { code, role }: Actor): Transition<Unplaced | ToConfirm> {
  switch (state.status) {
    case 'second-entry':
      return role === 'volunteer' && state.first !== code
        ? refuse('awaits-second-entry')
        : to({ status: 'to-confirm', form: state.form });
    case 'differing':
      return role === 'volunteer' && (state.first === code || state.second === code)
        ? refuse('same-person')
        : to({ status: 'to-confirm', form: state.form });
    case 'flagged':
    case 'final':
      return to({ status: 'to-confirm', form: state.form });
    case 'cannot-enter':
      return to(state.before);
    default:
      return refuse(hindrance(state.status, 'not-confirmed-yet'));
  }
}
