import { useCallback, useState } from 'react';
import { useOutside } from '../../api/context.ts';
import { useOpener } from '../../components/crop/useOpener.ts';
import type { Saved, Stepped } from '../../../shared/api/reviewing.ts';
import type { Opener } from '../../components/crop/opener.ts';

/** What a person goes through: protocols to confirm, or to enter a second time, blind. */
export type Task = 'confirm' | 'second';

/** What came of a second entry. */
export interface Compared {
  name: string;
  /** Rows in which it differs from the first; 0: it says the same. */
  rows: number;
}

/** A person's way through the protocols of one sitting. */
export interface Queue {
  opener: Opener;
  /** The next scan of the task after `scan`, opened ahead of time; null when none is left. */
  next: (scan: number) => Promise<number | null>;
  /** What came of the second entry before; null when there was none, or it was told. */
  compared: Compared | null;
  /** Notes that a scan was saved: what is known of it no longer holds. `second`: its name, where it was a second entry. */
  saved: (saved: Saved, second: string | null) => void;
  /** Takes back the last thing that this person did, or does it again, also from before a restart; null: there is nothing. */
  turn: (which: 'undo' | 'redo') => Promise<Stepped | null>;
}

export function useQueue(task: Task): Queue {
  const { client } = useOutside();
  const opener = useOpener();
  const [compared, setCompared] = useState<Compared | null>(null);

  const next = useCallback(
    async (after: number) => {
      const { scan: found } = await client.call('review.next', { task, after });
      if (found !== null) void opener.open(found).catch(() => undefined);
      return found;
    },
    [client, opener, task],
  );

  const saved = useCallback(
    (result: Saved, second: string | null) => {
      opener.drop(result.scan);
      setCompared(second === null ? null : { name: second, rows: differing(result) });
    },
    [opener],
  );

  const turn = useCallback(
    async (which: 'undo' | 'redo') => {
      const stepped = await client.call(`review.${which}`, {});
      if (stepped?.scan) opener.drop(stepped.scan);
      return stepped;
    },
    [client, opener],
  );

  return { opener, next, compared, saved, turn };
}

/** In how many rows a second entry differs from the first (F501). */
function differing({ status, flags }: Saved): number {
  const found = flags.find(({ code }) => code === 'F501');
  return status === 'differing' ? Number(found?.params['k'] ?? 0) : 0;
}
