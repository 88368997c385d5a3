import { describe, expect, test } from 'vitest';
import { scanStatuses, type ScanStatus } from '../../../shared/protocol/status.ts';
import {
  closeFlag,
  confirm,
  correct,
  enterSecond,
  finishReading,
  interruptReading,
  readAgain,
  refuseEntry,
  reopen,
  resolveDifferences,
  type ScanState,
  startReading,
  type Transition,
  type TransitionError,
} from '../../../shared/protocol/transitions.ts';

const unplaced = { status: 'unplaced', reason: 'no-form-fits' } as const;
const toConfirm = { status: 'to-confirm', form: 'kz-2019-a' } as const;

/** One state of each status. */
const states: { [Status in ScanStatus]: ScanState & { status: Status } } = {
  waiting: { status: 'waiting' },
  reading: { status: 'reading' },
  unplaced,
  'to-confirm': toConfirm,
  'second-entry': { status: 'second-entry', form: 'kz-2019-a', first: 'V1' },
  differing: { status: 'differing', form: 'kz-2019-a', first: 'V1', second: 'V2' },
  flagged: { status: 'flagged', form: 'kz-2019-a', by: ['V1'] },
  final: { status: 'final', form: 'kz-2019-a', by: ['V1'] },
  'cannot-enter': { status: 'cannot-enter', reason: 'annulled', before: toConfirm },
};

/** People at work: V1 made the first entry, V2 the second. */
const volunteer = (code: string) => ({ code, role: 'volunteer' }) as const;
const merger = (code: string) => ({ code, role: 'merger' }) as const;
const auditor = (code: string) => ({ code, role: 'auditor' }) as const;
const b = 'kz-2019-b';
const a = 'kz-2019-a';

type Verdict = ScanState | TransitionError;

/** What forbids an act on an open or confirmed scan, where nothing else is said. */
const hindrances: Record<ScanStatus, Verdict> = {
  waiting: 'not-read-yet',
  reading: 'being-read',
  unplaced: 'not-confirmed-yet',
  'to-confirm': 'not-confirmed-yet',
  'second-entry': 'awaits-second-entry',
  differing: 'entries-differ',
  flagged: 'already-confirmed',
  final: 'already-confirmed',
  'cannot-enter': 'cannot-be-entered',
};

/** Each act on each status: the state that follows or the error that names why none does. */
const table: Record<
  string,
  { act: (state: ScanState) => Transition; verdicts: Record<ScanStatus, Verdict> }
