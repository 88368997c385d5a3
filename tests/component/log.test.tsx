import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { AuditScreen } from '../../renderer/features/audit/AuditScreen.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { LogHead, Verified } from '../../shared/api/auditing.ts';
import '../support/browser-edges.ts';
import { type Answers, outsideOf, workspace } from '../support/outside.ts';

const head: LogHead = {
  rows: 12,
  head: 'ab'.repeat(32),
  at: '2019-06-09T20:00:00.000Z',
  fingerprint: 'cd'.repeat(32),
  text: 'hattama-head 1\nhead=…\n',
  signature: 'c2ln',
  publicKey: 'a2V5',
};
const unbroken: Verified = {
  ok: true,
  events: 12,
  originals: 3,
  entries: 2,
  firstBreak: null,
  head: head.head,
  published: null,
};

/** The audit screen with nothing flagged; `L` opens the log. */
async function openLog(answers: Answers = {}) {
  const test = outsideOf({
    'audit.flags': () => ({ total: 0, rows: [], byRule: [] }),
    'audit.between': () => [],
    'forms.list': () => [],
    'audit.head': () => head,
    'audit.verify': () => unbroken,
    ...answers,
  });
  const user = userEvent.setup();
  render(
    <OutsideContext value={test.outside}>
      <AuditScreen info={workspace} onReopened={() => undefined} />
    </OutsideContext>,
  );
  await screen.findByText('No protocol is flagged.');
  await user.keyboard('l');
  await screen.findByRole('heading', { name: 'The log' });
  return { ...test, user };
}

const part = (name: string) => screen.getByRole('region', { name });

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

describe('the log', () => {
  test('shows head and fingerprint in groups, copies the signed text, and is left by Escape', async () => {
    const { user } = await openLog();
    const shown = await screen.findByRole('region', { name: 'Head' });
    within(shown).getByText('abababab '.repeat(8).trim());
    within(shown).getByText('cdcd '.repeat(16).trim());
    within(shown).getByText(/12 rows/);
    await user.click(within(shown).getByRole('button', { name: 'Copy the signed head' }));
    await within(shown).findByText('✓ Copied');
    expect(await navigator.clipboard.readText()).toBe(`${head.text}signature=c2ln\npublic-key=a2V5\n`);
    await user.keyboard('{Escape}');
    await screen.findByText('No protocol is flagged.');
  });

  test('says that it is unsigned where the key cannot be used', async () => {
    await openLog({ 'audit.head': () => ({ ...head, signature: null }) });
    await screen.findByText(/cannot be used here/);
  });

  test('opens the text to be selected where copying is denied', async () => {
    const { user } = await openLog();
    const refused = () => Promise.reject(new Error('denied'));
    navigator.clipboard.writeText = refused;
    await user.click(await screen.findByRole('button', { name: 'Copy the signed head' }));
    await screen.findByText('Copying is not possible here: select the text.');
    screen.getByRole('textbox', { name: 'Signed text' });
  });

  test.each([
    ['unbroken', unbroken, 'Unbroken: log rows 12, pictures 3, entries 2.'],
    [
      'broken',
      { ...unbroken, ok: false, firstBreak: 'entry 2 is not what log row 9 recorded' },
      /entry 2 is not/,
    ],
  ])('says of the workspace that it is %s', async (_, found, words) => {
    const { user } = await openLog({ 'audit.verify': () => found });
    await user.click(within(part('Verify the workspace')).getByRole('button', { name: 'Verify' }));
    await within(part('Verify the workspace')).findByText(words);
  });

  test.each([
    [
      'where the log had it',
      { ...unbroken, published: { seq: 7, at: head.at } },
      /^The log had it at row 7, /,
    ],
    ['that the log never had it', unbroken, /^The log never had this head/],
    [
      'that something is broken',
      { ...unbroken, ok: false, firstBreak: 'log row 3 is missing' },
      /row 3 is missing/,
    ],
  ])('says of a published head %s', async (_, found, words) => {
    const { user, calls } = await openLog({ 'audit.verify': () => found });
    const published = part('A head published earlier');
    await user.type(within(published).getByRole('textbox'), 'ef'.repeat(32));
    await user.click(within(published).getByRole('button', { name: 'Check' }));
    await within(published).findByText(words);
    expect(calls).toContainEqual({ name: 'audit.verify', input: { head: 'ef'.repeat(32) } });
  });

  test('asks nothing about what is no head', async () => {
    const { user, calls } = await openLog();
    const published = part('A head published earlier');
    await user.type(within(published).getByRole('textbox'), 'hello');
    await user.click(within(published).getByRole('button', { name: 'Check' }));
    await within(published).findByText(/That is no head/);
    expect(calls.some(({ name }) => name === 'audit.verify')).toBe(false);
  });
});
