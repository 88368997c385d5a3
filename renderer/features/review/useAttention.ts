import { useEffect, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Desk } from './desk/desk.ts';

/** Tells the core what came of a plant, as soon as something did; answers why that could not be told. */
export function useAttention(scan: number, { plant }: Desk): CallError | null {
  const client = useClient();
  const [error, setError] = useState<CallError | null>(null);
  const [field, outcome] = [plant?.field, plant?.outcome];
  useEffect(() => {
    if (!field || !outcome) return;
    client
      .call('review.attention', { scan, field, outcome })
      .catch((thrown: unknown) => setError(errorOf(thrown)));
  }, [client, scan, field, outcome]);
  return error;
}
