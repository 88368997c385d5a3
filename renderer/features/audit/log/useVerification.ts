import { useState } from 'react';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import type { Verified } from '../../../../shared/api/auditing.ts';
import type { CallError } from '../../../../shared/api/result.ts';

/** A walk over log, rows and pictures: before, under way, with its result. */
export interface Verification {
  found: Verified | null;
  error: CallError | null;
  running: boolean;
  /** @param head one that was published earlier, to be found in the log */
  verify: (head?: string) => void;
  /** Forgets the result: it is about something else. */
  clear: () => void;
}

/** Asks for a walk, one at a time. */
export function useVerification(): Verification {
  const client = useClient();
  const [found, setFound] = useState<Verified | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [running, setRunning] = useState(false);
  const clear = () => {
    setFound(null);
    setError(null);
  };
  return {
    found,
    error,
    running,
    clear,
    verify(head) {
      clear();
      setRunning(true);
      client
        .call('audit.verify', head === undefined ? {} : { head })
        .then(setFound, (thrown: unknown) => setError(errorOf(thrown)))
        .finally(() => setRunning(false));
    },
  };
}
