import { useEffect, useState } from 'react';
import { useClient } from './context.ts';

/** A claim lapses after a minute (electron/review/claims.ts); kept three times in that time it survives a slow moment. */
const keepMs = 20_000;
/** Somebody who has not touched keyboard or mouse for so long has gone away; the next touch claims again. */
const awayMs = 10 * 60_000;

/**
 * Takes a scan in hand while a component shows it, keeps it while somebody works, and lets it go when it leaves.
 * @param scan null: nothing is claimed.
 * @param held in whose hand it was when it was asked for.
 * @returns code of the person in whose hand it is in another window, null when in nobody's or this one's.
 */
export function useClaim(scan: number | null, held: string | null): string | null {
  const client = useClient();
  const [by, setBy] = useState(held);

  useEffect(() => {
    if (scan === null) return;
    let gone = false;
    let touched = performance.now();
    const claim = () =>
      client.call('review.claim', { scan }).then(
        (answer) => gone || setBy(answer.by),
        // Without a claim two may type the same; the save of the slower one is refused, and nothing is lost.
        () => undefined,
      );
    const touch = () => {
      const wasAway = performance.now() - touched > awayMs;
      touched = performance.now();
      if (wasAway) void claim();
    };
    const timer = setInterval(() => {
      if (performance.now() - touched < awayMs) void claim();
    }, keepMs);
    const stop = client.onEvent((event) => event.type === 'claim' && event.scan === scan && void claim());
    window.addEventListener('keydown', touch);
    window.addEventListener('pointerdown', touch);
    void claim();
    return () => {
      gone = true;
      clearInterval(timer);
      stop();
      window.removeEventListener('keydown', touch);
      window.removeEventListener('pointerdown', touch);
      client.call('review.release', { scan }).catch(() => undefined);
    };
  }, [client, scan]);

  return by;
}
