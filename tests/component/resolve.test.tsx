import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { ResolveScreen } from '../../renderer/features/resolve/ResolveScreen.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { FieldValue } from '../../shared/protocol/values.ts';
import { formA, readingOf, rowsA } from '../support/desk.ts';
import '../support/browser-edges.ts';
import { type Answers, entryOf, outsideOf, scanOf } from '../support/outside.ts';
import { clean, marks } from '../support/review-screen.tsx';

const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });
const values = Object.fromEntries(rowsA.map(({ id }, index) => [id, number(clean[index] ?? 0)]));

/** V01 swapped two digits of the voters, V02 took the invalid ballots for blank. */
const first = { ...entryOf(11, 'V01', { ...values, voted: number(158) }), marks };
const second = entryOf(12, 'V02', { ...values, invalid: { value: null, state: 'blank', corrected: false } });

const differing = (scan: number) =>
  scanOf(scan, readingOf({}), { status: 'differing', entries: [second, first], entry: 12, version: 6 });

function answers(more: Answers): Answers {
  return {
    'scans.get': ({ scan }) => differing(scan),
    'forms.get': () => ({ form: formA, sha256: '' }),
    'review.next': ({ after }) => ({ scan: after === 1 ? 2 : 1, left: 2 }),
    'review.differences': ({ scan }) => ({ scan, first, second, fields: ['voted', 'invalid'], sides: null }),
    'review.claim': () => ({ by: null }),
    'review.release': () => null,
    'review.resolve': ({ scan }) => ({ scan, version: 7, status: 'final', flags: [] }),
    'review.reopen': ({ scan }) => ({ scan, version: 7, status: 'to-confirm', flags: [] }),
    ...more,
  };
}

function Resolve({
  at,
  onReview,
  onPause,
}: {
  at: number | null;
  onReview: (scan: number) => void;
  onPause: () => void;
}) {
  const [scan, setScan] = useState(at);
  return (
    <ResolveScreen
      scan={scan}
      person="V09"
      readOnly={false}
      onOpen={setScan}
      onReview={onReview}
      onPause={onPause}
    />
  );
}

function open(more: Answers = {}, at: number | null = null) {
  const test = outsideOf(answers(more));
  const user = userEvent.setup();
  const left: (number | 'paused')[] = [];
  const view = render(
    <OutsideContext value={test.outside}>
      <Resolve at={at} onReview={(scan) => left.push(scan)} onPause={() => left.push('paused')} />
    </OutsideContext>,
  );
  const sent = (name: string) => test.calls.filter((call) => call.name === name).map((call) => call.input);
  return { ...test, ...view, user, sent, left };
}

const heading = (name: RegExp) => screen.findByRole('heading', { name });
const value = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

