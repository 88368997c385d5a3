import { expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { verify } from '../../../electron/audit/verify.ts';
import { insertFailure } from '../../../electron/store/failures.ts';
import { seed } from '../../support/seed.ts';
import { testClock, throwAwayStore } from '../../support/workspace-folder.ts';

test('on a full disk an act is refused whole, and goes through once there is room', async () => {
  const store = throwAwayStore();
  const { batch } = seed(store, 1);
  const audit = createAudit(store, testClock);
  const act = (path: string) =>
    audit.change({ person: 'A1', act: 'file.failed' }, (db, { at }) =>
      insertFailure(db, { batch, path, name: path, reason: 'empty', detail: 'x'.repeat(200_000) }, at),
    );
  // SQLite itself says that the disk is full when a database may not grow.
  const pages = store.read.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  store.read.get(`PRAGMA max_page_count = ${pages}`);
  expect(() => act('/a')).toThrow(expect.objectContaining({ reference: 'disk-full', fatal: false }) as Error);
  expect(store.read.all('SELECT * FROM intake_failure')).toEqual([]);
  expect(await verify(store.read, store.folder)).toMatchObject({ ok: true, events: 3 });

  store.read.get('PRAGMA max_page_count = 1000000');
  act('/a');
  expect(await verify(store.read, store.folder)).toMatchObject({ ok: true, events: 4 });
});
