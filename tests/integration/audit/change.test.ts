import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { insertBatch } from '../../../electron/store/batches.ts';
import { insertOriginal } from '../../../electron/store/originals.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { insertScan } from '../../../electron/store/scans.ts';
import { listLog } from '../../../electron/store/log.ts';
import { testClock, testTime, throwAwayStore } from '../../support/workspace-folder.ts';

describe('change', () => {
  test('saves the rows and the event together, the event with a digest of every row', () => {
    const store = throwAwayStore();
    const touched: number[] = [];
    const audit = createAudit(store, testClock, (scans) => touched.push(...scans));
    audit.change({ person: 'A1', act: 'person.came' }, (db, { at }) =>
      putPerson(db, { code: 'A1', role: 'volunteer' }, at),
    );
    const scan = audit.change({ person: 'A1', act: 'file.taken' }, (db, event) => {
      const batch = insertBatch(db, { name: 'b', region: '', person: 'A1', paths: ['/x'] }, event.at);
      insertOriginal(
        db,
        { sha256: 'a'.repeat(64), bytes: 3, mediaType: 'image/jpeg', extension: 'jpg', pages: 1 },
        event.at,
      );
      event.tell({ bytes: 3 });
      return insertScan(db, { original: 'a'.repeat(64), page: 1, batch, region: '' }, event.at);
    });
    const [last, first] = listLog(audit.read, { limit: 10 });
    expect(touched).toEqual([scan]);
    expect(last).toMatchObject({ seq: 2, at: testTime, act: 'file.taken', scan, prev: first?.hash });
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    expect(JSON.parse(last?.detail ?? '')).toEqual({
      bytes: 3,
      rows: [
        ['batch', '1', digest],
        ['original', 'a'.repeat(64), digest],
        ['scan', String(scan), digest],
      ],
    });
    expect(listLog(audit.read, { scan, limit: 10 })).toEqual([last]);
  });

  test('leaves neither row nor event when the act throws', () => {
    const store = throwAwayStore();
    const audit = createAudit(store, testClock);
    const act = () =>
      audit.change({ person: 'A1', act: 'person.came' }, (db, { at }) => {
        putPerson(db, { code: 'A1', role: 'volunteer' }, at);
        throw new Error('halfway');
      });
    expect(act).toThrow('halfway');
    expect(audit.read.all('SELECT * FROM person')).toEqual([]);
    expect(listLog(audit.read, { limit: 10 })).toEqual([]);
  });

  test.each([
    'original',
    'source',
    'intake_failure',
    'reading',
    'entry',
    'entry_value',
    'entry_mark',
    'flag',
    'refusal',
    'form',
    'audit_log',
    'audit_scan',
  ])('the database itself refuses to change or delete a row of %s', (table) => {
    const store = throwAwayStore();
    const triggers = store.read.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`,
      table,
    );
    expect(triggers.map(({ name }) => name)).toEqual(
      expect.arrayContaining([`${table}_no_update`, `${table}_no_delete`]),
    );
  });

  test('INSERT OR REPLACE cannot overwrite a row of the log either', () => {
    const store = throwAwayStore();
    const audit = createAudit(store, testClock);
    audit.change({ person: 'A1', act: 'person.came' }, (db, { at }) =>
      putPerson(db, { code: 'A1', role: 'volunteer' }, at),
    );
    const outside = new Database(store.layout.database);
    outside.pragma('recursive_triggers = ON');
    const replace = () =>
      outside.exec(
        `INSERT OR REPLACE INTO audit_log SELECT seq, at, 'B2', act, scan, detail, prev, hash FROM audit_log`,
      );
    expect(replace).toThrow(/audit_log/);
    outside.close();
  });
});
