import { checkEntry } from '../../review/check.ts';
import { cannotEnter, reopen } from '../../review/decide.ts';
import { formById } from '../../review/form-book.ts';
import { save } from '../../review/save.ts';
import { nextToConfirm } from '../../store/scans.ts';
import type { Handlers } from '../rooms.ts';
import { seated } from './seat.ts';

type ReviewCalls = 'review.next' | 'review.check' | 'review.save' | 'review.cannotEnter' | 'review.reopen';

export const reviewHandlers: Pick<Handlers, ReviewCalls> = {
  'review.next': ({ audit }, { after }) => nextToConfirm(audit.read, after ?? 0),
  'review.check': ({ forms }, { form, values }) => ({
    checks: checkEntry(formById(forms, form).form, { values }),
  }),
  'review.save': ({ audit, forms }, input, seat) => save(audit, forms, seated(seat), input),
  'review.cannotEnter': ({ audit }, input, seat) => cannotEnter(audit, seated(seat), input),
  'review.reopen': ({ audit }, input, seat) => reopen(audit, seated(seat), input),
};
