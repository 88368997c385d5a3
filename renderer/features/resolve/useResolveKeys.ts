import { useEffect, useEffectEvent } from 'react';
import { type Command, commandOf } from './keys.ts';
import type { Resolution } from './resolution.ts';

interface Options {
  resolution: Resolution;
  run: (command: Command) => void;
  /** The whole page is asked for while a key is held. */
  onWhole: (held: boolean) => void;
}

/**
 * The keyboard of the resolve screen, on the whole window, by the place of the keys. Text fields keep their text, buttons their
 * Enter and Space; the field of the third value is the desk's own.
 */
export function useResolveKeys({ resolution, run, onWhole }: Options): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const { code, ctrlKey, metaKey, altKey: alt, shiftKey: shift } = event;
    const command = commandOf({ code, ctrl: ctrlKey || metaKey, alt, shift }, resolution);
    if (!command || belongsTo(event, command)) return;
    event.preventDefault();
    // A held Enter must not wave differences through, nor save.
    if (event.repeat && /Enter$/.test(code)) return;
    if (command.do === 'whole') onWhole(true);
    else run(command);
  });

  const onKeyUp = useEffectEvent(({ code }: KeyboardEvent) => {
    if (code === 'Space' || code === 'NumpadDecimal') onWhole(false);
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

function belongsTo({ target, code }: KeyboardEvent, command: Command): boolean {
  if (!(target instanceof HTMLElement) || target.matches('[data-third-value], [data-resolve-main]'))
    return false;
  if (target.matches('textarea, select, input'))
    return command.do !== 'pause' && command.do !== 'leave-third';
  return target.matches('button, a') && /^(?:Enter|NumpadEnter|Space)$/.test(code);
}
