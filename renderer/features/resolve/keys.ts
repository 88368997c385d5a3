import type { HistoryAction } from './history.ts';
import type { Resolution } from './resolution.ts';

/** What a key means on the resolve screen: a step of the resolution, or something about the screen. */
export type Command =
  HistoryAction | { do: 'pause' | 'whole' | 'save' | 'previous' } | { do: 'ready-reason'; number: number };

/** The parts of a keyboard event that count; `code` is the key's place, whatever the layout types. */
export interface Key {
  code: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

const everywhere: Readonly<Record<string, Command>> = {
  Escape: { do: 'pause' },
  Space: { do: 'whole' },
  NumpadDecimal: { do: 'whole' },
};

const choosing: Readonly<Record<string, Command>> = {
  ...everywhere,
  Digit1: { do: 'choose', choice: 'first' },
  Numpad1: { do: 'choose', choice: 'first' },
  ArrowLeft: { do: 'choose', choice: 'first' },
  Digit2: { do: 'choose', choice: 'second' },
  Numpad2: { do: 'choose', choice: 'second' },
  ArrowRight: { do: 'choose', choice: 'second' },
  Digit3: { do: 'open-third' },
  Numpad3: { do: 'open-third' },
  Enter: { do: 'next' },
  NumpadEnter: { do: 'next' },
  ArrowDown: { do: 'next' },
  ArrowUp: { do: 'back' },
  NumpadSubtract: { do: 'back' },
};

const typing: Readonly<Record<string, Command>> = {
  ...everywhere,
  Escape: { do: 'leave-third' },
  NumpadSubtract: { do: 'leave-third' },
  ArrowUp: { do: 'leave-third' },
  Enter: { do: 'value-done' },
  NumpadEnter: { do: 'value-done' },
  ArrowDown: { do: 'value-done' },
  Backspace: { do: 'erase' },
  F2: { do: 'state', state: 'blank' },
  KeyB: { do: 'state', state: 'blank' },
  NumpadDivide: { do: 'state', state: 'blank' },
  F3: { do: 'state', state: 'illegible' },
  KeyX: { do: 'state', state: 'illegible' },
  NumpadMultiply: { do: 'state', state: 'illegible' },
  F4: { do: 'corrected' },
  KeyC: { do: 'corrected' },
  NumpadAdd: { do: 'corrected' },
  KeyD: { do: 'state', state: 'dash' },
  KeyZ: { do: 'state', state: 'filler' },
};

const reasoning: Readonly<Record<string, Command>> = {
  ...everywhere,
  Escape: { do: 'leave-third' },
  NumpadSubtract: { do: 'leave-third' },
  ArrowUp: { do: 'leave-third' },
};

const finishing: Readonly<Record<string, Command>> = {
  ...everywhere,
  ArrowUp: { do: 'back' },
  NumpadSubtract: { do: 'back' },
  Enter: { do: 'save' },
  NumpadEnter: { do: 'save' },
};

/** The command of a key press where the person is now, or null for keys that mean nothing there. */
export function commandOf({ code, ctrl, alt, shift }: Key, { at, rows, third }: Resolution): Command | null {
  if (alt) return !ctrl && !shift && code === 'ArrowLeft' ? { do: 'previous' } : null;
  if (ctrl)
    return code === 'KeyZ' ? { do: shift ? 'redo' : 'undo' } : code === 'KeyY' ? { do: 'redo' } : null;
  if (shift) return null;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (third?.asksReason)
    return digit === undefined ? (reasoning[code] ?? null) : { do: 'ready-reason', number: Number(digit) };
  if (third) return digit === undefined ? (typing[code] ?? null) : { do: 'digit', digit };
  return (at === rows.length ? finishing : choosing)[code] ?? null;
}
