import { useEffect, useEffectEvent, useState } from 'react';

/** Esc leads back; what had the focus before has it again then. */
export function useReturn(onClose: () => void): void {
  // Read while the part that holds it is still shown.
  const [before] = useState(() => document.activeElement);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.code !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', down);
    return () => {
      window.removeEventListener('keydown', down);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [before]);
}
