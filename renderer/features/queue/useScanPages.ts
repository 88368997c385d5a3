import { useCallback, useEffect, useRef, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { ScanRow } from '../../../shared/api/outputs.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { ScanStatus } from '../../../shared/protocol/status.ts';

export interface Filter {
  status: ScanStatus | null;
  form: string | null;
  batch: number | null;
  search: string;
}

/** Rows of a long list, fetched a page at a time as they come into view. */
export interface ScanPages {
  /** Null until the first answer. */
  total: number | null;
  error: CallError | null;
  /** The row at an index, or undefined while it is on its way. */
  row: (index: number) => ScanRow | undefined;
  /** Makes sure that rows from..to (inclusive) are there or on their way. */
  need: (from: number, to: number) => void;
}

const pageSize = 200;
/** Typing in the search field and events of a running reading are answered at most this often. */
const settleMs = 250;

export function useScanPages(filter: Filter): ScanPages {
  const client = useClient();
  const [state, setState] = useState<{
    total: number | null;
    pages: ReadonlyMap<number, ScanRow[]>;
    error: CallError | null;
  }>({
    total: null,
    pages: new Map(),
    error: null,
  });
  const asked = useRef(new Set<number>());
  const turn = useRef(0);
  const inView = useRef({ from: 0, to: 0 });
  const filterKey = JSON.stringify(filter);

  const fetchPage = useCallback(
    (page: number, fresh: boolean) => {
      const { status, form, batch, search } = JSON.parse(filterKey) as Filter;
      const now = turn.current;
      asked.current.add(page);
      const input = {
        offset: page * pageSize,
        limit: pageSize,
        ...(status ? { status: [status] } : {}),
        ...(form ? { form } : {}),
        ...(batch ? { batch } : {}),
        ...(search.trim() ? { search } : {}),
      };
      client.call('scans.list', input).then(
        ({ total, rows }) => {
          if (now === turn.current)
            setState(({ pages }) => ({
              total,
              error: null,
              pages: new Map(fresh ? [] : pages).set(page, rows),
            }));
        },
        (thrown: unknown) =>
          now === turn.current && setState((before) => ({ ...before, error: errorOf(thrown) })),
      );
    },
    [client, filterKey],
  );

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const refresh = () => {
      timer = null;
      turn.current += 1;
      asked.current.clear();
      const first = Math.floor(inView.current.from / pageSize);
      const last = Math.floor(inView.current.to / pageSize);
      for (let page = first; page <= last; page++) fetchPage(page, page === first);
    };
    const later = () => void (timer ??= setTimeout(refresh, settleMs));
    inView.current = { from: 0, to: 0 };
    later();
    const stop = client.onEvent((event) => (event.type === 'scan' || event.type === 'intake') && later());
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [client, fetchPage]);

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
  return { total: state.total, error: state.error, row, need };
}