> = {
  startReading: {
    act: startReading,
    verdicts: {
      ...hindrances,
      waiting: { status: 'reading' },
      unplaced: 'already-read',
      'to-confirm': 'already-read',
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
    verdicts: { ...hindrances, unplaced: { status: 'waiting' }, 'to-confirm': { status: 'waiting' } },
  },
  'confirm, nothing failed': {
    act: (state) => confirm(state, volunteer('V1'), { form: b, failed: false, twice: false }),
    verdicts: {
      ...hindrances,
      unplaced: { status: 'final', form: b, by: ['V1'] },
      'to-confirm': { status: 'final', form: b, by: ['V1'] },
    },
  },
  'confirm, a rule failed': {
    act: (state) => confirm(state, volunteer('V1'), { form: b, failed: true, twice: false }),
    verdicts: {
      ...hindrances,
      unplaced: { status: 'flagged', form: b, by: ['V1'] },
      'to-confirm': { status: 'flagged', form: b, by: ['V1'] },
    },
  },
  'confirm, to be entered twice': {
    act: (state) => confirm(state, volunteer('V1'), { form: b, failed: true, twice: true }),
    verdicts: {
      ...hindrances,
      unplaced: { status: 'second-entry', form: b, first: 'V1' },
      'to-confirm': { status: 'second-entry', form: b, first: 'V1' },
    },
  },
  'enterSecond, the same': {
    act: (state) => enterSecond(state, volunteer('V2'), { form: a, failed: false, same: true }),
    verdicts: {
      ...everywhere('no-second-entry-awaited'),
      'second-entry': { status: 'final', form: a, by: ['V1', 'V2'] },
    },
  },
  'enterSecond, the same, a rule failed': {
    act: (state) => enterSecond(state, volunteer('V2'), { form: a, failed: true, same: true }),
    verdicts: {
      ...everywhere('no-second-entry-awaited'),
      'second-entry': { status: 'flagged', form: a, by: ['V1', 'V2'] },
    },
  },
  'enterSecond, differing': {
    act: (state) => enterSecond(state, volunteer('V2'), { form: a, failed: false, same: false }),
    verdicts: {
      ...everywhere('no-second-entry-awaited'),
      'second-entry': { status: 'differing', form: a, first: 'V1', second: 'V2' },
    },
  },
  'enterSecond, by the person of the first entry': {
    act: (state) => enterSecond(state, auditor('V1'), { form: a, failed: false, same: true }),
    verdicts: { ...everywhere('no-second-entry-awaited'), 'second-entry': 'same-person' },
  },
  'enterSecond, under another form': {
    act: (state) => enterSecond(state, volunteer('V2'), { form: b, failed: false, same: true }),
    verdicts: { ...everywhere('no-second-entry-awaited'), 'second-entry': 'other-form' },
  },
  'resolveDifferences, by a third person': {
    act: (state) => resolveDifferences(state, volunteer('V3'), false),
    verdicts: {
      ...everywhere('entries-do-not-differ'),
      differing: { status: 'final', form: a, by: ['V1', 'V2', 'V3'] },
    },
  },
  'resolveDifferences, a rule failed': {
    act: (state) => resolveDifferences(state, volunteer('V3'), true),
    verdicts: {
      ...everywhere('entries-do-not-differ'),
      differing: { status: 'flagged', form: a, by: ['V1', 'V2', 'V3'] },
    },
  },
  'resolveDifferences, by the person of the first entry': {
    act: (state) => resolveDifferences(state, volunteer('V1'), false),
    verdicts: { ...everywhere('entries-do-not-differ'), differing: 'same-person' },
  },
  'resolveDifferences, by the person of the second entry': {
    act: (state) => resolveDifferences(state, merger('V2'), false),
    verdicts: { ...everywhere('entries-do-not-differ'), differing: 'same-person' },
  },
  'resolveDifferences, by an auditor who made an entry': {
    act: (state) => resolveDifferences(state, auditor('V2'), false),
    verdicts: {
      ...everywhere('entries-do-not-differ'),
      differing: { status: 'final', form: a, by: ['V1', 'V2'] },
    },
  },
  'correct, by an auditor': {
    act: (state) => correct(state, auditor('K1'), { form: b, failed: false }),
    verdicts: {
      ...hindrances,
      flagged: { status: 'final', form: b, by: ['V1', 'K1'] },
      final: { status: 'final', form: b, by: ['V1', 'K1'] },
    },
  },
  'correct, a rule still failed': {
    act: (state) => correct(state, auditor('K1'), { form: b, failed: true }),
    verdicts: {
      ...hindrances,
      flagged: { status: 'flagged', form: b, by: ['V1', 'K1'] },
      final: { status: 'flagged', form: b, by: ['V1', 'K1'] },
    },
  },
  'correct, by no auditor': {
    act: (state) => correct(state, merger('M1'), { form: b, failed: false }),
    verdicts: { ...hindrances, flagged: 'not-an-auditor', final: 'not-an-auditor' },
  },
  'closeFlag, as on paper, the last one': {
    act: (state) => closeFlag(state, auditor('K1'), { outcome: 'as-on-paper', othersOpen: false }),
    verdicts: {
      ...hindrances,
      flagged: { status: 'final', form: a, by: ['V1'] },
      final: { status: 'final', form: a, by: ['V1'] },
    },
  },
  'closeFlag, others stay open': {
    act: (state) => closeFlag(state, auditor('K1'), { outcome: 'as-on-paper', othersOpen: true }),
    verdicts: {
      ...hindrances,
      flagged: { status: 'flagged', form: a, by: ['V1'] },
      final: { status: 'flagged', form: a, by: ['V1'] },
    },
  },
  'closeFlag, as on paper, of their own entry': {
    act: (state) => closeFlag(state, auditor('V1'), { outcome: 'as-on-paper', othersOpen: false }),
    verdicts: { ...hindrances, flagged: 'same-person', final: 'same-person' },
  },
  'closeFlag, not an error, of their own entry': {
    act: (state) => closeFlag(state, auditor('V1'), { outcome: 'not-an-error', othersOpen: false }),
    verdicts: {
      ...hindrances,
      flagged: { status: 'final', form: a, by: ['V1'] },
      final: { status: 'final', form: a, by: ['V1'] },
    },
  },
  'closeFlag, by no auditor': {
    act: (state) => closeFlag(state, volunteer('V2'), { outcome: 'not-an-error', othersOpen: false }),
    verdicts: { ...hindrances, flagged: 'not-an-auditor', final: 'not-an-auditor' },
  },
  refuseEntry: {
    act: (state) => refuseEntry(state, 'unreadable'),
    verdicts: {
      ...hindrances,
      unplaced: { status: 'cannot-enter', reason: 'unreadable', before: unplaced },
      'to-confirm': { status: 'cannot-enter', reason: 'unreadable', before: toConfirm },
    },
  },
  'reopen, by the person of the first entry': {
    act: (state) => reopen(state, volunteer('V1')),
    verdicts: {
      ...hindrances,
      'second-entry': toConfirm,
      differing: 'same-person',
      flagged: toConfirm,
      final: toConfirm,
      'cannot-enter': toConfirm,
    },
  },
  'reopen, by the person of the second entry': {
    act: (state) => reopen(state, volunteer('V2')),
    verdicts: {
      ...hindrances,
      differing: 'same-person',
      flagged: toConfirm,
      final: toConfirm,
      'cannot-enter': toConfirm,
    },
  },
  'reopen, by a third person': {
    act: (state) => reopen(state, volunteer('V3')),
    verdicts: {
      ...hindrances,
      differing: toConfirm,
      flagged: toConfirm,
      final: toConfirm,
      'cannot-enter': toConfirm,
    },
  },
  'reopen, by an auditor': {
    act: (state) => reopen(state, auditor('V2')),
    verdicts: {
      ...hindrances,
      'second-entry': toConfirm,
      differing: toConfirm,
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
  expect(refused.ok && reopen(refused.state, volunteer('V1'))).toEqual({ ok: true, state: unplaced });
});
