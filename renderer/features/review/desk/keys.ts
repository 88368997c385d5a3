/** What a key means at the desk (README, "Keys"). */
export type Command =
  | { key: 'digit'; digit: string }
  | { key: 'state'; state: 'blank' | 'illegible' | 'dash' | 'filler' }
  | { key: SimpleCommand };

type SimpleCommand =
  | 'erase'
  | 'enter'
  | 'next'
  | 'back'
  | 'corrected'
  | 'failure'
  | 'cannot-enter'
  | 'edit-box'
  | 'place'
  | 'save-as-is'
  | 'undo'
  | 'redo'
  | 'previous'
  | 'pause'
  | 'keys'
  | LookKey;

/** Keys that change only how the picture is looked at. */
export type LookKey =
  | 'whole'
  | 'zoom-in'
  | 'zoom-out'
  | 'pan-left'
  | 'pan-right'
  | 'pan-up'
  | 'pan-down'
  | 'turn-left'
  | 'turn-right'
  | 'tilt-left'
  | 'tilt-right'
  | 'darker'
  | 'brighter'
  | 'softer'
  | 'harder'
  | 'ink'
  | 'reset';

/** The parts of a keyboard event that count. */
export interface Key {
  /** Place on the keyboard, as `KeyboardEvent.code`: a Kazakh layout types letters on the digit row. */
  code: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

const plain: Readonly<Record<string, Command>> = {
  Enter: { key: 'enter' },
  NumpadEnter: { key: 'enter' },
  ArrowDown: { key: 'next' },
  Tab: { key: 'next' },
  ArrowUp: { key: 'back' },
  NumpadSubtract: { key: 'back' },
  Backspace: { key: 'erase' },
  F2: { key: 'state', state: 'blank' },
  KeyB: { key: 'state', state: 'blank' },
  NumpadDivide: { key: 'state', state: 'blank' },
  F3: { key: 'state', state: 'illegible' },
  KeyX: { key: 'state', state: 'illegible' },
  NumpadMultiply: { key: 'state', state: 'illegible' },
  F4: { key: 'corrected' },
  KeyC: { key: 'corrected' },
  NumpadAdd: { key: 'corrected' },
  KeyD: { key: 'state', state: 'dash' },
  KeyZ: { key: 'state', state: 'filler' },
  Space: { key: 'whole' },
  NumpadDecimal: { key: 'whole' },
  F6: { key: 'tilt-left' },
  F7: { key: 'tilt-right' },
  F8: { key: 'edit-box' },
  F9: { key: 'cannot-enter' },
  KeyN: { key: 'failure' },
  Minus: { key: 'zoom-out' },
  Equal: { key: 'zoom-in' },
  BracketLeft: { key: 'darker' },
  BracketRight: { key: 'brighter' },
  KeyI: { key: 'ink' },
  KeyR: { key: 'reset' },
  Escape: { key: 'pause' },
};

const withShift: Readonly<Record<string, Command>> = {
  Tab: { key: 'back' },
  F6: { key: 'turn-left' },
  F7: { key: 'turn-right' },
  F8: { key: 'place' },
  ArrowLeft: { key: 'pan-left' },
  ArrowRight: { key: 'pan-right' },
  ArrowUp: { key: 'pan-up' },
  ArrowDown: { key: 'pan-down' },
  BracketLeft: { key: 'softer' },
  BracketRight: { key: 'harder' },
  Slash: { key: 'keys' },
};

const withCtrl: Readonly<Record<string, Command>> = {
  Enter: { key: 'save-as-is' },
  NumpadEnter: { key: 'save-as-is' },
  KeyZ: { key: 'undo' },
  KeyY: { key: 'redo' },
};

/** The command of a key press, or null for keys that mean nothing here. */
export function commandOf({ code, ctrl, alt, shift }: Key): Command | null {
  if (alt) return !ctrl && !shift && code === 'ArrowLeft' ? { key: 'previous' } : null;
  if (ctrl && shift) return code === 'KeyZ' ? { key: 'redo' } : null;
  if (ctrl) return withCtrl[code] ?? null;
  if (shift) return withShift[code] ?? null;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit !== undefined) return { key: 'digit', digit };
  return plain[code] ?? null;
}
