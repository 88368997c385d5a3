import { expect, test } from 'vitest';
import { openCore } from '../../support/open-core.ts';

test('the attention check is off at first, switched by who is no volunteer, and the log tells each switch', async () => {
  const { core, ask } = await openCore({ person: 'V07' });
  expect((await ask('workspace.info', {})).attention).toBe(false);
  await expect(ask('workspace.configure', { attention: true })).rejects.toThrow('not-allowed');
  const other = core.session();
  await other.call('people.use', { code: 'K1', role: 'auditor' });
  expect(await other.call('workspace.configure', { attention: true })).toMatchObject({
    data: { attention: true },
  });
  expect((await ask('workspace.info', {})).attention).toBe(true);
  expect(await ask('audit.log', { limit: 1 })).toMatchObject([
    { act: 'workspace.configured', person: 'K1', detail: { attention: true } },
  ]);
  expect((await ask('work.team', {})).attention).toEqual({ on: true, caught: 0, missed: 0, people: [] });
});

test('a code is new to the desk until its person has practised; the last practice is shown to the team', async () => {
  const { ask } = await openCore({ person: 'V07' });
  expect(await ask('practice.due', { code: 'V07' })).toEqual({ due: true });
  expect(await ask('practice.due', { code: 'V08' })).toEqual({ due: true });
  await ask('practice.done', { mistakes: 3 });
  await ask('practice.done', { mistakes: 1 });
  expect(await ask('practice.due', { code: 'V07' })).toEqual({ due: false });
  expect(await ask('practice.due', { code: 'V08' })).toEqual({ due: true });
  expect((await ask('work.team', {})).practised).toMatchObject([{ code: 'V07', mistakes: 1 }]);
  expect(await ask('audit.log', { limit: 1 })).toMatchObject([{ act: 'practice.done', person: 'V07' }]);
  expect(await ask('audit.verify', {})).toMatchObject({ ok: true });
});

test('on a read-only workspace nobody is sent to practice: that they did could not be kept', async () => {
  const { folder } = await openCore();
  const second = await openCore({ folder, person: null });
  expect(await second.ask('practice.due', { code: 'V09' })).toEqual({ due: false });
});
