import { type RefObject, useEffect, useEffectEvent } from 'react';

/** What keys do in this part; null where a key means nothing now. */
interface TotalsKeys {
  turn: () => void;
  escape: (() => void) | null;
}

/** Keys by their place on the keyboard, while the part is shown. */
export function useTotalsKeys(part: RefObject<HTMLElement | null>, keys: TotalsKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target, code } = event;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.repeat || part.current?.closest('[hidden]') !== null) return;
    if (target instanceof HTMLElement && target.closest('input, select, textarea, dialog') !== null) return;
    const act = code === 'KeyD' ? keys.turn : code === 'Escape' ? keys.escape : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);
}
