import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { CallError } from '../../shared/api/result.ts';
import { errorOf } from './client.ts';
import { concerns } from './concerns.ts';
import { useClient } from './context.ts';

/** Events come by the dozen while pages are read; asking again this often is enough for eyes. */
const refreshMs = 400;

export interface Query<T> {
  /** The last answer, kept while a newer one is on its way; undefined before the first. */
  data: T | undefined;
  error: CallError | null;
  reload: () => void;
}

/** Asks the core, and again when `input` changes or an event of a type in `on` comes (at most every 400 ms). */
export function useQuery<Name extends CallName>(
  name: Name,
  input: Input<Name>,
  on: readonly CoreEvent['type'][] = [],
): Query<Output<Name>> {
  const client = useClient();
  const [answer, setAnswer] = useState<{ data?: Output<Name>; error: CallError | null }>({ error: null });
  const latest = useRef(0);
  const inputKey = JSON.stringify(input);
  const types = on.join(' ');

  const reload = useCallback(() => {
    const turn = ++latest.current;
    client.call(name, JSON.parse(inputKey) as Input<Name>).then(
      (data) => turn === latest.current && setAnswer({ data, error: null }),
      (thrown: unknown) =>
        turn === latest.current && setAnswer((before) => ({ ...before, error: errorOf(thrown) })),
    );
  }, [client, name, inputKey]);

  useEffect(() => {
    reload();
    // An answer that comes after the component is gone, or after a newer question, is dropped.
    return () => void (latest.current += 1);
  }, [reload]);

  useEffect(() => {
    if (!types) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = client.onEvent((event) => {
      if (timer || !concerns(event, types.split(' '))) return;
      timer = setTimeout(() => {
        timer = null;
        reload();
      }, refreshMs);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [client, reload, types]);

  return { data: answer.data, error: answer.error, reload };
}
