import path from 'node:path';
import type { exchangeCalls } from '../../../../../shared/api/calls/exchange.ts';
import type { InputsOf } from '../call-inputs.ts';

export const exchangeInputs: InputsOf<typeof exchangeCalls> = {
  'exchange.export': {
    right: { format: 'csv' },
    wrong: [
      {},
      { format: 'exe' },
      { format: 'csv', language: 'fr' },
      { format: 'csv', path: '' },
      { format: 'zip', pictures: 'small' },
      { format: 'csv', all: 'yes' },
    ],
  },
  'exchange.look': {
    right: { paths: [path.resolve('nowhere.xlsx')] },
    wrong: [{}, { paths: [] }, { paths: [''] }, { paths: 'a.xlsx' }],
  },
  'exchange.merge': {
    right: { look: 1 },
    wrong: [{}, { look: 0 }, { look: '1' }],
  },
  'exchange.drop': {
    right: { look: null },
    wrong: [{}, { look: 0 }],
  },
  'evidence.write': {
    right: { station: 253, format: 'html' },
    wrong: [
      {},
      { station: 253 },
      { station: -1, format: 'html' },
      { station: 253, format: 'docx' },
      { station: 253, format: 'html', election: '../x' },
      { station: 253, format: 'pdf', path: '' },
    ],
  },
};
