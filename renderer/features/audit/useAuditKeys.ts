import { useEffect, useEffectEvent } from 'react';
import { closureOutcomes } from '../../../shared/protocol/status.ts';
import type { ClosingMode } from './useActs.ts';

/** What keys do on the audit screen. */
export interface AuditKeys {
  move: (by: 1 | -1) => void;
  begin: (mode: ClosingMode) => void;
  cancel: () => void;
  undo: () => void;
  redo: () => void;
  zoom: (by: 1 | -1) => void;
  whole: (shown: boolean) => void;
  log: () => void;
}

/** Keys of the audit screen by place, whatever the keyboard's language; fields and buttons keep their own. */
export function useAuditKeys(keys: AuditKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.metaKey) return;
    const { target } = event;
    const inText =
      target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select, textarea');
    if (event.code === 'Escape') keys.cancel();
    else if (inText) return;
    else if (event.ctrlKey) {
      if (event.code === 'KeyZ' && !event.shiftKey) keys.undo();
      else if (event.code === 'KeyY' || event.code === 'KeyZ') keys.redo();
      else return;
    } else if (!pressed(keys, event)) return;
    event.preventDefault();
  });

  const onKeyUp = useEffectEvent((event: KeyboardEvent) => {
    if (event.code === 'Space') keys.whole(false);
  });

  useEffect(() => {
    const down = (event: KeyboardEvent) => onKeyDown(event);
    const up = (event: KeyboardEvent) => onKeyUp(event);
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, []);
}

/** Answers whether the key was one of the screen's. */
function pressed(keys: AuditKeys, event: KeyboardEvent): boolean {
  const figure = /^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1];
  const mode = closureOutcomes[Number(figure) - 1];
  if (mode && !event.repeat) keys.begin(mode);
  else if (event.code === 'ArrowDown') keys.move(1);
  else if (event.code === 'ArrowUp') keys.move(-1);
  else if (event.code === 'Equal' || event.code === 'NumpadAdd') keys.zoom(1);
  else if (event.code === 'Minus' || event.code === 'NumpadSubtract') keys.zoom(-1);
  else if (event.code === 'KeyL' && !event.repeat) keys.log();
  else if (event.code === 'Space' && !(event.target instanceof HTMLButtonElement)) keys.whole(true);
  else return false;
  return true;
}
