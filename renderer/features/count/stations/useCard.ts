import { useCallback, useRef, useState } from 'react';
import type { CallError } from '../../../../shared/api/result.ts';
import type { StationAt, StationCard } from '../../../../shared/api/stations.ts';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';

/** The station that is open on the desk. */
export interface OpenCard {
  /** What was asked for last; null before. */
  at: StationAt | null;
  /** Null until it is there. */
  card: StationCard | null;
  error: CallError | null;
  /** Opens a station; answers its card, null when it could not be had. */
  open: (at: StationAt) => Promise<StationCard | null>;
  /** Shows a newer state of the station that is open; of another one nothing. */
  renew: (card: StationCard) => void;
  close: () => void;
}

export function useCard(): OpenCard {
  const client = useClient();
  const latest = useRef(0);
  const [state, setState] = useState<Pick<OpenCard, 'at' | 'card' | 'error'>>(none);

  const open = useCallback(
    async (at: StationAt) => {
      const turn = ++latest.current;
      setState({ at, card: null, error: null });
      try {
        const card = await client.call('stations.get', at);
        if (turn === latest.current) setState({ at, card, error: null });
        return card;
      } catch (thrown) {
        if (turn === latest.current) setState({ at, card: null, error: errorOf(thrown) });
        return null;
      }
    },
    [client],
  );
  const renew = useCallback(
    (card: StationCard) =>
      setState((before) =>
        before.card && before.card.region === card.region && before.card.station === card.station
          ? { ...before, card }
          : before,
      ),
    [],
  );
  const close = useCallback(() => {
    latest.current++;
    setState(none);
  }, []);
  return { ...state, open, renew, close };
}

const none = { at: null, card: null, error: null };
