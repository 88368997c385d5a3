import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PageExtraction, PagePlacement, PlacingDoubt } from '../../shared/api/extraction.ts';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import { formA } from '../support/desk.ts';
import '../support/browser-edges.ts';
import { scanOf, workspace } from '../support/outside.ts';
import { clean, marks, open, row, withMarks } from '../support/review-screen.tsx';

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

describe('confirming', () => {
  test('focus is on the first row, with the accepted reading standing there', async () => {
    const { entry } = await open();
    expect(document.activeElement).toBe(entry);
    expect(entry.value).toBe('424');
    expect(row(/Ballots received/).textContent).not.toContain('999');
  });

  test('Enter confirms and goes on; confidence is shown only then', async () => {
    const { user } = await open();
    expect(row(/Polling station/).textContent).not.toContain('99');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '1 Voters on the list' }));
    expect(row(/Polling station/).textContent).toContain('99%');
  });

  test('what the sums of the form changed is told with the confidence, not before', async () => {
    const because = { rules: ['F301'], value: 427, confidence: 0.62 };
    const fields = Object.fromEntries(
      Object.entries(withMarks.fields).map(([id, read]) => [
        id,
        id === 'station' ? { ...read, because } : read,
      ]),
    );
    const { user } = await open({ 'scans.get': ({ scan }) => scanOf(scan, { ...withMarks, fields }) });
    const said = 'By its ink alone: 427, 62%. Sums of the form, or its words, changed that.';
    expect(screen.queryByRole('img', { name: said })).toBeNull();
    await user.keyboard('{Enter}');
    expect(within(row(/Polling station/)).getByRole('img', { name: said })).toBeTruthy();
  });

  const doubted = (doubt: string): PageExtraction => ({
    ...withMarks,
    placement: { ...(withMarks.placement as PagePlacement), doubt: doubt as PlacingDoubt },
  });

  test('why nothing is filled in of a page that is placed is said, with the way to place it anew', async () => {
    const { user } = await open({ 'scans.get': ({ scan }) => scanOf(scan, doubted('other-words')) });
    expect(screen.getByText(/may not be this form's: compare the title/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Mark corners/ }));
    await screen.findByText('Mark the corners of the page');
  });

  test('a doubt that this version does not know is not shown raw', async () => {
    await open({ 'scans.get': ({ scan }) => scanOf(scan, doubted('of-tomorrow')) });
    expect(screen.queryByText(/of-tomorrow/)).toBeNull();
    expect(screen.queryByRole('button', { name: /Shift\+F8/ })).toBeNull();
  });

  test('digits replace the pre-fill, whatever the layout types', async () => {
    const { user, entry } = await open();
    await user.keyboard('[Digit5][Numpad7]');
    expect(entry.value).toBe('57');
  });

  test('the whole protocol by keyboard: typed, summed up, saved, and the next one is there', async () => {
    const { type, user, sent } = await open();
    await type(clean);
    await screen.findByText('Everything adds up.');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Save, next protocol/ }));
    await user.keyboard('{Enter}');
    await screen.findByText('2.jpg');
    const values = Object.fromEntries(
      formA.fields
        .filter((field) => 'quantity' in field)
        .map(({ id }, index) => [id, { value: clean[index], state: 'number', corrected: false }]),
    );
    expect(sent('review.save')).toEqual([
      {
        scan: 1,
        version: 3,
        form: formA.id,
        region: 'Алматы',
        values,
        marks,
        note: '',
        ticked: [],
        asPaper: null,
      },
    ]);
    expect(screen.getByText('37 today, 2 flagged')).toBeTruthy();
  });

  test('states, corrections and an illegible guess are saved as such', async () => {
    const { user, type, sent } = await open();
    await user.keyboard('{Enter}[NumpadDivide]31[NumpadMultiply][NumpadAdd]185{Enter}');
    await type(clean.slice(4));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent('review.save')).toHaveLength(1));
    expect(sent('review.save')[0]).toMatchObject({
      values: {
        registered: { value: null, state: 'blank' },
        received: { value: null, state: 'illegible' },
        issued: { value: 185, state: 'number', corrected: true },
      },
      note: 'Row 2 cannot be read, looks like 31',
    });
  });
});

