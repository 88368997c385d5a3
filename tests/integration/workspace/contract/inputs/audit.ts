import type { auditCalls } from '../../../../../shared/api/calls/audit.ts';
import type { InputsOf } from '../call-inputs.ts';

/** What `audit.close` is given. */
const closed = { scan: 1, version: 0, code: 'F401', outcome: 'not-an-error' };

export const auditInputs: InputsOf<typeof auditCalls> = {
  'audit.flags': {
    right: {},
    wrong: [{ code: 'X1' }, { state: 'all' }, { limit: 0 }],
  },
  'audit.between': {
    right: {},
    wrong: [{ scan: 1 }],
  },
  'audit.close': {
    right: closed,
    wrong: [
      {},
      { ...closed, outcome: 'fixed' },
      { ...closed, code: '' },
      { ...closed, reason: 'x'.repeat(501) },
    ],
  },
  'audit.verify': {
    right: { head: 'a'.repeat(64) },
    wrong: [{ extra: 1 }, { head: 'a'.repeat(63) }, { head: 'A'.repeat(64) }],
  },
  'audit.head': {
    right: {},
    wrong: [{ head: 'a'.repeat(64) }],
  },
  'audit.log': {
    right: {},
    wrong: [{ limit: 0 }, { before: 0 }],
  },
};
