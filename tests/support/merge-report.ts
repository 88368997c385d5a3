import type { MergeReport } from '../../shared/api/merging.ts';
import { formA } from './desk.ts';

const copy = { file: 'almaty.zip', page: 1, region: 'Алматы', station: 424 };

/** What merging a team's export would do, with one of each thing that can be told of it. */
export const report: MergeReport = {
  merge: null,
  brings: true,
  files: [
    {
      name: 'almaty.zip',
      sha256: 'ab'.repeat(32),
      workspace: 'w2',
      team: 'Almaty',
      copies: 3,
      fresh: 1,
      news: 2,
      skipped: 0,
    },
    {
      name: 'holiday.jpg',
      sha256: 'cd'.repeat(32),
      workspace: '',
      team: '',
      copies: 0,
      fresh: 0,
      news: 0,
      skipped: 0,
    },
  ],
  counts: {
    copies: 3,
    fresh: 1,
    changed: 2,
    same: 0,
    conflicts: 1,
    stations: 0,
    edited: 1,
    skipped: 0,
    problems: 2,
    pictures: 2,
    away: 1,
  },
  copies: {
    fresh: [{ ...copy, scan: 9, name: 'new.jpg', before: null, after: 'final' }],
    changed: [
      { ...copy, scan: 1, name: '001.jpg', before: 'to-confirm', after: 'final' },
      { ...copy, scan: 2, name: '002.jpg', before: 'final', after: 'differing' },
    ],
    same: [],
    away: [{ ...copy, scan: 9, name: 'new.jpg', before: null, after: 'final' }],
  },
  conflicts: [
    {
      scan: 2,
      sha256: 'ef'.repeat(32),
      page: 1,
      region: 'Алматы',
      station: 424,
      form: formA.id,
      first: { team: '', person: 'V07', edited: null },
      second: { team: 'Almaty', person: 'V03@w2', edited: null },
      fields: [
        { field: 'voted', first: 185, second: 158 },
        { field: 'invalid', first: 4, second: null },
      ],
    },
  ],
  stations: [],
  edits: [
    {
      file: 'almaty.xlsx',
      sheet: 'Protocols',
      row: 7,
      scan: 1,
      region: 'Алматы',
      station: 424,
      form: formA.id,
      cells: [['voted', 94, 96]],
    },
  ],
  problemList: [
    {
      file: 'almaty.zip',
      sheet: 'Protocols',
      place: 'C7',
      code: 'read-as',
      params: { text: '1 234', n: 1234 },
    },
    { file: 'holiday.jpg', sheet: null, place: null, code: 'not-a-workbook', params: {} },
  ],
};
/** The same once it is merged. */
export const merged = { ...report, merge: 5 };

/** What merging it once more would do. */
export const nothingNew: MergeReport = {
  ...report,
  brings: false,
  counts: { ...report.counts, fresh: 0, changed: 0, same: 3, conflicts: 0, edited: 0, problems: 0, away: 0 },
  copies: { fresh: [], changed: [], same: report.copies.changed, away: [] },
  conflicts: [],
};
