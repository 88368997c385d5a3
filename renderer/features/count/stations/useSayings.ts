import { useCallback, useRef, useState } from 'react';
import type { CallError } from '../../../../shared/api/result.ts';
import type { StationAt, StationCard } from '../../../../shared/api/stations.ts';
import type { SaidValue } from '../../../../shared/protocol/count/sayings.ts';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import { isSame, saidOf, seenOf } from './card.ts';

/** Something said at this desk. */
export interface Told {
  n: number;
  at: StationAt;
  key: string;
  value: SaidValue | null;
  state: 'saving' | 'kept' | 'failed' | 'taken-back';
}

interface Kept extends Told {
  /** What stood before, and the row that stands since. */
  former: SaidValue | null;
  id: number | null;
}

export interface Sayings {
  /** What was said here, the newest first; the last twenty. */
  told: readonly Told[];
  error: CallError | null;
  /**
   * Does something after all that was begun before is done. Whoever types faster than stations open is told and taken back in the order of typing, so
   * `say` and `undo` are for calling from here.
   */
  inTurn: <Answer>(act: () => Promise<Answer>) => Promise<Answer>;
  /** Says something of the station of a card; answers its newer state, null when it was not kept. */
  say: (
    card: StationCard,
    key: string,
    value: SaidValue | null,
    note?: string,
  ) => Promise<StationCard | null>;
  /** Shows something as not kept: the station could not be opened, or nothing names it. */
  leave: (at: StationAt, key: string, value: SaidValue) => void;
  /** Takes back what was said here last; answers the station's newer state, null when there is nothing or it has moved on. */
  undo: () => Promise<StationCard | null>;
}

const mostTold = 20;

/** Says things of stations, and takes them back in turn: every taking back is a saying of its own. */
export function useSayings(): Sayings {
  const client = useClient();
  const kept = useRef<Kept[]>([]);
  const count = useRef(0);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const [told, setTold] = useState<readonly Told[]>([]);
  const [error, setError] = useState<CallError | null>(null);

  const show = useCallback(() => setTold(kept.current.slice(0, mostTold).map((each) => ({ ...each }))), []);

  const inTurn = useCallback(<Answer>(act: () => Promise<Answer>) => {
    const done = before.current.then(act);
    before.current = done.catch(() => undefined);
    return done;
  }, []);

  const say = useCallback(
    async (card: StationCard, key: string, value: SaidValue | null, note = '') => {
      const { election, region, station } = card;
      const at = { election, region, station };
      const saying: Kept = {
        n: ++count.current,
        at,
        key,
        value,
        state: 'saving',
        former: saidOf(card, key),
        id: null,
      };
      kept.current.unshift(saying);
      show();
      try {
        const newer = await client.call('stations.say', { ...at, key, value, note, seen: seenOf(card, key) });
        Object.assign(saying, { state: 'kept', id: seenOf(newer, key) });
        setError(null);
        return newer;
      } catch (thrown) {
        saying.state = 'failed';
        setError(errorOf(thrown));
        return null;
      } finally {
        show();
      }
    },
    [client, show],
  );

  const leave = useCallback(
    (at: StationAt, key: string, value: SaidValue) => {
      kept.current.unshift({ n: ++count.current, at, key, value, state: 'failed', former: null, id: null });
      show();
    },
    [show],
  );

  const undo = useCallback(async () => {
    const last = kept.current.find(({ state }) => state === 'kept');
    if (!last) return null;
    const { at, key, former, id } = last;
    // Whether it can be taken back or not, the next one is another.
    last.state = 'taken-back';
    try {
      const newer = await client.call('stations.say', { ...at, key, value: former, seen: id });
      const earlier = kept.current.find(
        (each) => each.state === 'kept' && each.key === key && isSame(each.at, at),
      );
      if (earlier) earlier.id = seenOf(newer, key);
      setError(null);
      return newer;
    } catch (thrown) {
      last.state = 'failed';
      setError(errorOf(thrown));
      return null;
    } finally {
      show();
    }
  }, [client, show]);

  return { told, error, inTurn, say, leave, undo };
}
