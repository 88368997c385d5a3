import { useCallback, useMemo } from 'react';
import { useOutside } from '../../api/context.ts';
import type { Stepped } from '../../../shared/api/outputs.ts';
import { createOpener, type Opener } from './opener.ts';

/** A person's way through the protocols of one sitting. */
export interface Queue {
  opener: Opener;
  /** The next scan to confirm after `scan`, opened ahead of time; null when none is left. */
  next: (scan: number) => Promise<number | null>;
  /** Notes that a scan was saved: what is known of it no longer holds. */
  saved: (scan: number) => void;
  /** Takes back the last thing that this person did, or does it again, also from before a restart; null: there is nothing. */
  turn: (which: 'undo' | 'redo') => Promise<Stepped | null>;
}

export function useQueue(): Queue {
  const outside = useOutside();
  const opener = useMemo(() => createOpener(outside), [outside]);

  const next = useCallback((scan: number) => findNext(outside, opener, scan), [outside, opener]);

  const saved = useCallback((scan: number) => opener.drop(scan), [opener]);

  const turn = useCallback(
    async (which: 'undo' | 'redo') => {
      const stepped = await outside.client.call(`review.${which}`, {});
      if (stepped?.scan) opener.drop(stepped.scan);
      return stepped;
    },
    [outside, opener],
  );

  return { opener, next, saved, turn };
}

/** Asks for the scan after this one (the core begins again at the top when there is none) and opens it ahead of time. */
async function findNext(
  { client }: ReturnType<typeof useOutside>,
  opener: Opener,
  scan: number,
): Promise<number | null> {
  const { scan: found } = await client.call('review.next', { after: scan });
  if (found !== null) void opener.open(found).catch(() => undefined);
  return found;
}
