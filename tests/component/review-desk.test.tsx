import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import '../support/browser-edges.ts';
import { scanOf, workspace } from '../support/outside.ts';
import { clean, open, row, withMarks } from '../support/review-screen.tsx';

/** Ballots received 312 instead of 212: F301 fails. Voted 158 instead of 185: F401 fails as well, by swapped digits. */
const unbalanced = [424, 212, 312, ...clean.slice(3)];
const swapped = [...clean.slice(0, 5), 158, ...clean.slice(6)];

const focused = () => document.activeElement;

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

describe('what is no number says so under the entry, and nothing is lost', () => {
  test.each([
    ['letters', '12a', '“12a” was not taken: digits only'],
    ['a negative', '-5', '“-5” was not taken: nothing here is below zero'],
    ['a decimal', '1.5', '“1.5” was not taken: whole numbers only'],
    ['a decimal comma', '12,0', '“12,0” was not taken: whole numbers only'],
    ['six digits', '123456', '“123456” was not taken: at most five digits'],
    ['Arabic-Indic digits', '\u0661\u0662', '“\u0661\u0662” was not taken: type the digits 0–9'],
    ['a page of text', 'Total '.repeat(400), '“Total Total Tota…” was not taken'],
  ])('%s, pasted', async (_, text, said) => {
    const { user, entry } = await open();
    await user.click(entry);
    await user.paste(text);
    expect(screen.getByRole('alert').textContent).toContain(said);
    expect(entry.value).toBe('424');
    expect(focused()).toBe(entry);
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(row(/Polling station/).textContent).toContain('424');
  });

  test.each([
    ['a letter', 'q', '“424q”'],
    ['a point', '.', '“424.”'],
    ['an Arabic-Indic digit', '\u0663', '\u0663'],
  ])('%s, typed', async (_, key, said) => {
    const { user, entry } = await open();
    await user.click(entry);
    await user.keyboard('[Numpad4][Numpad2][Numpad4]');
    await user.keyboard(key);
    expect(screen.getByRole('alert').textContent).toContain(said);
    expect(entry.value).toBe('424');
  });

  test('a sixth digit, typed', async () => {
    const { user, entry } = await open();
    await user.keyboard('123456');
    expect(screen.getByRole('alert').textContent).toContain('at most five digits');
    expect(entry.value).toBe('12345');
  });

  test('a pasted number replaces what stands there', async () => {
    const { user, entry } = await open();
    await user.click(entry);
    await user.paste(' 57\n');
    expect(entry.value).toBe('57');
  });

  test('the wheel changes nothing', async () => {
    const { entry } = await open();
    fireEvent.wheel(entry, { deltaY: 100 });
    fireEvent.wheel(entry, { deltaY: -100 });
    expect(entry.value).toBe('424');
  });
});

describe('equations', () => {
  test('one that holds shows when its last row is entered, not earlier', async () => {
    const { type } = await open();
    await type(clean.slice(0, 4));
    expect(screen.queryByText(/212 = 185 \+ 27/)).toBeNull();
    await type(clean.slice(4, 5));
    expect(screen.getByText(/212 = 185 \+ 27/)).toBeTruthy();
  });
});

describe('messages by key', () => {
  test('N goes round the failed rules, Enter to the first row of one, and typing goes on', async () => {
    const { user, type } = await open();
    await type([424, 212, 100, 185, 27, 300]);
    await user.keyboard('n');
    const first = focused();
    expect(first?.getAttribute('aria-label')).toMatch(/^F201/);
    await user.keyboard('n');
    expect(focused()).not.toBe(first);
    await user.keyboard('{Enter}');
    expect(focused()).toBe(screen.getByRole('textbox', { name: /Voters who took part/ }));
    await user.keyboard('n185');
    expect(focused()).toBe(screen.getByRole('textbox', { name: /Voters who took part/ }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Voters who took part/ }).value).toBe('185');
  });

  test('Enter on a message about the row in focus brings the entry back', async () => {
    const { user, type } = await open();
    await type(unbalanced.slice(0, 5));
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}n');
    expect(focused()?.getAttribute('data-failed')).toBe('F301');
    await user.keyboard('{Enter}');
    expect(focused()).toBe(screen.getByRole('textbox', { name: /Ballots received/ }));
  });

  test('Tab leaves the summary: there is more than one thing on it', async () => {
    const { user, type } = await open();
    await type(clean);
    await user.tab();
    expect(focused()).toBe(screen.getByRole('textbox', { name: /Note/ }));
  });
});

