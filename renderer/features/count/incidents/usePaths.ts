import { useState } from 'react';
import type { CallError } from '../../../../shared/api/result.ts';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import type { GivenFile } from '../../../api/transport.ts';

/** Files that a person chose, as paths that calls can name. */
export interface GivenPaths {
  error: CallError | null;
  /** Names of files that could not be handed over. */
  refused: readonly string[];
  /** Opens the host's own dialog; null where it was closed. */
  choose: () => Promise<string[] | null>;
  /** Brings dropped or chosen files to where calls find them. */
  hand: (files: readonly GivenFile[]) => Promise<string[] | null>;
}

export function usePaths(): GivenPaths {
  const client = useClient();
  const [error, setError] = useState<CallError | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);

  async function given(
    work: () => Promise<{ paths: string[]; refused?: readonly { name: string }[] } | null>,
  ): Promise<string[] | null> {
    setError(null);
    setRefused([]);
    try {
      const found = await work();
      setRefused(found?.refused?.map(({ name }) => name) ?? []);
      return found?.paths ?? null;
    } catch (thrown) {
      setError(errorOf(thrown));
      return null;
    }
  }

  return {
    error,
    refused,
    choose: () => given(() => client.call('intake.choose', { what: 'files' })),
    hand: (files) =>
      given(() => client.hand(files, { onProgress: () => undefined, signal: new AbortController().signal })),
  };
}
