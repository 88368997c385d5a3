import type { scansCalls } from '../../../../../shared/api/calls/scans.ts';
import type { InputsOf } from '../call-inputs.ts';

export const scansInputs: InputsOf<typeof scansCalls> = {
  'scans.list': {
    right: { search: 'алматы', status: ['final'], form: 'kz-2019-a', batch: 1 },
    wrong: [{ status: ['open'] }, { offset: -1 }, { limit: 0 }, { limit: 1001 }, { search: 'x'.repeat(201) }],
  },
  'scans.get': {
    right: { scan: 1 },
    wrong: [{}, { scan: '1 OR 1=1' }],
  },
  'image.page': {
    right: { scan: 1 },
    wrong: [{}, { scan: Number.MAX_SAFE_INTEGER + 1 }],
  },
  'image.original': {
    right: { scan: 1 },
    wrong: [{}, { scan: 1, side: 100_000 }, { scan: 1, turn: 45 }],
  },
  'image.corners': {
    right: { scan: 1 },
    wrong: [{}, { scan: 0 }],
  },
};
