import { expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { openStore } from '../../../electron/store/open.ts';
import { formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { openCore } from '../../support/open-core.ts';
import { migrationsFolder, testClock, testTime, throwAwayFolder } from '../../support/workspace-folder.ts';

/** A workspace with three read scans, opened in two windows: volunteers V1 and V2. */
async function twoWindows(mode: 'once' | 'twice' = 'twice') {
  const folder = throwAwayFolder();
  const store = openStore(folder, { migrations: migrationsFolder, create: true, at: testTime });
  const { scans } = seed(store, 3);
  for (const scan of scans) readScan(store, createAudit(store, testClock), scan);
  store.close();
  const { core, ask, close } = await openCore({ folder, person: 'V1' });
  const other = core.session();
  const theirs = async <Name extends Parameters<typeof ask>[0]>(
    name: Name,
    input: Parameters<typeof ask<Name>>[1],
  ) => {
    const answer = await other.call(name, input);
    if (answer.error)
      throw new Error(`${answer.error.reference} ${String(answer.error.params?.['problem'])}`);
    return answer.data as Awaited<ReturnType<typeof ask<Name>>>;
  };
  await theirs('people.use', { code: 'K1', role: 'auditor' });
  await theirs('workspace.configure', { entry: { mode, sharePct: 0 } });
  await theirs('people.use', { code: 'V2', role: 'volunteer' });
  const [a = 0, b = 0, c = 0] = scans;
  const whole = async (scan: number, values = valuesA()) => ({
    scan,
    version: (await ask('scans.get', { scan })).version,
    form: formA.id,
    region: 'Алматы',
    values,
    marks: marksA,
  });
  return { ask, theirs, other, close, folder, a, b, c, whole };
}

test('what one window has in hand the other is not offered, until it is let go or the window closed', async () => {
  const { ask, theirs, other, a, b } = await twoWindows();
  expect(await ask('review.next', {})).toEqual({ scan: a, left: 3 });
  expect(await ask('review.claim', { scan: a })).toEqual({ by: null });
  expect(await theirs('review.next', {})).toEqual({ scan: b, left: 2 });
  expect(await theirs('review.claim', { scan: a })).toEqual({ by: 'V1' });
  expect((await theirs('scans.list', {})).rows.map(({ claimed }) => claimed)).toEqual(['V1', null, null]);
  expect((await ask('scans.get', { scan: a })).claimed).toBeNull();
  await ask('review.release', { scan: a });
  expect(await theirs('review.claim', { scan: a })).toEqual({ by: null });
  expect(await ask('review.next', {})).toEqual({ scan: b, left: 2 });
  other.close();
  expect(await ask('review.next', {})).toEqual({ scan: a, left: 3 });
});

test('the slower of two windows is told, and nothing of it is saved over the other', async () => {
  const { ask, theirs, a, whole } = await twoWindows('once');
  const stale = await whole(a, valuesA({ votes_tugel: 3 }));
  await ask('review.save', await whole(a));
  await expect(theirs('review.save', stale)).rejects.toThrow('changed-meanwhile');
  expect((await ask('scans.get', { scan: a })).entries).toHaveLength(1);
});

test('of a protocol that awaits its second entry nothing is told that was read or entered', async () => {
  const { ask, theirs, a, whole } = await twoWindows();
  const values = valuesA({ voted: 184 });
  expect((await ask('review.save', await whole(a, values))).status).toBe('second-entry');
  for (const each of [ask, theirs]) {
    const detail = await each('scans.get', { scan: a });
    expect(detail).toMatchObject({ status: 'second-entry', entries: [], flags: [] });
    expect(detail.reading?.fields).toEqual({});
    const [listed] = (await each('scans.list', { status: ['second-entry'] })).rows;
    expect(listed).toMatchObject({ station: null, flags: [] });
    await expect(each('review.readBox', { scan: a, field: 'voted', box: [10, 10, 20, 10] })).rejects.toThrow(
      'wrong-status',
    );
    expect((await each('scans.list', { search: 'F401' })).total).toBe(0);
    expect(JSON.stringify(await each('audit.log', { scan: a }))).not.toContain('F401');
  }
  expect((await ask('review.next', { task: 'second' })).scan).toBeNull();
  expect((await theirs('review.next', { task: 'second' })).scan).toBe(a);
  const { version } = await theirs('scans.get', { scan: a });
  await expect(ask('review.second', { scan: a, version, form: formA.id, values })).rejects.toThrow(
    'wrong-status',
  );
  const saved = await theirs('review.second', { scan: a, version, form: formA.id, values });
  expect(saved.status).toBe('flagged');
});

test('undo survives a restart: the step, its subject and what was typed', async () => {
  const { ask, theirs, close, folder, a, whole } = await twoWindows('once');
  await ask('review.save', await whole(a));
  await theirs('work.team', {});
  await close();
  const again = await openCore({ folder, person: 'V1' });
  expect(await again.ask('work.mine', {})).toMatchObject({ undo: 'entry.saved', redo: null });
  expect(await again.ask('review.undo', {})).toMatchObject({ scan: a, status: 'to-confirm' });
  expect((await again.ask('scans.get', { scan: a })).entries[0]?.values).toEqual(valuesA());
  expect(await again.ask('work.mine', {})).toMatchObject({ undo: null, redo: 'entry.saved' });
  expect(await again.ask('review.redo', {})).toMatchObject({ scan: a, status: 'final' });
});

test('a batch is handed, taken and given back; others are not offered what is in it', async () => {
  const { ask, theirs, a } = await twoWindows();
  const [batch] = (await ask('work.team', {})).batches;
  const id = batch?.id ?? 0;
  await ask('work.hand', { batch: id, person: 'V1' });
  expect(await theirs('review.next', {})).toEqual({ scan: null, left: 0 });
  expect((await ask('review.next', {})).scan).toBe(a);
  await expect(theirs('work.hand', { batch: id, person: 'V2' })).rejects.toThrow('not-allowed');
  await expect(theirs('workspace.configure', { entry: { mode: 'once', sharePct: 0 } })).rejects.toThrow(
    'not-allowed',
  );
  expect(await ask('review.undo', {})).toMatchObject({ act: 'batch.handed', batch: id, scan: null });
  expect((await theirs('review.next', {})).scan).toBe(a);
});
