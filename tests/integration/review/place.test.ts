import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../electron/audit/verify.ts';
import { placePage } from '../../../electron/review/place.ts';
import { save } from '../../../electron/review/save.ts';
import { nextJob } from '../../../electron/store/jobs.ts';
import type { Store } from '../../../electron/store/open.ts';
import { latestPlacing } from '../../../electron/store/placings.ts';
import { findScan } from '../../../electron/store/scans.ts';
import type { Quad } from '../../../shared/forms/raster.ts';
import { bookA, extractionA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';

const corners: Quad = [
  [-12.5, 8],
  [1300, 20],
  [1310, 1800],
  [4, 1790],
];
const lost = extractionA({ status: 'unplaced', form: null, reason: 'no-form-fits', score: 0.2 });

/** Changes the file as someone with another program would, who knows how to drop triggers. */
function tamper(store: Store, sql: string): void {
  const outside = new Database(store.layout.database);
  outside.exec('DROP TRIGGER placing_no_update');
  outside.exec(sql);
  outside.close();
}

/** A workspace whose one page the machine did not place. */
function workspace() {
  const store = throwAwayStore();
  const { audit, scans } = seed(store, 1);
  const [scan = 0] = scans;
  readScan(store, audit, scan, lost);
  const place = (given: Partial<{ version: number; form: string; corners: Quad }> = {}) =>
    placePage(audit, bookA, 'A1', {
      scan,
      version: findScan(audit.read, scan)?.version ?? 0,
      form: formA.id,
      corners,
      ...given,
    });
  return { store, audit, scan, place };
}

describe('placing a page by its corners', () => {
  test('keeps the corners in the log, and has the page read again', async () => {
    const { store, audit, scan, place } = workspace();
    expect(place()).toMatchObject({ scan, status: 'waiting' });
    expect(findScan(audit.read, scan)).toMatchObject({ status: 'waiting', refused: null, score: null });
    expect(nextJob(audit.read)).toMatchObject({ scan, attempts: 0 });
    expect(latestPlacing(audit.read, scan)).toEqual({ form: formA.id, corners });
    const act = audit.read.get(`SELECT act, person, scan FROM audit_log ORDER BY seq DESC LIMIT 1`);
    expect(act).toEqual({ act: 'scan.placed', person: 'A1', scan });
    expect(await verify(store.read, store.folder)).toMatchObject({ ok: true });
    tamper(store, `UPDATE placing SET corners = '[[0,0],[9,0],[9,9],[0,9]]'`);
    expect((await verify(store.read, store.folder)).firstBreak).toContain('placing');
  });

  test('can be done again: the last marks count, the others stay', () => {
    const { store, audit, scan, place } = workspace();
    place();
    readScan(store, audit, scan);
    const better: Quad = [[0, 0], corners[1], corners[2], corners[3]];
    place({ corners: better });
    expect(latestPlacing(audit.read, scan)?.corners).toEqual(better);
    expect(audit.read.get('SELECT count(*) AS n FROM placing')).toEqual({ n: 2 });
    for (const sql of ['UPDATE placing SET form = form', 'DELETE FROM placing'])
      expect(() => store.progress((db) => db.run(sql))).toThrow('rows are only added');
  });

  test('is refused on a page that has moved on, is waiting, or is confirmed, and under a form that is not here', () => {
    const { store, audit, scan, place } = workspace();
    expect(() => place({ version: 0 })).toThrow(expect.objectContaining({ reference: 'changed-meanwhile' }));
    expect(() => place({ form: 'xx-2031' })).toThrow(expect.objectContaining({ reference: 'not-found' }));
    place();
    expect(() => place()).toThrow(expect.objectContaining({ reference: 'wrong-status' }));
    readScan(store, audit, scan);
    save(
      audit,
      bookA,
      { code: 'A1', role: 'volunteer' },
      {
        scan,
        version: findScan(audit.read, scan)?.version ?? 0,
        form: formA.id,
        region: '',
        values: valuesA(),
        marks: marksA,
        note: '',
        ticked: [],
        asPaper: null,
      },
    );
    expect(() => place()).toThrow(expect.objectContaining({ reference: 'wrong-status' }));
    expect(audit.read.get('SELECT count(*) AS n FROM placing')).toEqual({ n: 1 });
  });
});
