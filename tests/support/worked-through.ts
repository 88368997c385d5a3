import { close, correct } from '../../electron/review/correct.ts';
import { cannotEnter, reopen } from '../../electron/review/decide.ts';
import { resolve } from '../../electron/review/resolve.ts';
import { save } from '../../electron/review/save.ts';
import { saveSecond } from '../../electron/review/second.ts';
import { writeMeta } from '../../electron/store/meta.ts';
import type { Store } from '../../electron/store/open.ts';
import { putPerson } from '../../electron/store/people.ts';
import { findScan } from '../../electron/store/scans.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import { bookA, formA, marksA, readScan, seed, valuesA } from './seed.ts';
import { throwAwayStore } from './workspace-folder.ts';

const v1 = { code: 'V1', role: 'volunteer' } as const;
const v2 = { code: 'V2', role: 'volunteer' } as const;
const v3 = { code: 'V3', role: 'volunteer' } as const;
const auditor = { code: 'K1', role: 'auditor' } as const;

/** What became of the scans of `workedThrough`, in their order. */
export const courses = [
  'never touched',
  'final after two entries',
  'awaits its second entry',
  'entries differ',
  'flagged',
  'flagged, closed as on paper',
  'differences resolved',
  'corrected by an auditor',
  'cannot be entered',
  'taken up again',
  'a row blank, one struck out, with a note that a spreadsheet might run',
] as const;

const note = '=HYPERLINK("http://x")\r\n\u0007 two\n lines \\u0041 _x000D_ ';

/** A workspace in which scans have gone all ways that there are; `id` is the workspace's. */
export function workedThrough(id = '0b8e0c9e-0000-4000-8000-00000000000a', store: Store = throwAwayStore()) {
  const { audit, scans } = seed(store, courses.length);
  for (const scan of scans) readScan(store, audit, scan);
  audit.change({ person: 'A1', act: 'workspace.configured' }, (db, { at }) => {
    writeMeta(db, 'id', id);
    writeMeta(db, 'name', 'Алматы, штаб');
    writeMeta(db, 'entry', { mode: 'twice', sharePct: 0 });
    for (const person of [v1, v2, v3, auditor]) putPerson(db, person, at);
  });
  const [, final = 0, second = 0, differing = 0, flagged = 0, closed = 0, resolved = 0, ...more] = scans;
  const [corrected = 0, refused = 0, reopened = 0, odd = 0] = more;
  const seen = (scan: number) => ({ scan, version: findScan(audit.read, scan)?.version ?? 0 });
  const whole = { form: formA.id, region: 'Алматы', marks: marksA, note: '', ticked: [], asPaper: null };
  const first = (scan: number, values: FieldValues, extra: { note?: string } = {}) =>
    save(audit, bookA, v1, { ...whole, ...seen(scan), values, ...extra });
  const blind = (scan: number, values: FieldValues) =>
    saveSecond(audit, bookA, v2, { ...seen(scan), form: formA.id, values, note: '' });
  const twice = (scan: number, values: FieldValues) => {
    first(scan, values);
    return blind(scan, values);
  };
  const wrong = (station: number) => valuesA({ station, voted: 184 });

  twice(final, valuesA({ station: 1 }));
  first(second, valuesA({ station: 2 }));
  first(differing, valuesA({ station: 3 }));
  blind(differing, valuesA({ station: 3, registered: 213 }));
  twice(flagged, wrong(4));
  twice(closed, wrong(5));
  close(audit, auditor, { ...seen(closed), code: 'F401', outcome: 'as-on-paper', reason: 'so it stands' });
  first(resolved, valuesA({ station: 6 }));
  blind(resolved, valuesA({ station: 6, registered: 213 }));
  resolve(audit, bookA, v3, {
    ...seen(resolved),
    choices: {
      registered: {
        choice: 'third',
        value: { value: 214, state: 'number', corrected: true },
        reason: 'seen, "twice"',
      },
    },
    note: '',
  });
  twice(corrected, wrong(7));
  correct(audit, bookA, auditor, {
    ...whole,
    ...seen(corrected),
    values: valuesA({ station: 7 }),
  });
  cannotEnter(audit, v1, { ...seen(refused), reason: 'unreadable', note: 'too dark' });
  twice(reopened, valuesA({ station: 8 }));
  reopen(audit, v1, seen(reopened));
  const oddValues: FieldValues = {
    ...valuesA({ station: 9 }),
    invalid: { value: null, state: 'blank', corrected: false },
    voted_outside: { value: 0, state: 'dash', corrected: true },
  };
  first(odd, oddValues, { note });
  blind(odd, oddValues);
  return { store, audit, scans };
}
