import path from 'node:path';
import type { intakeCalls } from '../../../../../shared/api/calls/intake.ts';
import type { InputsOf } from '../call-inputs.ts';

export const intakeInputs: InputsOf<typeof intakeCalls> = {
  'intake.choose': {
    right: { what: 'files' },
    wrong: [{}, { what: 'all' }],
  },
  'intake.add': {
    right: { paths: [path.resolve('nowhere')] },
    wrong: [{}, { paths: [] }, { paths: [''] }, { paths: ['x'.repeat(4097)] }, { paths: '/x' }],
  },
  'intake.cancel': {
    right: { batch: 1 },
    wrong: [{}, { batch: 0 }, { batch: '1' }, { batch: 1.5 }],
  },
  'intake.batches': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'intake.failures': {
    right: { batch: 1 },
    wrong: [{}, { batch: -1 }],
  },
  'intake.watch': {
    right: { path: path.resolve('nowhere') },
    wrong: [{}, { path: '' }, { path: '/x', region: 'x'.repeat(201) }],
  },
  'intake.unwatch': {
    right: { path: path.resolve('nowhere') },
    wrong: [{}, { path: 1 }],
  },
  'intake.watched': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'intake.senders': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'intake.forgetSenders': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'jobs.start': {
    right: {},
    wrong: [{ workers: 99 }],
  },
  'jobs.pause': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'jobs.status': {
    right: {},
    wrong: [{ extra: 1 }],
  },
  'jobs.again': {
    right: {},
    wrong: [{ scans: [0] }, { scans: 'all' }],
  },
};
