import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { CallError } from '../../shared/api/result.ts';
import { errorOf } from './client.ts';
import { concerns } from './concerns.ts';
import { useClient } from './context.ts';

/** A call that answers a long list a part at a time, by offset and limit. */
type ListCall = {
  [Name in CallName]: Output<Name> extends { total: number; rows: unknown[] } ? Name : never;
}[CallName];
type RowOf<Name extends ListCall> = Output<Name> extends { rows: (infer Row)[] } ? Row : never;

/** Rows of a long list, fetched a page at a time as they come into view. */
export interface Pages<Name extends ListCall> {
  /** The newest answer; undefined until the first. */
  answer: Output<Name> | undefined;
  /** Null until the first answer. */
  total: number | null;
  error: CallError | null;
  /** The row at an index, or undefined while it is on its way. */
  row: (index: number) => RowOf<Name> | undefined;
  /** Index of the first row at hand that passes; -1 when none does. */
  indexOf: (passes: (row: RowOf<Name>) => boolean) => number;
  /** Makes sure that rows from..to (inclusive) are there or on their way. */
  need: (from: number, to: number) => void;
  /** Asks anew, at once, for what is in view. */
  reload: () => void;
}

interface State<Name extends ListCall> {
  answer: Output<Name> | undefined;
  pages: ReadonlyMap<number, RowOf<Name>[]>;
  error: CallError | null;
}

const pageSize = 200;
/** Typing in a search field and events of a running reading are answered at most this often. */
const settleMs = 250;

/** Asks for the rows in view of a filtered list, and again when the filter changes or an event of a type in `on` comes. */
export function usePages<Name extends ListCall>(
  name: Name,
  filter: Omit<Input<Name>, 'offset' | 'limit'>,
  on: readonly CoreEvent['type'][],
): Pages<Name> {
  const client = useClient();
  const [state, setState] = useState<State<Name>>({ answer: undefined, pages: new Map(), error: null });
  const asked = useRef(new Set<number>());
  const turn = useRef(0);
  const inView = useRef({ from: 0, to: 0 });
  const filterKey = JSON.stringify(filter);
  const types = on.join(' ');

  const fetchPage = useCallback(
    (page: number, fresh: boolean) => {
      const now = turn.current;
      asked.current.add(page);
      const asking = JSON.parse(filterKey) as Input<Name>;
      client.call(name, { ...asking, offset: page * pageSize, limit: pageSize }).then(
        (answer) => {
          if (now === turn.current)
            setState(({ pages }) => ({
              answer,
              error: null,
              pages: new Map(fresh ? [] : pages).set(page, answer.rows as RowOf<Name>[]),
            }));
        },
        (thrown: unknown) =>
          now === turn.current && setState((before) => ({ ...before, error: errorOf(thrown) })),
      );
    },
    [client, name, filterKey],
  );

  const reload = useCallback(() => {
    turn.current += 1;
    asked.current.clear();
    const first = Math.floor(inView.current.from / pageSize);
    const last = Math.floor(inView.current.to / pageSize);
    for (let page = first; page <= last; page++) fetchPage(page, page === first);
  }, [fetchPage]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const later = () =>
      void (timer ??= setTimeout(() => {
        timer = null;
        reload();
      }, settleMs));
    inView.current = { from: 0, to: 0 };
    if (turn.current === 0) reload();
    else later();
    const stop = client.onEvent((event) => concerns(event, types.split(' ')) && later());
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [client, reload, types]);

  const need = useCallback(
    (from: number, to: number) => {
      inView.current = { from, to };
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++)
        if (!asked.current.has(page)) fetchPage(page, false);
    },
    [fetchPage],
  );

  const row = useCallback(
    (index: number) => state.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    [state.pages],
  );
  const indexOf = useCallback(
    (passes: (row: RowOf<Name>) => boolean) => {
      for (const [page, rows] of state.pages) {
        const at = rows.findIndex(passes);
        if (at >= 0) return page * pageSize + at;
      }
      return -1;
    },
    [state.pages],
  );
  return {
    answer: state.answer,
    total: state.answer?.total ?? null,
    error: state.error,
    row,
    indexOf,
    need,
    reload,
  };
}
