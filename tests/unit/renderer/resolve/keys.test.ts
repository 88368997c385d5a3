import { describe, expect, test } from 'vitest';
import { type Command, commandOf } from '../../../../renderer/features/resolve/keys.ts';
import {
  beginResolution,
  reduceResolution,
  type Resolution,
} from '../../../../renderer/features/resolve/resolution.ts';
import { entryOf } from '../../../support/outside.ts';

const begun = beginResolution({
  scan: 7,
  first: entryOf(1, 'V01'),
  second: entryOf(2, 'V02'),
  fields: ['voted'],
  sides: null,
});
const typing = reduceResolution(begun, { do: 'open-third' });
const reasoning = [{ do: 'digit', digit: '3' } as const, { do: 'value-done' } as const].reduce(
  reduceResolution,
  typing,
);
const finished = { ...begun, at: 1 };

const press = (code: string, where: Resolution, held = {}): Command | null =>
  commandOf({ code, ctrl: false, alt: false, shift: false, ...held }, where);

describe('where the person is says what a figure means', () => {
  test.each(['Digit1', 'Numpad1', 'ArrowLeft'])('%s takes the first value', (code) =>
    expect(press(code, begun)).toEqual({ do: 'choose', choice: 'first' }),
  );
  test.each(['Digit2', 'Numpad2', 'ArrowRight'])('%s takes the second value', (code) =>
    expect(press(code, begun)).toEqual({ do: 'choose', choice: 'second' }),
  );
  test('3 opens a third value, where figures are figures', () => {
    expect(press('Numpad3', begun)).toEqual({ do: 'open-third' });
    expect(press('Numpad3', typing)).toEqual({ do: 'digit', digit: '3' });
    expect(press('Numpad1', typing)).toEqual({ do: 'digit', digit: '1' });
  });
  test('then a figure gives a reason that lies ready', () =>
    expect(press('Numpad2', reasoning)).toEqual({ do: 'ready-reason', number: 2 }));
  test('once all is chosen a figure means nothing', () => expect(press('Digit1', finished)).toBeNull());
});

test('Enter goes on, takes the typed value, saves at the end', () => {
  expect(press('NumpadEnter', begun)).toEqual({ do: 'next' });
  expect(press('NumpadEnter', typing)).toEqual({ do: 'value-done' });
  expect(press('NumpadEnter', reasoning)).toBeNull();
  expect(press('Enter', finished)).toEqual({ do: 'save' });
});

test('minus and Escape go back; Escape pauses only from the two values', () => {
  expect(press('NumpadSubtract', begun)).toEqual({ do: 'back' });
  expect(press('NumpadSubtract', typing)).toEqual({ do: 'leave-third' });
  expect(press('Escape', reasoning)).toEqual({ do: 'leave-third' });
  expect(press('Escape', begun)).toEqual({ do: 'pause' });
});

test('undo and redo', () => {
  expect(press('KeyZ', begun, { ctrl: true })).toEqual({ do: 'undo' });
  expect(press('KeyZ', begun, { ctrl: true, shift: true })).toEqual({ do: 'redo' });
  expect(press('KeyY', begun, { ctrl: true })).toEqual({ do: 'redo' });
  expect(press('ArrowLeft', begun, { alt: true })).toEqual({ do: 'previous' });
});
