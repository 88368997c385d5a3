import { useCallback, useEffect, useRef, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { FormDraft } from '../../../shared/api/designs.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Design } from '../../../shared/forms/design.ts';

/** A change is kept when nothing more was changed for so long, ms. */
const KEEP_AFTER_MS = 400;

type Call = (draft: FormDraft) => Promise<FormDraft>;

/** A draft as the core has it, and the ways to change it; every change waits for the one before. */
export interface KeptDraft {
  draft: FormDraft | null;
  error: CallError | null;
  /** True while something is not yet in the workspace. */
  isBusy: boolean;
  /** Keeps what is drawn, soon. */
  keep: (design: Design) => void;
  /** Keeps what is drawn at once, then makes a call that answers the draft. Null when it failed. */
  change: (call: Call) => Promise<FormDraft | null>;
}

/** Loads a draft and keeps what is drawn in the workspace as it changes, so that pause, reload and crash lose nothing. */
export function useDraft(id: number): KeptDraft {
  const client = useClient();
  const [draft, setDraft] = useState<FormDraft | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const latest = useRef<FormDraft | null>(null);
  const unkept = useRef<Design | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef<Promise<FormDraft | null>>(Promise.resolve(null));

  const run = useCallback((call: Call) => {
    const work = async () => {
      const before = latest.current;
      if (!before) return null;
      try {
        const next = await call(before);
        latest.current = next;
        setDraft(next);
        setError(null);
        return next;
      } catch (thrown) {
        setError(errorOf(thrown));
        return null;
      }
    };
    last.current = last.current.then(work);
    return last.current;
  }, []);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const design = unkept.current;
    unkept.current = null;
    if (!design) return;
    const keep: Call = ({ id: draftId, version }) =>
      client.call('designer.keep', { draft: draftId, version, design });
    await run(keep);
    setBusy(unkept.current !== null);
  }, [client, run]);

  useEffect(() => {
    client.call('designer.draft', { draft: id }).then(
      (found) => {
        latest.current = found;
        setDraft(found);
      },
      (thrown: unknown) => setError(errorOf(thrown)),
    );
  }, [client, id]);

  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  const keep = useCallback(
    (design: Design) => {
      unkept.current = design;
      setBusy(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), KEEP_AFTER_MS);
    },
    [flush],
  );

  const change = useCallback(
    async (call: Call) => {
      await flush();
      setBusy(true);
      const next = await run(call);
      setBusy(unkept.current !== null);
      return next;
    },
    [flush, run],
  );

  return { draft, error, isBusy, keep, change };
}
