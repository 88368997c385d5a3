import { emptyDesign } from '../../../../../shared/forms/design.ts';
import type { designerCalls } from '../../../../../shared/api/calls/designer.ts';
import type { InputsOf } from '../call-inputs.ts';

const square = [
  [0, 0],
  [99, 0],
  [99, 99],
  [0, 99],
];

export const designerInputs: InputsOf<typeof designerCalls> = {
  'designer.drafts': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'designer.draft': {
    right: { draft: 1 },
    wrong: [{}, { draft: '../1' }],
  },
  'designer.begin': {
    right: { scan: 1 },
    wrong: [
      {},
      { scan: 1, form: 'kz-2019-a' },
      { form: '../x' },
      { name: 'x.png', data: '' },
      { name: 'x.png', data: 'AAAA', page: 0 },
      { path: '/etc/passwd' },
    ],
  },
  'designer.keep': {
    right: { draft: 1, version: 0, design: emptyDesign({ width: 210, height: 297 }) },
    wrong: [{}, { draft: 1, version: 0, design: {} }, { draft: 1, version: -1 }],
  },
  'designer.straighten': {
    right: {
      draft: 1,
      version: 0,
      corners: square,
      turn: 0,
      size: { width: 210, height: 297 },
    },
    wrong: [
      {},
      { draft: 1, version: 0, corners: [], turn: 0, size: { width: 210, height: 297 } },
      { draft: 1, version: 0, corners: square, turn: 45, size: { width: 210, height: 297 } },
      { draft: 1, version: 0, corners: square, turn: 0, size: { width: 0, height: 297 } },
    ],
  },
  'designer.discard': {
    right: { draft: 1 },
    wrong: [{}, { draft: 0 }],
  },
  'designer.try': {
    right: { draft: 1, design: emptyDesign({ width: 210, height: 297 }), scan: 1 },
    wrong: [{}, { draft: 1, design: 'x', scan: 1 }],
  },
  'designer.save': {
    right: { draft: 1, version: 0 },
    wrong: [{}, { draft: 1 }],
  },
  'designer.pack': {
    right: { form: 'kz-2019-a' },
    wrong: [{}, { form: '../x' }, { form: 'kz-2019-a', path: '/tmp/x.zip' }],
  },
  'designer.picture': {
    right: { draft: 1 },
    wrong: [{}, { draft: 1, side: 100_000 }, { draft: 1, turn: 45 }],
  },
  'designer.page': {
    right: { draft: 1 },
    wrong: [{}],
  },
  'designer.tried': {
    right: { draft: 1, scan: 1 },
    wrong: [{ draft: 1 }],
  },
};
