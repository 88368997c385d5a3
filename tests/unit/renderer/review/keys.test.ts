import { describe, expect, test } from 'vitest';
import { commandOf } from '../../../../renderer/features/review/desk/keys.ts';

const press = (code: string, held: Partial<Record<'ctrl' | 'alt' | 'shift', boolean>> = {}) =>
  commandOf({ code, ctrl: false, alt: false, shift: false, ...held });

describe('keys of the desk', () => {
  test.each([...'0123456789'])('%s, on the digit row and on the keypad', (digit) => {
    expect(press(`Digit${digit}`)).toEqual({ key: 'digit', digit });
    expect(press(`Numpad${digit}`)).toEqual({ key: 'digit', digit });
  });

  test.each([
    ['confirm', 'Enter', 'NumpadEnter', { key: 'enter' }],
    ['back', 'ArrowUp', 'NumpadSubtract', { key: 'back' }],
    ['blank', 'F2', 'NumpadDivide', { key: 'state', state: 'blank' }],
    ['blank', 'KeyB', 'NumpadDivide', { key: 'state', state: 'blank' }],
    ['illegible', 'F3', 'NumpadMultiply', { key: 'state', state: 'illegible' }],
    ['illegible', 'KeyX', 'NumpadMultiply', { key: 'state', state: 'illegible' }],
    ['corrected', 'F4', 'NumpadAdd', { key: 'corrected' }],
    ['corrected', 'KeyC', 'NumpadAdd', { key: 'corrected' }],
    ['whole page', 'Space', 'NumpadDecimal', { key: 'whole' }],
  ])('the main path is on the keypad and on a laptop: %s', (_, laptop, keypad, command) => {
    expect(press(laptop)).toEqual(command);
    expect(press(keypad)).toEqual(command);
  });

  test.each([
    ['Tab', { shift: true }, 'back'],
    ['Enter', { ctrl: true }, 'save-as-is'],
    ['KeyZ', { ctrl: true }, 'undo'],
    ['KeyZ', { ctrl: true, shift: true }, 'redo'],
    ['KeyY', { ctrl: true }, 'redo'],
    ['ArrowLeft', { alt: true }, 'previous'],
    ['ArrowLeft', { shift: true }, 'pan-left'],
    ['ArrowDown', { shift: true }, 'pan-down'],
    ['BracketRight', {}, 'brighter'],
    ['BracketRight', { shift: true }, 'harder'],
    ['KeyI', {}, 'ink'],
    ['F8', {}, 'edit-box'],
    ['F8', { shift: true }, 'place'],
    ['KeyR', {}, 'reset'],
    ['F7', {}, 'tilt-right'],
    ['F6', { shift: true }, 'turn-left'],
    ['Slash', { shift: true }, 'keys'],
  ] as const)('%s with %o', (code, held, key) => {
    expect(press(code, held)).toEqual({ key });
  });

  test.each([
    ['KeyB', { ctrl: true }],
    ['Digit1', { alt: true }],
    ['Digit1', { shift: true }],
    ['KeyY', { ctrl: true, shift: true }],
    ['Minus', { ctrl: true }],
    ['Equal', { ctrl: true }],
    ['F5', {}],
    ['KeyQ', {}],
  ])('leaves %s with %o to the browser', (code, held) => {
    expect(press(code, held)).toBeNull();
  });
});
