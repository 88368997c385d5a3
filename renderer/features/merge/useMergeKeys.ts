import { useEffect, useEffectEvent } from 'react';

/** What keys do on the screen of merging; null where a key means nothing now. */
export interface MergeKeys {
  enter: (() => void) | null;
  escape: (() => void) | null;
  /** To the list before or after. */
  turn: ((by: 1 | -1) => void) | null;
  undo: (() => void) | null;
  redo: (() => void) | null;
  /** True if Enter opens a row where a list has the focus. */
  opensRows: boolean;
}

/** The keyboard of the screen, on the whole window, by the place of the keys; buttons and links keep their Enter. */
export function useMergeKeys(keys: MergeKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const { target, code } = event;
    const on = (selector: string) => target instanceof HTMLElement && target.closest(selector) !== null;
    const isEnter = code === 'Enter' || code === 'NumpadEnter';
    if (on('input, select, textarea, dialog')) return;
    // A held Enter must not merge, nor push the next button that stands there.
    if (isEnter && event.repeat) return event.preventDefault();
    if (isEnter && (on('button, a') || (keys.opensRows && on('[role="grid"]')))) return;
    const act = actOf(event, keys);
    if (!act) return;
    event.preventDefault();
    act();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function actOf({ code, ctrlKey, metaKey, shiftKey }: KeyboardEvent, keys: MergeKeys): (() => void) | null {
  if (ctrlKey || metaKey) {
    if (code === 'KeyZ') return shiftKey ? keys.redo : keys.undo;
    return code === 'KeyY' ? keys.redo : null;
  }
  if (shiftKey) return null;
  const { turn } = keys;
  switch (code) {
    case 'Enter':
    case 'NumpadEnter':
      return keys.enter;
    case 'Escape':
      return keys.escape;
    case 'ArrowLeft':
      return turn && (() => turn(-1));
    case 'ArrowRight':
      return turn && (() => turn(1));
    default:
      return null;
  }
}
