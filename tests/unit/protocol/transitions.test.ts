import { describe, expect, test } from 'vitest';
import { scanStatuses, type ScanStatus } from '../../../shared/protocol/status.ts';
import {
  confirm,
  finishReading,
  interruptReading,
  readAgain,
  refuseEntry,
  reopen,
  type ScanState,
  startReading,
  type Transition,
  type TransitionError,
} from '../../../shared/protocol/transitions.ts';

const unplaced = { status: 'unplaced', reason: 'no-form-fits' } as const;
const toConfirm = { status: 'to-confirm', form: 'kz-2019-a' } as const;

/** One state of each status. */
const states: { [Status in ScanStatus]: Extract<ScanState, { status: Status }> } = {
  waiting: { status: 'waiting' },
  reading: { status: 'reading' },
  unplaced,
  'to-confirm': toConfirm,
  'second-entry': { status: 'second-entry', form: 'kz-2019-a' },
  differing: { status: 'differing', form: 'kz-2019-a' },
  flagged: { status: 'flagged', form: 'kz-2019-a' },
  final: { status: 'final', form: 'kz-2019-a' },
  'cannot-enter': { status: 'cannot-enter', reason: 'annulled', before: toConfirm },
};

type Verdict = ScanState | TransitionError;

/** Each act on each status: the state that follows or the error that names why none does. */
const table: Record<
  string,
  { act: (state: ScanState) => Transition; verdicts: Record<ScanStatus, Verdict> }
> = {
  startReading: {
    act: startReading,
    verdicts: {
      waiting: { status: 'reading' },
      reading: 'being-read',
      unplaced: 'already-read',
      'to-confirm': 'already-read',
      'second-entry': 'awaits-second-entry',
      differing: 'entries-differ',
      flagged: 'already-confirmed',
      final: 'already-confirmed',
      'cannot-enter': 'cannot-be-entered',
    },
  },
  interruptReading: {
    act: interruptReading,
    verdicts: { ...everywhere('not-being-read'), reading: { status: 'waiting' } },
  },
  'finishReading, placed': {
    act: (state) => finishReading(state, { placed: true, form: 'kz-2019-b' }),
    verdicts: { ...everywhere('not-being-read'), reading: { status: 'to-confirm', form: 'kz-2019-b' } },
  },
  'finishReading, not placed': {
    act: (state) => finishReading(state, { placed: false, reason: 'too-small' }),
    verdicts: { ...everywhere('not-being-read'), reading: { status: 'unplaced', reason: 'too-small' } },
  },
  readAgain: {
    act: readAgain,
    verdicts: {
      waiting: 'not-read-yet',
      reading: 'being-read',
      unplaced: { status: 'waiting' },
      'to-confirm': { status: 'waiting' },
      'second-entry': 'awaits-second-entry',
      differing: 'entries-differ',
      flagged: 'already-confirmed',
      final: 'already-confirmed',
      'cannot-enter': 'cannot-be-entered',
    },
  },
  'confirm, nothing failed': {
    act: (state) => confirm(state, 'kz-2019-b', false),
    verdicts: {
      waiting: 'not-read-yet',
      reading: 'being-read',
      unplaced: { status: 'final', form: 'kz-2019-b' },
      'to-confirm': { status: 'final', form: 'kz-2019-b' },
      'second-entry': 'awaits-second-entry',
      differing: 'entries-differ',
      flagged: 'already-confirmed',
      final: 'already-confirmed',
      'cannot-enter': 'cannot-be-entered',
    },
  },
  'confirm, a rule failed': {
    act: (state) => confirm(state, 'kz-2019-b', true),
    verdicts: {
      waiting: 'not-read-yet',
      reading: 'being-read',
      unplaced: { status: 'flagged', form: 'kz-2019-b' },
      'to-confirm': { status: 'flagged', form: 'kz-2019-b' },
      'second-entry': 'awaits-second-entry',
      differing: 'entries-differ',
      flagged: 'already-confirmed',
      final: 'already-confirmed',
      'cannot-enter': 'cannot-be-entered',
    },
  },
  refuseEntry: {
    act: (state) => refuseEntry(state, 'unreadable'),
    verdicts: {
      waiting: 'not-read-yet',
      reading: 'being-read',
      unplaced: { status: 'cannot-enter', reason: 'unreadable', before: unplaced },
      'to-confirm': { status: 'cannot-enter', reason: 'unreadable', before: toConfirm },
      'second-entry': 'awaits-second-entry',
      differing: 'entries-differ',
      flagged: 'already-confirmed',
      final: 'already-confirmed',
      'cannot-enter': 'cannot-be-entered',
    },
  },
  reopen: {
    act: reopen,
    verdicts: {
      waiting: 'not-read-yet',
      reading: 'being-read',
      unplaced: 'not-confirmed-yet',
      'to-confirm': 'not-confirmed-yet',
      'second-entry': 'awaits-second-entry',
      differing: 'entries-differ',
      flagged: toConfirm,
      final: toConfirm,
      'cannot-enter': toConfirm,
    },
  },
};

function everywhere(error: TransitionError): Record<ScanStatus, Verdict> {
  return Object.fromEntries(scanStatuses.map((status) => [status, error])) as Record<ScanStatus, Verdict>;
}

describe.each(Object.entries(table))('%s', (_, { act, verdicts }) => {
  const allowed = scanStatuses.filter((status) => typeof verdicts[status] !== 'string');
  const forbidden = scanStatuses.filter((status) => typeof verdicts[status] === 'string');

  test.each(allowed)('leads on from %s', (status) => {
    expect(act(states[status])).toEqual({ ok: true, state: verdicts[status] });
  });

  test.each(forbidden.map((status) => ({ status, error: verdicts[status] })))(
    'is forbidden from $status: $error',
    ({ status, error }) => {
      expect(act(states[status])).toEqual({ ok: false, error });
    },
  );
});

test('a refused page that was never placed goes back to being unplaced', () => {
  const refused = refuseEntry(unplaced, 'other');
  expect(refused.ok && reopen(refused.state)).toEqual({ ok: true, state: unplaced });
});
