import { useEffect, useEffectEvent } from 'react';

/** Keys that work wherever the focus is, but for fields, which keep their own; by place, whatever the keyboard's language. */
export function useActKeys(code: string, keys: { ctrl: boolean }, act: (() => void) | null): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (!act || event.defaultPrevented || event.altKey || event.metaKey || event.shiftKey || event.repeat)
      return;
    if (event.code !== code || event.ctrlKey !== keys.ctrl) return;
    if (target instanceof HTMLElement && target.matches('input, select, textarea')) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);
}