describe('resolving', () => {
  test('the next differing protocol opens by itself, at its first row, both values beside each other', async () => {
    open();
    await heading(/^5 Voters who took part/);
    expect(value('1 Value 1').textContent).toContain('158');
    expect(value('2 Value 2').textContent).toContain('185');
    expect(screen.getByText('Difference 1 of 2')).toBeTruthy();
  });

  test('whose value is whose is told only once all are chosen', async () => {
    const { user, container } = open();
    await heading(/^5/);
    expect(container.textContent).not.toMatch(/V01|V02/);
    await user.keyboard('2{Enter}');
    await heading(/^8/);
    expect(container.textContent).not.toMatch(/V01|V02/);
    await user.keyboard('1{Enter}');
    const summary = await screen.findByRole('region', { name: 'What will be saved' });
    expect(within(summary).getByRole('columnheader', { name: 'First: V01' })).toBeTruthy();
    expect(within(summary).getByRole('columnheader', { name: 'Second: V02' })).toBeTruthy();
  });

  test('of different workspaces it is told at once, and what a row edited by hand said before', async () => {
    const edited = {
      file: 'almaty.xlsx',
      sheet: 'Protocols',
      row: 4,
      of: null,
      cells: [['voted', 158, 185]] as const,
    };
    const sides = {
      first: { team: 'Almaty', person: 'V03@0b8e', edited: null },
      second: { team: 'Almaty', person: '?@0b8e', edited },
    };
    const { user } = open({
      'review.differences': ({ scan }) => ({ scan, first, second, fields: ['voted', 'invalid'], sides }),
    });
    await heading(/^5/);
    expect(value('1 Value 1').textContent).toContain('Almaty · V03@0b8e');
    expect(value('2 Value 2').textContent).toContain('edited by hand in almaty.xlsx, row 4');
    expect(value('2 Value 2').textContent).toContain('exported 158 → now 185');
    await user.keyboard('2{Enter}');
    await heading(/^8/);
    // This cell was not changed.
    expect(value('2 Value 2').textContent).not.toContain('exported');
    await user.keyboard('1{Enter}');
    const summary = await screen.findByRole('region', { name: 'What will be saved' });
    expect(within(summary).getByRole('columnheader', { name: 'Almaty · V03@0b8e' })).toBeTruthy();
  });

  test('by the keypad alone: choose, Enter, save; the next one is there', async () => {
    const { user, sent } = open();
    await heading(/^5/);
    await user.keyboard('[Numpad2][NumpadEnter][Numpad1][NumpadEnter]');
    await screen.findByText('Everything adds up.');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Save, next protocol/ }));
    await user.keyboard('[NumpadEnter]');
    await screen.findByText('2.jpg');
    expect(sent('review.resolve')).toEqual([
      {
        scan: 1,
        version: 6,
        choices: { voted: { choice: 'second' }, invalid: { choice: 'first' } },
        note: '',
      },
    ]);
    expect(screen.getByText('Final')).toBeTruthy();
  });

  test('Enter goes nowhere before a value is chosen, and says so', async () => {
    const { user } = open();
    await heading(/^5/);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('Choose first: 1, 2 or 3.');
    expect(screen.getByText('Difference 1 of 2')).toBeTruthy();
  });

  test('a rule speaks when its rows are chosen, with the value that is chosen', async () => {
    const { user } = open();
    await heading(/^5/);
    expect(screen.queryByText(/F401|F203/)).toBeNull();
    await user.keyboard('1{Enter}1');
    expect(await screen.findByText('F401')).toBeTruthy();
    await user.keyboard('[NumpadSubtract]2{Enter}');
    expect(screen.queryByText('F401')).toBeNull();
  });

  test('minus goes back, and what was chosen stands there', async () => {
    const { user } = open();
    await heading(/^5/);
    await user.keyboard('2{Enter}[NumpadSubtract]');
    await heading(/^5/);
    expect(value('2 Value 2').getAttribute('aria-pressed')).toBe('true');
  });

  test('Ctrl+Z takes the last step back, then asks the core for the last act', async () => {
    const { user, sent } = open({ 'review.undo': () => null });
    await heading(/^5/);
    await user.keyboard('2');
    await user.keyboard('{Control>}z{/Control}');
    expect(value('2 Value 2').getAttribute('aria-pressed')).toBe('false');
    expect(sent('review.undo')).toEqual([]);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(sent('review.undo')).toHaveLength(1));
  });
});

describe('a third value', () => {
  test('typed on the keypad, with a reason that lies ready', async () => {
    const { user, sent } = open();
    await heading(/^5/);
    await user.keyboard('[Numpad3]');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'What stands on the paper' }));
    await user.keyboard('[Numpad1][Numpad8][Numpad8][NumpadEnter]');
    expect(screen.getByRole('group', { name: 'Why neither of the two?' })).toBeTruthy();
    // A held Enter gives no reason.
    await user.keyboard('[NumpadEnter]');
    expect(screen.getByRole('group', { name: 'Why neither of the two?' })).toBeTruthy();
    await user.keyboard('[Numpad1]');
    await heading(/^8/);
    await user.keyboard('[Numpad1][NumpadEnter]');
    await user.click(await screen.findByRole('button', { name: /Save, next protocol/ }));
    await waitFor(() => expect(sent('review.resolve')).toHaveLength(1));
    expect(sent('review.resolve')[0]).toMatchObject({
      choices: { voted: { choice: 'third', value: number(188), reason: 'Both misread it' } },
    });
  });

  test('with a reason in other words, whose figures are no keys', async () => {
    const { user } = open();
    await heading(/^5/);
    await user.keyboard('3[NumpadMultiply]{Enter}');
    await user.type(
      screen.getByRole('textbox', { name: 'In other words' }),
      'blot over 2 of 3 digits{Enter}',
    );
    await heading(/^8/);
    await user.keyboard('[NumpadSubtract]');
    expect(value('3 Another value').textContent).toContain('Illegible');
    expect(value('3 Another value').textContent).toContain('blot over 2 of 3 digits');
  });

  test('that is no number is not taken, and that is said', async () => {
    const { user } = open();
    await heading(/^5/);
    await user.keyboard('3');
    await user.paste('1,5');
    expect(screen.getByRole('alert').textContent).toContain('1,5');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'What stands on the paper' }).value).toBe(
      '',
    );
  });
});

