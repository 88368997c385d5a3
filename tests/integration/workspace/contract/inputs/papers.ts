import type { papersCalls } from '../../../../../shared/api/calls/papers.ts';
import type { InputsOf } from '../call-inputs.ts';

export const papersInputs: InputsOf<typeof papersCalls> = {
  'papers.proposals': {
    right: {},
    wrong: [{ scan: 1 }],
  },
  'papers.copies': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'papers.documents': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'papers.of': {
    right: { scan: 1 },
    wrong: [{}, { scan: '1 OR 1=1' }],
  },
  'papers.join': {
    right: { scan: 1, to: 2 },
    wrong: [{ scan: 1 }, { scan: 1, to: 0 }, { scan: [1], to: 2 }],
  },
  'papers.apart': {
    right: { scan: 1, from: 2 },
    wrong: [{ scan: 1, to: 2 }, { from: 2 }],
  },
  'papers.part': {
    right: { scan: 1 },
    wrong: [{}, { scan: 1, from: 2 }],
  },
  'papers.link': {
    right: { scan: 1, to: { form: 'kz-2019-a', region: 'Алматы', station: 7 }, kind: 'annulment' },
    wrong: [
      { scan: 1, to: { scan: 2 } },
      { scan: 1, to: { scan: 2 }, kind: 'rumour' },
      { scan: 1, to: { scan: 2, station: 7 }, kind: 'annulment' },
      { scan: 1, to: { form: '../x', region: '', station: 7 }, kind: 'annulment' },
      { scan: 1, to: { form: 'kz-2019-a', region: '', station: 100_000 }, kind: 'annulment' },
    ],
  },
  'papers.unlink': {
    right: { scan: 1, link: 'x' },
    wrong: [{ scan: 1 }, { scan: 1, link: '' }, { scan: 1, link: 'x'.repeat(1001) }],
  },
};
