import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { FieldValue } from '../../shared/protocol/values.ts';
import { formA, readingOf, rowsA } from '../support/desk.ts';
import '../support/browser-edges.ts';
import { type Answers, entryOf, scanOf } from '../support/outside.ts';
import { clean, open, row, show } from '../support/review-screen.tsx';

const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });
const cleanValues = Object.fromEntries(rowsA.map(({ id }, index) => [id, number(clean[index] ?? 0)]));

/** Awaits its second entry; as if the core told too much: a sure reading, and what this person typed before and took back. */
const awaiting = (scan: number) =>
  scanOf(scan, readingOf(Object.fromEntries(rowsA.map(({ id }, index) => [id, clean[index] ?? 0]))), {
    status: 'second-entry',
    version: 5,
    entries: [entryOf(21, 'V07', cleanValues)],
    entry: 20,
  });

const differs = {
  code: 'F501',
  severity: 'error',
  ok: false,
  fields: ['voted', 'invalid'],
  params: { k: 2 },
  formula: '',
  difference: null,
  message: '',
} as const;

const blind: Answers = {
  'scans.get': ({ scan }) => awaiting(scan),
  'review.second': ({ scan }) => ({ scan, version: 6, status: 'final', flags: [] }),
};

const openSecond = (more: Answers = {}) => open({ ...blind, ...more }, undefined, 'second');

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

describe('a second entry is blind', () => {
  test('every row is empty, also where a reading and an earlier entry are there', async () => {
    const { entry } = await openSecond();
    expect(entry.value).toBe('');
    const list = screen.getByRole('region', { name: 'All values' });
    for (const value of clean.filter((each) => each > 99))
      expect(list.textContent).not.toContain(String(value));
    expect(screen.getByText(/Second entry: type what stands on the paper/)).toBeTruthy();
  });

  test('Enter confirms nothing by itself, and no confidence is shown after a number is typed', async () => {
    const { user, entry } = await openSecond();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(entry);
    await user.keyboard('424{Enter}');
    expect(row(/Polling station/).textContent).not.toMatch(/%/);
  });

  test('nothing is pasted, and that is said', async () => {
    const { user, entry } = await openSecond();
    await user.click(entry);
    await user.paste('424');
    expect(entry.value).toBe('');
    expect(screen.getByRole('alert').textContent).toContain('Nothing is pasted or dropped here');
    await user.keyboard('4');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('nothing is dropped', async () => {
    const { entry } = await openSecond();
    const drop = createEvent.drop(entry);
    fireEvent(entry, drop);
    expect(drop.defaultPrevented).toBe(true);
    expect(entry.value).toBe('');
    expect(screen.getByRole('alert').textContent).toContain('Nothing is pasted or dropped here');
  });

  test('the wheel changes no number', async () => {
    const { user, entry } = await openSecond();
    await user.keyboard('424');
    fireEvent.wheel(entry, { deltaY: -120 });
    expect(entry.value).toBe('424');
  });

  test('neither marks nor the region are asked again, and no reading again is offered', async () => {
    const { type, user, sent } = await openSecond();
    expect(screen.queryByRole('textbox', { name: 'Region' })).toBeNull();
    await user.keyboard('{F8}{F9}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await type(clean);
    expect(screen.queryByRole('group', { name: 'Stamp and signatures' })).toBeNull();
    expect(sent('review.readBox')).toEqual([]);
  });
});

describe('saving a second entry', () => {
  test('sends the typed numbers and nothing else of the protocol; the next one says that it was the same', async () => {
    const { type, user, sent } = await openSecond();
    await type(clean);
    await user.keyboard('{Enter}');
    await screen.findByText('2.jpg');
    expect(sent('review.second')).toEqual([
      { scan: 1, version: 5, form: formA.id, values: cleanValues, note: '' },
    ]);
    expect(sent('review.save')).toEqual([]);
    expect(screen.getByText('1.jpg: the same as the first entry')).toBeTruthy();
  });

  test('that differs: the next protocol says in how many rows, and that a third person decides', async () => {
    const { type, user } = await openSecond({
      'review.second': ({ scan }) => ({
        scan,
        version: 6,
        status: 'differing',
        flags: [{ ...differs, fields: [...differs.fields] }],
      }),
    });
    await type(clean);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('1.jpg: 2 rows differ, goes to a third person')).toBeTruthy();
  });

  test('asks for the next second entry, never for one to confirm', async () => {
    const { type, user, sent } = await openSecond();
    await type(clean);
    await user.keyboard('{Enter}');
    await screen.findByText('2.jpg');
    for (const asked of sent('review.next')) expect(asked).toMatchObject({ task: 'second' });
  });

  test('errors on paper are looked at once and saved without a reason: that is the first entry’s', async () => {
    const { type, user, sent } = await openSecond();
    await type([424, 212, 312, ...clean.slice(3)]);
    expect(screen.getByText('F301')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent('review.second')).toHaveLength(1));
    expect(sent('review.second')[0]).not.toHaveProperty('asPaper');
  });

  test('taken back once it was the last one, it begins empty again, and is saved as it stands now', async () => {
    let version = 5;
    const { type, user, sent } = await openSecond({
      'scans.get': ({ scan }) => ({ ...awaiting(scan), version }),
      'review.next': () => ({ scan: null, left: 0 }),
      'work.mine': () => ({
        today: 1,
        flagged: 0,
        confirm: 0,
        second: 0,
        resolve: 0,
        undo: 'entry.second',
        redo: null,
      }),
      'review.second': ({ scan }) => ({ scan, version: (version = 6), status: 'final', flags: [] }),
      'review.undo': () => ({
        act: 'entry.second',
        scan: 1,
        batch: null,
        version: (version = 7),
        status: 'second-entry',
      }),
    });
    await type(clean);
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Take the last one back' }));
    const entry = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Polling station number' });
    expect(entry.value).toBe('');
    expect(row(/Voters on the list/).textContent).not.toContain('212');
    await type(clean);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent('review.second')).toHaveLength(2));
    expect(sent('review.second')[1]).toMatchObject({ version: 7 });
  });

  test('half typed, it is kept for this person alone', async () => {
    const { user, gone } = await openSecond();
    await user.keyboard('424{Enter}{Escape}');
    expect(gone).toEqual(['pause']);
    expect(localStorage.getItem('hattama.draft.1')).toContain('"by":"V07"');
  });
});

