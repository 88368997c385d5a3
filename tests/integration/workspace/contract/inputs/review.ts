import type { reviewCalls } from '../../../../../shared/api/calls/review.ts';
import type { InputsOf } from '../call-inputs.ts';

/** Corners of a page as a person marks them. */
const corners = [
  [10, 12],
  [1300, 20],
  [1310, 1800],
  [-5, 1790],
];

/** What `review.save` is given. */
const entry = { scan: 1, version: 0, form: 'kz-2019-a', region: '', values: {}, marks: {} };

/** What `review.second` is given. */
const secondEntry = { scan: 1, version: 0, form: 'kz-2019-a', values: {} };

export const reviewInputs: InputsOf<typeof reviewCalls> = {
  'review.next': {
    right: {},
    wrong: [{ after: 0 }, { task: 'win' }],
  },
  'review.claim': {
    right: { scan: 1 },
    wrong: [{}, { scan: 0 }],
  },
  'review.release': {
    right: { scan: 1 },
    wrong: [{}, { scan: 'all' }],
  },
  'review.check': {
    right: { form: 'kz-2019-a', values: {} },
    wrong: [{}, { form: 'kz-2019-a' }, ...badValues().map((values) => ({ form: 'kz-2019-a', values }))],
  },
  'review.save': {
    right: entry,
    wrong: [
      {},
      { scan: 1, version: 0 },
      ...badValues().map((values) => ({ ...entry, values })),
      { ...entry, marks: { stamp: 'yes' } },
      { ...entry, ticked: ['X999'] },
      { ...entry, note: 'x'.repeat(2001) },
      { ...entry, asPaper: 'because' },
    ],
  },
  'review.second': {
    right: secondEntry,
    wrong: [{}, ...badValues().map((values) => ({ ...secondEntry, values })), { ...secondEntry, marks: {} }],
  },
  'review.differences': {
    right: { scan: 1 },
    wrong: [{}],
  },
  'review.resolve': {
    right: { scan: 1, version: 0, choices: { voted: { choice: 'first' } } },
    wrong: [
      {},
      { scan: 1, version: 0, choices: { voted: 'first' } },
      { scan: 1, version: 0, choices: { voted: { choice: 'fourth' } } },
      ...badValues().map((values) => ({
        scan: 1,
        version: 0,
        choices: {
          voted: { choice: 'third', value: Object.values(values as object)[0] as unknown, reason: 1 },
        },
      })),
    ],
  },
  'review.correct': {
    right: { scan: 1, version: 0, form: 'kz-2019-a', region: '', values: {}, marks: {} },
    wrong: [{}, { scan: 1, version: 0 }],
  },
  'review.cannotEnter': {
    right: { scan: 1, version: 0, reason: 'other' },
    wrong: [{}, { scan: 1, version: 0, reason: 'tired' }, { scan: 1, version: -1, reason: 'other' }],
  },
  'review.reopen': {
    right: { scan: 1, version: 0 },
    wrong: [{}, { scan: 1 }],
  },
  'review.place': {
    right: { scan: 1, version: 0, form: 'kz-2019-a', corners },
    wrong: [
      { scan: 1, version: 0, form: 'kz-2019-a' },
      { scan: 1, version: 0, form: 'kz-2019-a', corners: corners.slice(1) },
      { scan: 1, version: 0, form: 'kz-2019-a', corners: [...corners].reverse() },
      { scan: 1, version: 0, form: 'kz-2019-a', corners: corners.map(([x]) => [x, 1e9]) },
    ],
  },
  'review.readBox': {
    right: { scan: 1, field: 'voted', box: [10, 10, 40, 9] },
    wrong: [
      { scan: 1, field: 'voted', box: [10, 10, 40] },
      { scan: 1, field: 'voted', box: [10, 10, 0, 9] },
      { scan: 1, box: [10, 10, 40, 9] },
    ],
  },
  'review.between': {
    right: {},
    wrong: [{ scan: 0 }, { all: true }],
  },
  'review.undo': {
    right: {},
    wrong: [{ scan: 1 }],
  },
  'review.redo': {
    right: {},
    wrong: [{ scan: 1 }],
  },
  'review.attention': {
    right: { scan: 1, field: 'voted', outcome: 'caught' },
    wrong: [{}, { scan: 1, field: 'voted', outcome: 'seen' }, { scan: 1, field: '', outcome: 'caught' }],
  },
  'practice.due': {
    right: { code: 'V07' },
    wrong: [{}, { code: 'a b' }],
  },
  'practice.done': {
    right: { mistakes: 2 },
    wrong: [{}, { mistakes: -1 }, { mistakes: 1.5 }],
  },
};

/** Values of a protocol of which one is none. */
function badValues(): unknown[] {
  const whole = { value: 1, state: 'number', corrected: false };
  return [
    { invalid: 1 },
    { invalid: { ...whole, value: -1 } },
    { invalid: { ...whole, value: 1.5 } },
    { invalid: { ...whole, value: 100_000 } },
    { invalid: { ...whole, value: '١٢' } },
    { invalid: { ...whole, state: 'guess' } },
    { invalid: { ...whole, extra: 1 } },
    { 'no such id!': whole },
  ];
}
