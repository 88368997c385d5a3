import { useEffect, useState } from 'react';
import { useClient } from '../../api/context.ts';

/** A claim lasts a minute in the core; kept this often, one lost call does not lose it. */
const keepMs = 20_000;

/**
 * Holds a scan for this window as long as it is shown, so that others' queues pass it over.
 * @returns the code of the person in whose hand it already is in another window; null when it is this window's.
 */
export function useClaim(scan: number): string | null {
  const client = useClient();
  const [held, setHeld] = useState<{ scan: number; by: string | null } | null>(null);

  useEffect(() => {
    let gone = false;
    const keep = () =>
      client.call('review.claim', { scan }).then(
        ({ by }) => gone || setHeld({ scan, by }),
        // Nobody is told off for a claim that did not come through: the save sees to it that nothing is lost.
        () => undefined,
      );
    void keep();
    const timer = setInterval(() => void keep(), keepMs);
    return () => {
      gone = true;
      clearInterval(timer);
      client.call('review.release', { scan }).catch(() => undefined);
    };
  }, [client, scan]);

  return held?.scan === scan ? held.by : null;
}
