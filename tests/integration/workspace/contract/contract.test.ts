import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CallName, callNames, contract } from '../../../../shared/api/contract.ts';
import { errorReferences } from '../../../../shared/api/result.ts';
import { handlers } from '../../../../electron/workspace/handlers/index.ts';
import { openCore } from '../../../support/open-core.ts';
import { throwAwayFolder } from '../../../support/workspace-folder.ts';
import { inputs } from './inputs.ts';

describe('every call of the contract', () => {
  test.each(callNames)('%s has a handler, a validator and a declared host', (name) => {
    expect(handlers[name]).toBeTypeOf('function');
    expect(contract[name].input.safeParse(undefined).success).toBe(false);
    expect(contract[name].hosts.length).toBeGreaterThan(0);
  });

  test('and no handler is without a call', () => {
    expect(Object.keys(handlers).sort()).toEqual([...callNames].sort());
  });

  test('refuses bad input, answers an error with a known reference, and never rejects', async () => {
    const { session } = await openCore();
    for (const name of callNames)
      for (const input of [undefined, null, 1, 'x', [], ...inputs[name].wrong]) {
        const answer = await session.call(name, input as never);
        expect(answer, `${name} ${JSON.stringify(input)}`).toMatchObject({
          error: { reference: 'invalid-input', fatal: false },
        });
      }
  });

  test('answers data or a named error to right input on an empty workspace', async () => {
    const { session } = await openCore();
    for (const name of callNames) {
      const answer = await session.call(name, inputs[name].right as never);
      if (answer.error) {
        expect(errorReferences, name).toContain(answer.error.reference);
        expect(answer.error.reference, `${name}: ${answer.error.message}`).not.toBe('internal');
        expect(answer.error.reference, `${name}: ${answer.error.message}`).not.toBe('unknown-call');
      }
    }
  });

  test('that is of no contract is refused, also one of every object', async () => {
    const { session } = await openCore();
    for (const name of ['workspace.destroy', 'toString', '__proto__', 'constructor'])
      expect(await session.call(name as CallName, {})).toMatchObject({
        error: { reference: 'unknown-call' },
      });
  });
});

test('a call that is not for this host is refused', async () => {
  const { session } = await openCore({ host: { kind: 'cli' } });
  expect(await session.call('intake.choose', { what: 'files' })).toMatchObject({
    error: { reference: 'not-here' },
  });
});

test('a window cannot name the file that an export writes', async () => {
  const target = throwAwayFolder('mine.csv');
  const { session } = await openCore({ host: { kind: 'browser' } });
  expect(await session.call('exchange.export', { format: 'csv', path: target })).toMatchObject({
    error: { reference: 'not-here' },
  });
  expect(existsSync(target)).toBe(false);
});

test('acts of a person need a person', async () => {
  const { session } = await openCore({ person: null });
  for (const name of [
    'workspace.configure',
    'intake.add',
    'jobs.again',
    'review.save',
    'review.cannotEnter',
    'review.reopen',
    'review.place',
  ] as const)
    expect(await session.call(name, inputs[name].right as never), name).toMatchObject({
      error: { reference: 'no-person' },
    });
});

test('on a read-only workspace everything that writes is refused, everything else answers', async () => {
  const { folder } = await openCore();
  const second = await openCore({ folder, person: null });
  expect(await second.ask('workspace.info', {})).toMatchObject({
    readOnly: 'other-process',
    notices: ['other-process'],
  });
  for (const name of callNames) {
    const answer = await second.session.call(name, inputs[name].right as never);
    if (contract[name].writes) expect(answer, name).toMatchObject({ error: { reference: 'read-only' } });
    else expect(answer.error?.reference, name).not.toBe('read-only');
  }
});

test('two windows have each their own person', async () => {
  const { core, ask } = await openCore({ person: 'A1' });
  const other = core.session();
  await other.call('people.use', { code: 'B2', role: 'auditor' });
  expect((await ask('workspace.info', {})).person).toEqual({ code: 'A1', role: 'volunteer' });
  await other.call('workspace.configure', { region: 'Алматы' });
  const [last] = await ask('audit.log', { limit: 1 });
  expect(last).toMatchObject({ act: 'workspace.configured', person: 'B2', detail: { region: 'Алматы' } });
});

test('an error inside is logged once, and told without its details being lost', async () => {
  const logged: string[] = [];
  const { session, folder } = await openCore({ log: (what) => logged.push(what) });
  const answer = await session.call('forms.get', { id: 'xx-2031' });
  expect(answer).toMatchObject({ error: { reference: 'not-found', params: { form: 'xx-2031' } } });
  expect(logged).toEqual(['forms.get']);
  expect(existsSync(path.join(folder, 'errors.log'))).toBe(false);
});
