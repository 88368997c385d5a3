import { describe, expect, test } from 'vitest';
import type { Session } from '../../../electron/workspace/core.ts';
import type { CallName, Input, Output } from '../../../shared/api/contract.ts';
import type { CoreEvent } from '../../../shared/api/events.ts';
import type { Role } from '../../../shared/protocol/status.ts';
import { openCore } from '../../support/open-core.ts';
import { formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

const whole = (scan: number, version: number, changed: Record<string, number> = {}) => ({
  scan,
  version,
  form: formA.id,
  region: 'Алматы',
  values: valuesA({ station: scan, ...changed }),
  marks: marksA,
});

/** Three read scans in one batch, and a window for each person who sits down. */
async function workspace() {
  const folder = throwAwayFolder();
  const store = throwAwayStore(folder);
  const { audit, scans, batch } = seed(store, 3);
  for (const scan of scans) readScan(store, audit, scan);
  store.close();
  const { core } = await openCore({ folder, person: null });
  const sit = async (code: string, role: Role) => {
    const session = core.session();
    const ask = asker(session);
    await ask('people.use', { code, role });
    return { session, ask };
  };
  const plan = async (mode: 'once' | 'twice') =>
    (await sit('M9', 'merger')).ask('workspace.configure', { entry: { mode, sharePct: 0 } });
  return { batch, scans, sit, plan };
}

function asker(session: Session) {
  return async <Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const { data, error } = await session.call(name, input);
    if (error) throw new Error(`${error.reference}: ${error.message}`);
    return data;
  };
}

describe('whose a batch is', () => {
  test('a volunteer takes it from the pool and gives it back, and can do neither for others', async () => {
    const { batch, sit } = await workspace();
    const a = await sit('A1', 'volunteer');
    const b = await sit('B2', 'volunteer');
    await expect(a.ask('work.hand', { batch, person: 'B2' })).rejects.toThrow('not-allowed');
    expect((await a.ask('work.hand', { batch, person: 'A1' })).batches).toMatchObject([{ person: 'A1' }]);
    await expect(b.ask('work.hand', { batch, person: 'B2' })).rejects.toThrow('not-allowed');
    await expect(b.ask('work.hand', { batch, person: null })).rejects.toThrow('not-allowed');
    expect((await a.ask('work.hand', { batch, person: null })).batches).toMatchObject([{ person: null }]);
  });

  test.each(['merger', 'auditor'] as const)('a %s hands it to anyone who is here', async (role) => {
    const { batch, sit } = await workspace();
    await sit('B2', 'volunteer');
    const { ask } = await sit('M1', role);
    expect((await ask('work.hand', { batch, person: 'B2' })).batches).toMatchObject([{ person: 'B2' }]);
    await expect(ask('work.hand', { batch, person: 'nobody' })).rejects.toThrow('not-found');
    await expect(ask('work.hand', { batch: 99, person: 'B2' })).rejects.toThrow('not-found');
  });

  test('decides who is given its protocols', async () => {
    const { batch, scans, sit } = await workspace();
    const a = await sit('A1', 'volunteer');
    const b = await sit('B2', 'volunteer');
    await a.ask('work.hand', { batch, person: 'A1' });
    expect(await a.ask('review.next', {})).toEqual({ scan: scans[0], left: 3 });
    expect(await b.ask('review.next', {})).toEqual({ scan: null, left: 0 });
    expect((await b.ask('work.mine', {})).confirm).toBe(0);
  });

  test('is undone and done again, and every window hears of it', async () => {
    const { batch, sit } = await workspace();
    const a = await sit('A1', 'volunteer');
    const heard: CoreEvent[] = [];
    (await sit('B2', 'volunteer')).session.events((event) => heard.push(event));
    const hand = async () => (await a.ask('work.team', {})).batches[0]?.person;
    await a.ask('work.hand', { batch, person: 'A1' });
    expect(heard).toContainEqual({ type: 'work' });
    heard.length = 0;
    expect(await a.ask('review.undo', {})).toMatchObject({ act: 'batch.handed', batch, scan: null });
    expect(await hand()).toBeNull();
    expect(heard).toContainEqual({ type: 'work' });
    await a.ask('review.redo', {});
    expect(await hand()).toBe('A1');
  });
});

