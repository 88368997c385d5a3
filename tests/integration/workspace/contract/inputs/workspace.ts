import type { workspaceCalls } from '../../../../../shared/api/calls/workspace.ts';
import type { InputsOf } from '../call-inputs.ts';

export const workspaceInputs: InputsOf<typeof workspaceCalls> = {
  'workspace.info': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'workspace.configure': {
    right: { name: 'Алматы' },
    wrong: [
      { name: '' },
      { forms: [] },
      { forms: ['../x'] },
      { region: 'x'.repeat(201) },
      { entry: { mode: 'thrice', sharePct: 10 } },
      { entry: { mode: 'sampled', sharePct: 101 } },
      { attention: 'on' },
    ],
  },
  'workspace.backup': {
    right: {},
    wrong: [{ path: '/etc/passwd' }],
  },
  'people.use': {
    right: { code: 'Б-2', role: 'auditor' },
    wrong: [
      {},
      { code: '', role: 'auditor' },
      { code: 'a b', role: 'auditor' },
      { code: '(machine)', role: 'auditor' },
      { code: 'A', role: 'king' },
      { code: 'x'.repeat(21), role: 'auditor' },
    ],
  },
  'people.list': {
    right: {},
    wrong: [[]],
  },
  'work.mine': {
    right: {},
    wrong: [{ person: 'A1' }],
  },
  'work.team': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'work.hand': {
    right: { batch: 1, person: 'Б-2' },
    wrong: [{}, { batch: 1 }, { batch: 1, person: '' }, { batch: 0, person: null }],
  },
  'forms.list': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'forms.get': {
    right: { id: 'kz-2019-a' },
    wrong: [{}, { id: '../../etc/passwd' }, { id: 'A' }],
  },
};