describe('as on paper', () => {
  const panel = () => screen.queryByRole('group', { name: 'Why does it stand so on the paper?' });

  test('Ctrl+Enter asks for a reason in its place; a figure gives it and the protocol is saved', async () => {
    const { user, type, sent } = await open();
    await type(unbalanced);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(panel()).not.toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('[Digit9][Numpad4]');
    await waitFor(() => expect(sent('review.save')).toMatchObject([{ asPaper: 'paper-differs' }]));
  });

  test('Escape goes back and saves nothing', async () => {
    const { user, type, sent, isPaused } = await open();
    await type(unbalanced);
    await user.keyboard('{Control>}{Enter}{/Control}{Escape}');
    expect(panel()).toBeNull();
    expect(focused()).toBe(screen.getByRole('button', { name: /Look at row 2 again/ }));
    expect(sent('review.save')).toEqual([]);
    expect(isPaused()).toBe(false);
  });

  test('without open errors it asks and saves nothing', async () => {
    const { user, type, sent } = await open();
    await type(clean);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(panel()).toBeNull();
    expect(sent('review.save')).toEqual([]);
  });

  test('on a read-only workspace it is not asked', async () => {
    const { user, type } = await open({}, { ...workspace, readOnly: 'no-permission' });
    await type(unbalanced);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(panel()).toBeNull();
  });
});

describe('undo and redo', () => {
  test('what Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z bring again', async () => {
    const { user, type } = await open();
    await type([57]);
    await user.keyboard('{Control>}zz{/Control}');
    expect(row(/Polling station/).textContent).not.toContain('57');
    await user.keyboard('{Control>}{Shift>}z{/Shift}y{/Control}');
    expect(row(/Polling station/).textContent).toContain('57');
  });
});

describe('the slip', () => {
  test('swapped digits are pointed at beside the failed rule, once its last row is typed', async () => {
    const { type } = await open();
    await type(swapped.slice(0, -1));
    expect(screen.queryByText(/Two digits swapped/)).toBeNull();
    await type(swapped.slice(-1));
    const failed = screen.getByRole('group', { name: /^F401/ });
    expect(within(failed).getByText('Two digits swapped? row 5 → 185')).toBeTruthy();
  });

  test('the second-best reading that makes all equations hold marks its row, and changes nothing', async () => {
    const read = {
      value: 158,
      state: 'number' as const,
      confidence: 0.6,
      accept: false,
      alternatives: [
        [158, 0.6],
        [185, 0.3],
      ] as const,
    };
    const fields = { ...withMarks.fields, voted: read };
    const { type } = await open({ 'scans.get': ({ scan }) => scanOf(scan, { ...withMarks, fields }) });
    await type(swapped.slice(0, -1));
    expect(row(/Voters who took part/).textContent).not.toContain('Look here');
    await type(swapped.slice(-1));
    expect(row(/Voters who took part/).textContent).toContain('Look here');
    expect(row(/Voters who took part/).textContent).toContain('158');
    act(() => chooseLanguage('kk'));
    expect(screen.getByText(/5-жолды қайта қараңыз/)).toBeTruthy();
    act(() => chooseLanguage('en'));
    expect(screen.getByText(/Look at row 5 again: its ink allows another number/)).toBeTruthy();
  });
});

describe('the next protocol', () => {
  test('is opened and its picture decoded while this one is worked on', async () => {
    const { sent } = await open();
    await waitFor(() => expect(sent('scans.get')).toEqual([{ scan: 1 }, { scan: 2 }]));
  });

  test('saving asks again which it is: another person may have taken it meanwhile', async () => {
    let asked = 0;
    const { type, user } = await open({
      'review.next': () => ({ scan: (asked += 1) === 1 ? 2 : 3, left: 2 }),
    });
    await type(clean);
    await user.keyboard('{Enter}');
    await screen.findByText('3.jpg');
  });
});
