import path from 'node:path';
import type { incidentsCalls } from '../../../../../shared/api/calls/incidents.ts';
import type { InputsOf } from '../call-inputs.ts';

export const incidentsInputs: InputsOf<typeof incidentsCalls> = {
  'incidents.list': {
    right: { region: 'almaty', type: 'stuffing', search: 'карусель', withdrawn: true },
    wrong: [{ complaint: 'lost' }, { station: -1 }, { withdrawn: 'no' }, { limit: 1001 }],
  },
  'incidents.get': {
    right: { incident: 1 },
    wrong: [{}, { incident: 0 }],
  },
  'incidents.tell': {
    right: { type: 'stuffing', region: 'Алматы', station: 7, happened: '2019-06-09T19:40' },
    wrong: [
      {},
      { type: 'Stuffing' },
      { type: 'stuffing', incident: 1 },
      { type: 'stuffing', version: 1 },
      { type: 'stuffing', happened: '2019-06-31T10:00' },
      { type: 'stuffing', happened: '19:40' },
      { type: 'stuffing', people: ['И. Иванов'] },
      { type: 'stuffing', people: 'V07' },
      { type: 'stuffing', files: ['act.pdf'] },
      { type: 'stuffing', complaint: 'won' },
      { type: 'stuffing', account: 'x'.repeat(5001) },
      { type: 'stuffing', station: 100_000 },
      { type: 'stuffing', name: 'x' },
    ],
  },
  'incidents.attach': {
    right: { incident: 1, version: 1, paths: [path.resolve('nowhere.jpg')] },
    wrong: [{ incident: 1, version: 1 }, { incident: 1, version: 1, paths: [] }, { paths: ['x'] }],
  },
  'incidents.picture': {
    right: { sha256: 'a'.repeat(64), side: 200 },
    wrong: [{ sha256: '../../etc/passwd' }, { sha256: 'a'.repeat(64), side: 1 }],
  },
  'incidents.file': {
    right: { sha256: 'a'.repeat(64), name: 'act.pdf' },
    wrong: [{ sha256: 'A'.repeat(64) }, { sha256: 'a'.repeat(64), path: '/tmp/x' }],
  },
  'incidents.table': {
    right: {},
    wrong: [{ election: '../x' }],
  },
  'incidents.import': {
    right: { path: path.resolve('nowhere.xlsx') },
    wrong: [{}, { path: '' }],
  },
  'incidents.export': {
    right: { format: 'ods', withoutPeople: true },
    wrong: [{ format: 'zip' }, { format: 'csv', language: 'fr' }],
  },
};