describe('what does not add up', () => {
  const wrong = [424, 212, 312, ...clean.slice(3)];

  test('fails with its numbers as soon as its last row is entered', async () => {
    const { type } = await open();
    await type(wrong.slice(0, 4));
    expect(screen.queryByText(/F301/)).toBeNull();
    await type(wrong.slice(4, 5));
    expect(screen.getByText(/312 ≠ 185 \+ 27/)).toBeTruthy();
    expect(screen.getByText('F301')).toBeTruthy();
  });

  test('Enter leads back to it once; then it is saved as on the paper', async () => {
    const { type, user, sent } = await open();
    await type(wrong);
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(
      screen.getByRole('textbox', { name: '2 Ballots received by the commission' }),
    );
    for (let left = 0; left < 14; left += 1) await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(await screen.findByRole('button', { name: /Save as on the paper/ }));
    await user.keyboard('{Enter}[Numpad2]');
    await waitFor(() => expect(sent('review.save')).toMatchObject([{ asPaper: 'corrected-on-paper' }]));
  });

  test('a rule speaks the language of the screen, also when that changes meanwhile', async () => {
    const { type } = await open();
    await type(wrong.slice(0, 5));
    act(() => chooseLanguage('ru'));
    expect(screen.getByText(/Баланс бюллетеней не сходится/)).toBeTruthy();
    act(() => chooseLanguage('kk'));
    expect(screen.queryByText(/Баланс бюллетеней не сходится/)).toBeNull();
    act(() => chooseLanguage('en'));
  });
});

describe('off the main path', () => {
  test('Escape pauses and what was typed stands there again', async () => {
    const { user, isPaused } = await open();
    await user.keyboard('57{Enter}{Escape}');
    expect(isPaused()).toBe(true);
    expect(localStorage.getItem('hattama.draft.1')).toContain('"57"');
  });

  test.each([
    ['changed-meanwhile', 'Someone else changed the protocol meanwhile'],
    ['disk-full', 'The disk is full'],
    ['read-only', 'open for reading only'],
    ['no-permission', 'No permission'],
    ['wrong-status', 'Not possible in the protocol'],
    ['internal', 'An error in the program'],
  ] as const)('a save that is refused (%s) keeps everything and says why', async (reference, words) => {
    const { type, user } = await open({ 'review.save': () => ({ fails: reference }) });
    await type(clean);
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    expect(row(/Tugel/).textContent).toContain('2');
    expect(localStorage.getItem('hattama.draft.1')).not.toBeNull();
  });

  test('two quick Enters save once', async () => {
    const { type, user, sent } = await open();
    await type(clean);
    await user.keyboard('{Enter}{Enter}');
    await screen.findByText('2.jpg');
    expect(sent('review.save')).toHaveLength(1);
  });

  test('Alt+← brings the protocol saved last back', async () => {
    const { type, user, sent } = await open();
    await type(clean);
    await user.keyboard('{Enter}');
    await screen.findByText('2.jpg');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await screen.findByText('1.jpg');
    expect(sent('review.undo')).toEqual([{}]);
  });

  test('a read-only workspace can be looked at, not saved', async () => {
    const { type, user, sent } = await open({}, { ...workspace, readOnly: 'other-process' });
    await type(clean);
    expect(screen.getByRole('button', { name: /Save, next/ }).hasAttribute('disabled')).toBe(true);
    await user.keyboard('{Enter}{Control>}{Enter}{/Control}');
    expect(sent('review.save')).toEqual([]);
  });

  test('the note takes text: letters there are no keys of the desk', async () => {
    const { type, user, sent } = await open();
    await type(clean);
    await user.type(screen.getByRole('textbox', { name: /Note/ }), 'box 3 b x 12');
    await user.click(screen.getByRole('button', { name: /Save, next/ }));
    await waitFor(() => expect(sent('review.save')[0]).toMatchObject({ note: 'box 3 b x 12' }));
  });
});
