import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { mistakesIn, type Verdict } from './verdict.ts';

/** Has the workspace keep, once, that the practice was gone through; answers why that could not be. */
export function useKept(done: boolean, verdicts: readonly Verdict[]): CallError | null {
  const client = useClient();
  const kept = useRef(false);
  const [error, setError] = useState<CallError | null>(null);
  const keep = useEffectEvent(() => {
    if (kept.current) return;
    kept.current = true;
    const mistakes = verdicts.reduce((sum, verdict) => sum + mistakesIn(verdict), 0);
    client.call('practice.done', { mistakes }).catch((thrown: unknown) => setError(errorOf(thrown)));
  });
  useEffect(() => {
    if (done) keep();
  }, [done]);
  return error;
}