describe('what awaits others', () => {
  test('the person of the first entry is told that another one has to, and may open it again', async () => {
    const { user, sent } = show({
      'scans.get': ({ scan }) => ({ ...awaiting(scan), entries: [], barred: 'same-person' }),
    });
    expect(await screen.findByText(/You entered this protocol yourself/)).toBeTruthy();
    expect(screen.getByText(/by another person than the first/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Polling station number' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Open again' }));
    await waitFor(() => expect(sent('review.reopen')).toEqual([{ scan: 1, version: 5 }]));
  });

  test('entries that differ: whose they are, and for a third person the way to resolve them', async () => {
    const entries = [{ ...entryOf(21, 'V02'), other: 20 }, entryOf(20, 'V01')];
    const { user, gone } = show({
      'scans.get': ({ scan }) => ({ ...awaiting(scan), status: 'differing', entries, entry: 21 }),
    });
    expect(await screen.findByText(/The entries of V01 and V02 differ/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(gone).toEqual(['resolve 1']);
  });

  test('entries that differ are not resolved by one of the two', async () => {
    const entries = [{ ...entryOf(21, 'V07'), other: 20 }, entryOf(20, 'V01')];
    show({
      'scans.get': ({ scan }) => ({
        ...awaiting(scan),
        status: 'differing',
        entries,
        entry: 21,
        barred: 'same-person',
      }),
    });
    expect(await screen.findByText(/You entered this protocol yourself/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull();
  });

  test('nothing is left to confirm: second entries and differences that wait for this person are offered', async () => {
    const { type, user, gone } = await open({
      'review.next': () => ({ scan: null, left: 0 }),
      'work.mine': () => ({
        today: 1,
        flagged: 0,
        confirm: 0,
        second: 2,
        resolve: 1,
        undo: null,
        redo: null,
      }),
    });
    await type(clean);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: 'Resolve 1 protocol' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Second entries: 2 protocols' }));
    await user.keyboard('{Enter}');
    expect(gone).toEqual(['second']);
  });
});
