import type { publishCalls } from '../../../../../shared/api/calls/publish.ts';
import type { InputsOf } from '../call-inputs.ts';

export const publishInputs: InputsOf<typeof publishCalls> = {
  'report.write': {
    right: { format: 'html', language: 'kk' },
    wrong: [
      {},
      { format: 'docx' },
      { format: 'html', language: 'de' },
      { format: 'pdf', election: '../x' },
      { format: 'html', path: '' },
    ],
  },
  'site.write': {
    right: { withoutImages: true },
    wrong: [{ election: '../x' }, { path: '' }, { withoutImages: 'yes' }, { language: 'kk' }],
  },
  'publish.stop': {
    right: {},
    wrong: [{ what: 'site' }],
  },
};
