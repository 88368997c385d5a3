import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import '../support/browser-edges.ts';
import type { Answers } from '../support/outside.ts';
import { scanOf } from '../support/outside.ts';
import { clean, open, row, withMarks } from '../support/review-screen.tsx';

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

/** The machine reads 212 voters on the list; 242 is laid there. */
const planted = (more: Answers = {}): Answers => ({
  'scans.get': ({ scan }) =>
    scanOf(scan, withMarks, scan === 1 ? { attention: { field: 'registered', value: 242 } } : {}),
  'review.attention': () => null,
  ...more,
});
const onPurpose = 'This number was put there on purpose. Look again.';

describe('a planted number', () => {
  test('waved through, the screen stops, says so, and wants the number typed', async () => {
    const { user, type, sent } = await open(planted());
    expect(row(/Voters on the list/).textContent).toContain('242');
    await user.keyboard('{Enter}{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(onPurpose);
    const entry = screen.getByRole<HTMLInputElement>('textbox', { name: '1 Voters on the list' });
    expect(document.activeElement).toBe(entry);
    expect(entry.value).toBe('');
    await waitFor(() =>
      expect(sent('review.attention')).toEqual([{ scan: 1, field: 'registered', outcome: 'missed' }]),
    );
    await type(clean.slice(1));
    expect(screen.queryByText(onPurpose)).toBeNull();
    await user.keyboard('{Enter}');
    await screen.findByText('2.jpg');
    expect(sent('review.save')).toMatchObject([{ values: { registered: { value: 212 } } }]);
    expect(sent('review.attention')).toHaveLength(1);
  });

  test('typed over at once is caught, without a word', async () => {
    const { type, sent } = await open(planted());
    await type(clean.slice(0, 2));
    await waitFor(() =>
      expect(sent('review.attention')).toEqual([{ scan: 1, field: 'registered', outcome: 'caught' }]),
    );
    expect(screen.queryByText(onPurpose)).toBeNull();
  });

  test('whose outcome cannot be told stops all the same, and says what went wrong', async () => {
    const { user } = await open(planted({ 'review.attention': () => ({ fails: 'disk-full' }) }));
    await user.keyboard('{Enter}{Enter}');
    expect(await screen.findByText(onPurpose)).toBeTruthy();
    expect(await screen.findByText('The disk is full.')).toBeTruthy();
  });

  test('that the core finds in a save is refused in words, with the way out', async () => {
    const { type, user } = await open({ 'review.save': () => ({ fails: 'planted-value' }) });
    await type(clean);
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /put there on purpose.*mark the row illegible/,
    );
  });
});