describe('what people have done', () => {
  test('is counted by kind, a mistake only where a second entry was compared', async () => {
    const { scans, sit, plan } = await workspace();
    await plan('twice');
    const [a, b, c] = [
      await sit('A1', 'volunteer'),
      await sit('B2', 'volunteer'),
      await sit('C3', 'volunteer'),
    ];
    const [one = 0, two = 0, three = 0] = scans;
    await a.ask('review.save', whole(one, 1));
    await a.ask('review.save', whole(two, 1, { votes_tugel: 3 }));
    await a.ask('review.cannotEnter', { scan: three, version: 1, reason: 'unreadable' });
    for (const scan of [one, two]) {
      const { form, values } = whole(scan, 2);
      await b.ask('review.second', { scan, version: 2, form, values });
    }
    await c.ask('review.resolve', {
      scan: two,
      version: 3,
      choices: { votes_tugel: { choice: 'second' } },
    });
    const { people } = await c.ask('work.team', {});
    const of = (code: string) => people.find((person) => person.code === code);
    expect(of('A1')).toMatchObject({ first: 2, cannotEnter: 1, compared: 2, mistaken: 1 });
    expect(of('B2')).toMatchObject({ first: 0, second: 2, compared: 2, mistaken: 0 });
    expect(of('C3')).toMatchObject({ resolved: 1, compared: 0, mistaken: 0 });
    expect(of('M9')).toMatchObject({ first: 0, lastAt: null });
  });

  test('is told to themselves for today, with what waits for them and what undo would take back', async () => {
    const { scans, sit, plan } = await workspace();
    await plan('once');
    const a = await sit('A1', 'volunteer');
    await a.ask('review.save', whole(scans[0] ?? 0, 1));
    await a.ask('review.save', whole(scans[1] ?? 0, 1, { votes_tokayev: 93 }));
    expect(await a.ask('work.mine', {})).toMatchObject({
      today: 2,
      flagged: 1,
      confirm: 1,
      undo: 'entry.saved',
      redo: null,
    });
  });
});

test('a batch shows its counts by status and who is at work on it now', async () => {
  const { scans, sit, plan } = await workspace();
  await plan('once');
  const a = await sit('A1', 'volunteer');
  await a.ask('review.save', whole(scans[0] ?? 0, 1));
  await a.ask('review.claim', { scan: scans[1] ?? 0 });
  const { batches } = await a.ask('work.team', {});
  expect(batches).toMatchObject([
    { name: 'Пачка', region: 'Алматы', person: null, atWork: ['A1'], counts: { final: 1, 'to-confirm': 2 } },
  ]);
  await a.ask('review.release', { scan: scans[1] ?? 0 });
  expect((await a.ask('work.team', {})).batches[0]?.atWork).toEqual([]);
});

test('how often protocols are entered is a merger’s or an auditor’s to say, and every window hears of it', async () => {
  const { sit } = await workspace();
  const volunteer = await sit('A1', 'volunteer');
  const heard: CoreEvent[] = [];
  volunteer.session.events((event) => heard.push(event));
  const entry = { mode: 'sampled', sharePct: 25 } as const;
  await expect(volunteer.ask('workspace.configure', { entry })).rejects.toThrow('not-allowed');
  const auditor = await sit('K1', 'auditor');
  expect((await auditor.ask('workspace.configure', { entry })).entry).toEqual(entry);
  expect(heard).toContainEqual({ type: 'work' });
  expect((await volunteer.ask('workspace.info', {})).entry).toEqual(entry);
});
