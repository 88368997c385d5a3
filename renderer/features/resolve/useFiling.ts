import { useCallback, useRef, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { Drafts } from '../../components/drafts/drafts.ts';
import type { Stepped } from '../../../shared/api/reviewing.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { ScanStatus } from '../../../shared/protocol/status.ts';
import type { Resolution } from './resolution.ts';

/** What became of a protocol. */
export interface Resolved {
  name: string;
  status: ScanStatus;
}

export interface Filing {
  busy: boolean;
  error: CallError | null;
  save: (resolution: Resolution) => void;
  /** Both entries are wrong: the protocol is to be entered anew. */
  anew: () => void;
  /** Takes back what this person did last. */
  takeBack: () => void;
}

interface Options {
  /** Null while none is on the desk. */
  detail: ScanDetail | null;
  drafts: Drafts<Resolution>;
  /** Asks for the one after, before this one is saved. */
  next: (scan: number) => Promise<number | null>;
  onResolved: (resolved: Resolved, next: number | null) => void;
  onAnew: (scan: number) => void;
  onUndone: (stepped: Stepped) => void;
}

/** Takes a protocol off the desk: resolved, or to be entered anew; and brings the last act's one back. */
export function useFiling({ detail, drafts, next, onResolved, onAnew, onUndone }: Options): Filing {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  // A second Enter must not save twice; state would be one render late.
  const working = useRef(false);

  const work = useCallback(async (act: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
    working.current = false;
    setBusy(false);
  }, []);

  return {
    busy,
    error,
    save: (resolution) =>
      detail &&
      void work(async () => {
        const { id: scan, version, sources } = detail;
        const after = next(scan);
        const { choices, note } = resolution;
        const saved = await client.call('review.resolve', { scan, version, choices, note });
        drafts.forget(scan);
        onResolved({ name: sources[0]?.name ?? '', status: saved.status }, await after);
      }),
    anew: () =>
      detail &&
      void work(async () => {
        await client.call('review.reopen', { scan: detail.id, version: detail.version });
        drafts.forget(detail.id);
        onAnew(detail.id);
      }),
    takeBack: () =>
      void work(async () => {
        const stepped = await client.call('review.undo', {});
        if (stepped) onUndone(stepped);
      }),
  };
}
