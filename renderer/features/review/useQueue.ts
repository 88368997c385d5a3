import { useCallback, useMemo, useRef } from 'react';
import { useOutside } from '../../api/context.ts';
import type { Saved } from '../../../shared/api/outputs.ts';
import { createOpener, type Opener } from './opener.ts';

/** A person's way through the protocols of one sitting. */
export interface Queue {
  opener: Opener;
  /** The next scan to confirm after `scan`, opened ahead of time; null when none is left. */
  next: (scan: number) => Promise<number | null>;
  /** Notes that a scan was saved. */
  saved(saved: Saved): void;
  /** Brings the scan saved last back to be confirmed and answers its number; null when there is none. */
  takeBack(): Promise<number | null>;
}

export function useQueue(): Queue {
  const outside = useOutside();
  const opener = useMemo(() => createOpener(outside), [outside]);
  const done = useRef<Saved[]>([]);

  const next = useCallback((scan: number) => findNext(outside, opener, scan), [outside, opener]);

  const saved = useCallback(
    (result: Saved) => {
      opener.drop(result.scan);
      done.current.push(result);
    },
    [opener],
  );

  const takeBack = useCallback(async () => {
    const last = done.current.pop();
    if (!last) return null;
    try {
      await outside.client.call('review.reopen', { scan: last.scan, version: last.version });
    } catch (error) {
      done.current.push(last);
      throw error;
    }
    opener.drop(last.scan);
    return last.scan;
  }, [outside, opener]);

  return { opener, next, saved, takeBack };
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
