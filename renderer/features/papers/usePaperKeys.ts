import { useEffect, useEffectEvent } from 'react';

/** What keys do on the screen of papers. */
export interface PaperKeys {
  enter: () => void;
  apart: () => void;
  part: () => void;
  move: (by: 1 | -1) => void;
  turn: (by: 1 | -1) => void;
  undo: () => void;
  redo: () => void;
}

/** Keys of the screen by place, whatever the keyboard's language; fields and buttons keep their own. */
export function usePaperKeys(keys: PaperKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.metaKey) return;
    const { target } = event;
    if (target instanceof HTMLElement && target.matches('input, select, textarea')) return;
    if (event.ctrlKey) {
      if (event.repeat) return;
      if (event.code === 'KeyZ' && !event.shiftKey) keys.undo();
      else if (event.code === 'KeyY' || event.code === 'KeyZ') keys.redo();
      else return;
    } else if (!pressed(keys, event)) return;
    event.preventDefault();
  });

  useEffect(() => {
    const down = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);
}

/** Answers whether the key was one of the screen's. */
function pressed(keys: PaperKeys, event: KeyboardEvent): boolean {
  const { code, repeat, target } = event;
  const onButton = target instanceof HTMLElement && target.matches('button, a');
  if (code === 'ArrowDown' || code === 'ArrowUp') keys.move(code === 'ArrowDown' ? 1 : -1);
  else if (code === 'ArrowRight' || code === 'ArrowLeft') keys.turn(code === 'ArrowRight' ? 1 : -1);
  // A key that is held down says a thing once.
  else if (repeat) return false;
  else if ((code === 'Enter' || code === 'NumpadEnter') && !onButton) keys.enter();
  else if (code === 'KeyN' || code === 'Backspace') keys.apart();
  else if (code === 'KeyP') keys.part();
  else return false;
  return true;
}
