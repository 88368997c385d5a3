import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { ExportScreen } from '../../renderer/features/export/ExportScreen.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { LogHead } from '../../shared/api/auditing.ts';
import '../support/browser-edges.ts';
import { outsideOf, workspace } from '../support/outside.ts';

const head: LogHead = {
  rows: 12,
  head: 'ab'.repeat(32),
  at: '2019-06-09T20:00:00.000Z',
  fingerprint: null,
  text: '',
  signature: null,
  publicKey: null,
};

function open() {
  const test = outsideOf({
    'exchange.export': () => ({ rows: 5, path: '/home/observer/hattama.zip', download: null }),
    'audit.head': () => head,
  });
  const counts = { ...workspace.counts, final: 4, flagged: 1 };
  render(
    <OutsideContext value={test.outside}>
      <ExportScreen info={{ ...workspace, counts }} />
    </OutsideContext>,
  );
  const sent = () => test.calls.filter(({ name }) => name === 'exchange.export').map(({ input }) => input);
  return { sent, user: userEvent.setup() };
}

const pick = (name: RegExp) => screen.getByRole('radio', { name });
const told = () => screen.getByRole('region', { name: 'Leaves with the file' });
/** What stays here, of people, pictures and their traces. */
const stays = () => {
  const list = within(told()).getByRole('heading', { name: 'Stays here' }).nextElementSibling;
  return [/Person codes/, /^✕The pictures/, /cameras/].map((name) =>
    [...(list?.children ?? [])].some(({ textContent }) => name.test(textContent)),
  );
};

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

test('a workbook takes people along and no pictures', async () => {
  const { user, sent } = open();
  expect(stays()).toEqual([false, true, true]);
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByText(/5 rows written/);
  expect(sent()).toEqual([{ format: 'xlsx', language: 'en', all: false, withoutPeople: false }]);
});

test('a bundle takes the pictures as they came, or written anew', async () => {
  const { user, sent } = open();
  await user.click(pick(/^ZIP/));
  expect(stays()).toEqual([false, false, false]);
  await user.click(pick(/^Written anew/));
  expect(stays()).toEqual([false, false, true]);
  await user.click(screen.getByRole('checkbox', { name: /nobody has entered/ }));
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByText(/5 rows written/);
  expect(sent()).toEqual([
    { format: 'zip', language: 'en', all: true, withoutPeople: false, pictures: 'without-traces' },
  ]);
});

test('without people no picture leaves with what a camera wrote into it', async () => {
  const { user, sent } = open();
  await user.click(pick(/^ZIP/));
  await user.click(screen.getByRole('checkbox', { name: /^Without people/ }));
  expect(stays()).toEqual([true, false, true]);
  expect(pick(/^As they came/)).toHaveProperty('checked', false);
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByText(/5 rows written/);
  expect(sent()).toMatchObject([{ withoutPeople: true, pictures: 'without-traces' }]);
});

test('where the file lies, and the head of the log to publish', async () => {
  const { user } = open();
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByText('/home/observer/hattama.zip');
  screen.getByText('abababab '.repeat(8).trim());
});
