import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { StartScreen } from '../../renderer/features/start/StartScreen.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { Person } from '../../shared/api/workspace.ts';
import '../support/browser-edges.ts';
import { outsideOf } from '../support/outside.ts';

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

function start(due: boolean, known: Person[] = []) {
  const { outside } = outsideOf({ 'people.list': () => known, 'practice.due': () => ({ due }) });
  const begun: Person[] = [];
  let practised = false;
  render(
    <OutsideContext value={outside}>
      <StartScreen
        workspace="Hattama"
        onBegin={(person) => {
          begun.push(person);
          return Promise.resolve();
        }}
        onPractise={() => (practised = true)}
      />
    </OutsideContext>,
  );
  return { user: userEvent.setup(), begun, practised: () => practised };
}

test('a code that is new here is offered the practice; Enter takes it, after the seat is taken', async () => {
  const { user, begun, practised } = start(true);
  await user.keyboard('V07{Enter}');
  const offer = await screen.findByRole('button', { name: 'Practise first (2 minutes)' });
  expect(document.activeElement).toBe(offer);
  expect(begun).toEqual([]);
  await user.keyboard('{Enter}');
  expect(begun).toEqual([{ code: 'V07', role: 'volunteer' }]);
  expect(practised()).toBe(true);
});

test('the practice may be skipped', async () => {
  const { user, begun, practised } = start(true);
  await user.keyboard('V07{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Skip' }));
  expect(begun).toHaveLength(1);
  expect(practised()).toBe(false);
});

test('who has worked here begins at once', async () => {
  const known = start(false);
  await known.user.keyboard('V07{Enter}');
  expect(known.begun).toEqual([{ code: 'V07', role: 'volunteer' }]);
});

test('an auditor who is new here begins at once', async () => {
  const { user, begun } = start(true);
  await user.keyboard('K1');
  await user.click(screen.getByRole('radio', { name: /Auditor/ }));
  await user.keyboard('{Enter}');
  expect(begun).toEqual([{ code: 'K1', role: 'auditor' }]);
});

test('who is known is picked by arrows, and comes with their role', async () => {
  const known: Person[] = [
    { code: 'K1', role: 'auditor' },
    { code: 'V07', role: 'volunteer' },
  ];
  const { user, begun } = start(false, known);
  const list = await screen.findByRole('listbox', { name: /Known here/ });
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(within(list).getByRole('option', { selected: true }).textContent).toBe('V07 Volunteer');
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Auditor/ }).checked).toBe(true);
  await user.keyboard('{Enter}');
  expect(begun).toEqual([{ code: 'K1', role: 'auditor' }]);
});

test('a code that is typed and known comes with its role; a click picks too', async () => {
  const { user, begun } = start(false, [{ code: 'M2', role: 'merger' }]);
  const option = await screen.findByRole('option', { name: 'M2 Merger' });
  await user.keyboard('M2');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Merger/ }).checked).toBe(true);
  await user.clear(screen.getByRole('textbox'));
  await user.click(option);
  await user.click(screen.getByRole('button', { name: 'Begin' }));
  expect(begun).toEqual([{ code: 'M2', role: 'merger' }]);
});
