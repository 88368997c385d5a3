import { beforeAll, expect, test } from 'vitest';
import { isNumeric } from '../../../shared/forms/form.ts';
import { verify } from '../../../electron/audit/verify.ts';
import { entriesOf } from '../../../electron/store/entries.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { bundleChild, runChild } from '../../support/child.ts';
import { formA, marksA, readScan, seed } from '../../support/seed.ts';
import { migrationsFolder, throwAwayStore } from '../../support/workspace-folder.ts';

let saver = '';
beforeAll(async () => {
  saver = await bundleChild('save-entries');
});

const fields = formA.fields.filter(isNumeric).length;

test('killed in the middle of saves, every acknowledged one is there, whole, and no half of another', async () => {
  const store = throwAwayStore();
  const { audit, scans } = seed(store, 30);
  for (const scan of scans) readScan(store, audit, scan);
  store.close();

  const acknowledged = new Set<number>();
  for (const after of [1, 4, 9]) {
    let heard = 0;
    const ended = await runChild(saver, [store.folder, migrationsFolder], (line, child) => {
      acknowledged.add(Number.parseInt(line, 10));
      heard += 1;
      if (heard === after) child.kill('SIGKILL');
    });
    expect(ended, ended.stderr).toMatchObject({ signal: 'SIGKILL' });

    const again = throwAwayStore(store.folder);
    expect(again.readOnly).toBeNull();
    expect(await verify(again.read, again.folder)).toMatchObject({ ok: true, firstBreak: null });
    for (const scan of scans) {
      const entries = entriesOf(again.read, scan);
      const whole = entries.map(({ values, marks }) => [
        Object.keys(values).length,
        Object.keys(marks).length,
      ]);
      const saved = findScan(again.read, scan)?.status === 'final';
      expect(whole).toEqual(saved ? [[fields, Object.keys(marksA).length]] : []);
      if (acknowledged.has(scan)) expect(saved, `scan ${scan} was acknowledged`).toBe(true);
    }
    again.close();
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(14);
});
