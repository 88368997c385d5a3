/** What a key does on the page. */
export type PageCommand =
  | { type: 'move' | 'size'; by: readonly [number, number] }
  | { type: 'go'; by: 1 | -1 }
  | { type: 'split'; count: number }
  | { type: 'draw-next' }
  | { type: 'hop' }
  | { type: 'snap' }
  | { type: 'duplicate' }
  /** To what is said of the field in hand. */
  | { type: 'edit' }
  | { type: 'remove' }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'zoom'; by: 1 | -1 };

/** Steps of the arrows, mm: plain, and with Ctrl. */
const STEP_MM = 0.5;
const FINE_MM = 0.1;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type Press = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The command of a key, told by its place on the keyboard; null for a key that means nothing here. */
export function pageCommand({ code, shiftKey, ctrlKey, metaKey, altKey }: Press): PageCommand | null {
  if (altKey) return null;
  const ctrl = ctrlKey || metaKey;
  const arrow = arrows[code];
  if (arrow) {
    const step = ctrl ? FINE_MM : STEP_MM;
    return { type: shiftKey ? 'size' : 'move', by: [arrow[0] * step, arrow[1] * step] };
  }
  if (ctrl) return withCtrl(code, shiftKey);
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (digit) return { type: 'split', count: Number(digit) };
  switch (code) {
    case 'Tab':
    case 'Enter':
    case 'NumpadEnter':
      return { type: 'go', by: shiftKey ? -1 : 1 };
    case 'KeyN':
      return { type: shiftKey ? 'hop' : 'draw-next' };
    case 'F2':
      return { type: 'edit' };
    case 'KeyS':
      return { type: 'snap' };
    case 'Delete':
    case 'Backspace':
      return { type: 'remove' };
    case 'Equal':
    case 'NumpadAdd':
      return { type: 'zoom', by: 1 };
    case 'Minus':
    case 'NumpadSubtract':
      return { type: 'zoom', by: -1 };
    default:
      return null;
  }
}

function withCtrl(code: string, shiftKey: boolean): PageCommand | null {
  switch (code) {
    case 'KeyD':
      return { type: 'duplicate' };
    case 'KeyZ':
      return { type: shiftKey ? 'redo' : 'undo' };
    case 'KeyY':
      return { type: 'redo' };
    default:
      return null;
  }
}