describe('off the main path', () => {
  test('the last one is taken back as it stands now, with nothing chosen', async () => {
    let version = 6;
    const { user, sent } = open({
      'scans.get': ({ scan }) => ({ ...differing(scan), version }),
      'review.next': ({ after }) => ({ scan: after === undefined && version === 6 ? 1 : null, left: 0 }),
      'review.resolve': ({ scan }) => ({ scan, version: (version = 7), status: 'final', flags: [] }),
      'review.undo': () => ({
        act: 'entry.resolved',
        scan: 1,
        batch: null,
        version: (version = 8),
        status: 'differing',
      }),
    });
    await heading(/^5/);
    await user.keyboard('2{Enter}1{Enter}');
    await screen.findByRole('button', { name: /Save, next protocol/ });
    await user.keyboard('{Enter}');
    await heading(/All differences are resolved/);
    await user.click(screen.getByRole('button', { name: 'Take back the last one' }));
    await heading(/^5/);
    await user.keyboard('1{Enter}');
    await heading(/^8/);
    await user.keyboard('1{Enter}');
    await screen.findByRole('button', { name: /Save, next protocol/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent('review.resolve')).toHaveLength(2));
    expect(sent('review.resolve')[1]).toMatchObject({ version: 8, choices: { voted: { choice: 'first' } } });
  });

  test('Escape pauses, and the choices stand there again', async () => {
    const { user, left, unmount } = open();
    await heading(/^5/);
    await user.keyboard('2{Enter}{Escape}');
    expect(left).toEqual(['paused']);
    unmount();
    open();
    await heading(/^8/);
    expect(screen.getByText('Difference 2 of 2')).toBeTruthy();
  });

  test('both wrong: it goes back to be entered anew', async () => {
    const { user, sent, left } = open();
    await heading(/^5/);
    await user.click(screen.getByRole('button', { name: 'Both wrong: enter anew' }));
    await waitFor(() => expect(left).toEqual([1]));
    expect(sent('review.reopen')).toEqual([{ scan: 1, version: 6 }]);
  });

  test('a save that is refused keeps everything and says why', async () => {
    const { user } = open({ 'review.resolve': () => ({ fails: 'changed-meanwhile' }) });
    await heading(/^5/);
    await user.keyboard('2{Enter}1{Enter}');
    await screen.findByRole('button', { name: /Save, next protocol/ });
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Someone else changed the protocol meanwhile',
    );
    expect(localStorage.getItem('hattama.resolution.1')).not.toBeNull();
  });

  test('one that somebody else has in hand says so', async () => {
    open({ 'review.claim': () => ({ by: 'V09' }) });
    expect(await screen.findByText('V09 has it in hand in another window.')).toBeTruthy();
  });

  test('opened by its address though its entries do not differ: that is said, and the next one offered', async () => {
    const { user } = open(
      {
        'review.differences': ({ scan }) =>
          scan === 9
            ? { fails: 'wrong-status' }
            : { scan, first, second, fields: ['voted', 'invalid'], sides: null },
      },
      9,
    );
    expect((await screen.findByRole('alert')).textContent).toContain('Not possible');
    await user.keyboard('{Enter}');
    await heading(/^5/);
  });

  test('when none is left for this person, that is all there is to say', async () => {
    const { user, left } = open({ 'review.next': () => ({ scan: null, left: 0 }) });
    await heading(/No entries differ/);
    await user.keyboard('{Enter}');
    expect(left).toEqual(['paused']);
  });
});
