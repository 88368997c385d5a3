import { describe, expect, test } from 'vitest';
import { reduceHistory } from '../../../../renderer/features/resolve/history.ts';
import {
  beginResolution,
  isResolved,
  reduceResolution,
  type Resolution,
  type ResolutionAction,
  resolvedValues,
} from '../../../../renderer/features/resolve/resolution.ts';
import type { FieldValue } from '../../../../shared/protocol/values.ts';
import { entryOf } from '../../../support/outside.ts';

const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });
const blank: FieldValue = { value: null, state: 'blank', corrected: false };

const first = entryOf(1, 'V01', { station: number(424), voted: number(185), invalid: number(4) });
const second = entryOf(2, 'V02', { station: number(424), voted: number(158), invalid: blank });
const begun = beginResolution({ scan: 7, first, second, fields: ['voted', 'invalid'], sides: null });

const after = (...actions: ResolutionAction[]): Resolution => actions.reduce(reduceResolution, begun);
const take = (choice: 'first' | 'second'): ResolutionAction => ({ do: 'choose', choice });
const next: ResolutionAction = { do: 'next' };
const digits = (text: string) => [...text].map((digit): ResolutionAction => ({ do: 'digit', digit }));

describe('choosing', () => {
  test('one value of each row, first or second; what the two agree on stands', () => {
    const resolution = after(take('second'), next, take('first'), next);
    expect(resolution.at).toBe(2);
    expect(isResolved(resolution)).toBe(true);
    expect(resolvedValues(resolution, first.values)).toEqual({
      station: number(424),
      voted: number(158),
      invalid: number(4),
    });
  });

  test('nothing is passed over: the next row comes only when this one is chosen', () => {
    expect(after(next).at).toBe(0);
    expect(after({ do: 'go', to: 2 }).at).toBe(0);
    expect(after(take('first'), { do: 'go', to: 2 }).at).toBe(1);
  });

  test('a row that is not chosen yet has no value: rules that need it say nothing', () =>
    expect(resolvedValues(after(take('first')), first.values)).toEqual({
      station: number(424),
      voted: number(185),
    }));

  test('a chosen entry that lacks the row leaves it out', () => {
    const { voted, ...rest } = second.values;
    expect(voted).toBeDefined();
    const lacking = beginResolution({
      scan: 7,
      first,
      second: { ...second, values: rest },
      fields: ['voted'],
      sides: null,
    });
    const chosen = reduceResolution(lacking, take('second'));
    expect(isResolved(chosen)).toBe(true);
    expect(resolvedValues(chosen, first.values)).not.toHaveProperty('voted');
  });
});

describe('a third value', () => {
  const open: ResolutionAction = { do: 'open-third' };

  test('is typed, then has to say why it is neither', () => {
    const typed = after(open, ...digits('188'), { do: 'value-done' });
    expect(typed.third).toMatchObject({ text: '188', asksReason: true });
    expect(
      after(open, ...digits('188'), { do: 'value-done' }, { do: 'reason', reason: '  ' }).choices,
    ).toEqual({});
    const done = reduceResolution(typed, { do: 'reason', reason: 'Both misread it' });
    expect(done).toMatchObject({ at: 1, third: null });
    expect(done.choices['voted']).toEqual({
      choice: 'third',
      value: number(188),
      reason: 'Both misread it',
    });
  });

  test('that is one of the two after all is that one, and needs no reason', () => {
    expect(after(open, ...digits('0158'), { do: 'value-done' }).choices['voted']).toEqual({
      choice: 'second',
    });
    const row = after(take('first'), next, open, { do: 'state', state: 'blank' }, { do: 'value-done' });
    expect(row.choices['invalid']).toEqual({ choice: 'second' });
  });

  test('may be illegible, and is not taken while nothing is typed', () => {
    expect(after(open, { do: 'value-done' }).third).toMatchObject({ asksReason: false });
    const illegible = after(
      open,
      { do: 'state', state: 'illegible' },
      { do: 'value-done' },
      { do: 'reason', reason: 'blot' },
    );
    expect(illegible.choices['voted']).toMatchObject({ value: { value: null, state: 'illegible' } });
  });

  test('takes five digits, and says what it did not take', () => {
    expect(after(open, ...digits('123456')).third).toMatchObject({ text: '12345', refused: '123456' });
    expect(after(open, { do: 'number', text: '١٢' }).third).toMatchObject({ text: '', refused: '١٢' });
    expect(after(open, { do: 'number', text: '-5' }, ...digits('5')).third).toMatchObject({
      text: '5',
      refused: null,
    });
  });

  test('is left step by step: from the reason to the value, from the value to the two', () => {
    const back: ResolutionAction = { do: 'leave-third' };
    const asked = after(open, ...digits('188'), { do: 'value-done' });
    expect(reduceResolution(asked, back).third).toMatchObject({ text: '188', asksReason: false });
    expect(reduceResolution(reduceResolution(asked, back), back).third).toBeNull();
  });
});

test('every step is taken back and brought again; a new step forgets what was taken back', () => {
  const start = { now: begun, past: [], future: [] };
  const done = [take('second'), next].reduce(reduceHistory, start);
  const undone = [{ do: 'undo' } as const, { do: 'undo' } as const].reduce(reduceHistory, done);
  expect(undone.now).toEqual(begun);
  expect([{ do: 'redo' } as const, { do: 'redo' } as const].reduce(reduceHistory, undone).now).toEqual(
    done.now,
  );
  expect(reduceHistory(undone, take('first')).future).toEqual([]);
});
