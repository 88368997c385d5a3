import type { Stepped } from '../../../shared/api/reviewing.ts';
import { findingsBetween } from '../../review/between.ts';
import { tellAttention } from '../../review/attention.ts';
import { checkEntry } from '../../review/check.ts';
import { correct } from '../../review/correct.ts';
import { cannotEnter, reopen } from '../../review/decide.ts';
import { formById } from '../../review/form-book.ts';
import { differencesOf, resolve } from '../../review/resolve.ts';
import { restingScans } from '../../review/resting.ts';
import { save } from '../../review/save.ts';
import { saveSecond } from '../../review/second.ts';
import { redo, undo } from '../../review/undo.ts';
import { nextScan } from '../../store/next-scan.ts';
import { sendErrand } from '../errand.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { actorOf, seated } from './seat.ts';

type ReviewCalls =
  | 'review.next'
  | 'review.claim'
  | 'review.release'
  | 'review.check'
  | 'review.save'
  | 'review.second'
  | 'review.differences'
  | 'review.resolve'
  | 'review.correct'
  | 'review.cannotEnter'
  | 'review.reopen'
  | 'review.between'
  | 'review.undo'
  | 'review.redo'
  | 'review.attention';

export const reviewHandlers: Pick<Handlers, ReviewCalls> = {
  'review.next': ({ audit, claims }, { task, after }, seat) =>
    nextScan(audit.read, {
      task,
      after: after ?? 0,
      person: seat.person?.code ?? '',
      claimed: claims.others(seat),
      resting: restingScans(audit.read),
      auditor: seat.person?.role === 'auditor',
    }),
  'review.claim': ({ claims }, { scan }, seat) => ({ by: claims.claim(scan, seat, seated(seat)) }),
  'review.release': ({ claims }, { scan }, seat) => {
    claims.release(scan, seat);
    return null;
  },
  'review.check': ({ forms }, { form, values }) => ({
    checks: checkEntry(formById(forms, form).form, { values }),
  }),
  'review.save': ({ audit, forms }, input, seat) => save(audit, forms, actorOf(seat), input),
  'review.second': ({ audit, forms }, input, seat) => saveSecond(audit, forms, actorOf(seat), input),
  'review.differences': ({ audit, forms }, { scan }) => differencesOf(audit.read, forms, scan),
  'review.resolve': ({ audit, forms }, input, seat) => resolve(audit, forms, actorOf(seat), input),
  'review.correct': ({ audit, forms }, input, seat) => correct(audit, forms, actorOf(seat), input),
  'review.cannotEnter': ({ audit }, input, seat) => cannotEnter(audit, actorOf(seat), input),
  'review.reopen': ({ audit }, input, seat) => reopen(audit, actorOf(seat), input),
  // One scan is soon looked at; all of them would hold up everybody else.
  'review.between': ({ audit, forms, store }, { scan }) =>
    scan === undefined
      ? sendErrand(store, { kind: 'between', forms })
      : findingsBetween(audit.read, forms, scan),
  'review.undo': ({ audit, tell }, _, seat) => stepTold(undo(audit, seated(seat)), tell),
  'review.redo': ({ audit, tell }, _, seat) => stepTold(redo(audit, seated(seat)), tell),
  'review.attention': ({ audit }, input, seat) => {
    tellAttention(audit, seated(seat), input);
    return null;
  },
};

/** Tells of a batch that goes from hand to hand; what became of a scan is told by its own change. */
function stepTold(step: Stepped | null, tell: Rooms['tell']): Stepped | null {
  if (step && step.batch !== null) tell({ type: 'work' });
  return step;
}
