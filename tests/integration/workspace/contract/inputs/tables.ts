import path from 'node:path';
import type { tablesCalls } from '../../../../../shared/api/calls/tables.ts';
import type { InputsOf } from '../call-inputs.ts';

/** How a table of regions is understood. */
const mapping = {
  sheet: '',
  header: 1,
  columns: ['region', 'votes:tokayev', 'left_out', 'left_out'],
  region: '',
  names: {},
};

export const tablesInputs: InputsOf<typeof tablesCalls> = {
  'tables.look': {
    right: { path: path.resolve('nowhere.csv'), kind: 'official' },
    wrong: [{}, { path: '/x.csv' }, { path: '', kind: 'official' }, { path: '/x.csv', kind: 'map' }],
  },
  'tables.map': {
    right: { look: 1, mapping },
    wrong: [
      {},
      { look: 1 },
      { look: 1, mapping: { ...mapping, columns: ['region', 'region'] } },
      { look: 1, mapping: { ...mapping, columns: ['drop table'] } },
      { look: 1, mapping: { ...mapping, columns: ['votes:../x'] } },
      { look: 1, mapping: { ...mapping, columns: ['turnout:25:00'] } },
      { look: 1, mapping: { ...mapping, header: -1 } },
      { look: 1, mapping: { ...mapping, names: { Semey: { is: 'same' } } } },
    ],
  },
  'tables.take': {
    right: { look: 1, mapping, source: 'CEC', published: '2019-06-11' },
    wrong: [
      {},
      { look: 1, mapping, source: '', published: '2019-06-11' },
      { look: 1, mapping, source: 'CEC', published: '11.06.2019' },
      { look: 1, mapping, source: 'CEC', published: '2019-02-30' },
    ],
  },
  'tables.drop': {
    right: { look: 1 },
    wrong: [{}, { look: 0 }],
  },
  'tables.list': {
    right: { kind: 'official' },
    wrong: [{ kind: 'all' }],
  },
  'tables.withdraw': {
    right: { publication: 1, inForce: false },
    wrong: [{}, { publication: 1 }, { publication: 1, inForce: 'no' }],
  },
};
