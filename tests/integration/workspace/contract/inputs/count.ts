import type { countCalls } from '../../../../../shared/api/calls/count.ts';
import type { InputsOf } from '../call-inputs.ts';

/** What `stations.say` is given. */
const said = {
  election: 'kz-2019-president',
  region: 'almaty-city',
  station: 253,
  key: 'turnout:13:00',
  value: 485,
  seen: null,
};

export const countInputs: InputsOf<typeof countCalls> = {
  'count.elections': {
    right: {},
    wrong: [{ election: 'x' }],
  },
  'count.totals': {
    right: { region: 'almaty-city' },
    wrong: [{ election: '../x' }, { region: 1 }, { district: 'x' }],
  },
  'count.forensics': {
    right: { region: 'almaty-city' },
    wrong: [{ election: '../x' }, { region: 1 }, { plot: 'corner' }],
  },
  'count.comparison': {
    right: {},
    wrong: [{ election: '../x' }, { region: 'almaty-city' }],
  },
  'count.differences': {
    right: { limit: 10 },
    wrong: [{ limit: 0 }, { limit: 1001 }, { code: 'W501' }],
  },
  'count.changes': {
    right: { offset: 5 },
    wrong: [{ offset: -1 }, { offset: '5' }],
  },
  'count.behind': {
    right: { set: 'without-protocol', region: '', reason: null, limit: 1 },
    wrong: [
      {},
      { set: 'everything' },
      { set: 'all', reason: 'because' },
      { set: 'all', order: 'name' },
      { set: 'all', limit: 1001 },
      { set: 'all', region: 'x'.repeat(201) },
    ],
  },
  'stations.list': {
    right: { search: 'мектеп', set: 'without-protocol', region: 'almaty-city' },
    wrong: [{ set: 'mine' }, { limit: 0 }, { search: 'x'.repeat(201) }, { election: '../x' }],
  },
  'stations.get': {
    right: { election: 'kz-2019-president', region: 'almaty-city', station: 253 },
    wrong: [{}, { election: 'kz-2019-president', region: 'almaty-city', station: -1 }],
  },
  'stations.say': {
    right: said,
    wrong: [
      {},
      { ...said, seen: undefined },
      { ...said, value: -1 },
      { ...said, value: 100_000 },
      { ...said, value: 1.5 },
      { ...said, value: true },
      { ...said, key: 'turnout:25:00' },
      { ...said, key: 'votes:tokayev' },
      { ...said, key: 'reason', value: 'tired' },
    ],
  },
  'count.turnout': {
    right: { election: 'kz-2019-president' },
    wrong: [{ hour: '13:00' }],
  },
  'count.map': {
    right: {},
    wrong: [{ election: '' }],
  },
};
