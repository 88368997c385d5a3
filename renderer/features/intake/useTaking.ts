import { useCallback, useRef, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { GivenFile, RefusedFile } from '../../api/transport.ts';
import type { CallError } from '../../../shared/api/result.ts';

export interface Taking {
  /** Files handed over so far, while they are on their way. */
  progress: { done: number; total: number } | null;
  error: CallError | null;
  refused: readonly RefusedFile[];
  /** Hands dropped or chosen files to the core. */
  give: (files: readonly GivenFile[]) => void;
  /** Opens the host's own dialog (desktop window). */
  choose: (what: 'files' | 'folder') => void;
  cancel: () => void;
}

/** Brings pictures into the workspace and starts the reading of what came in. */
export function useTaking(region: string, onTaken: () => void): Taking {
  const client = useClient();
  const [progress, setProgress] = useState<Taking['progress']>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const abort = useRef<AbortController | null>(null);

  const run = useCallback(
    async (work: () => Promise<void>) => {
      setError(null);
      setRefused([]);
      try {
        await work();
        onTaken();
        await client.call('jobs.start', {});
      } catch (thrown) {
        const failed = errorOf(thrown);
        if (failed.reference !== 'cancelled') setError(failed);
      } finally {
        setProgress(null);
        abort.current = null;
      }
    },
    [client, onTaken],
  );

  const give = useCallback(
    (files: readonly GivenFile[]) => {
      if (files.length === 0) return;
      abort.current = new AbortController();
      const { signal } = abort.current;
      const onProgress = (done: number) => setProgress({ done, total: files.length });
      onProgress(0);
      void run(async () => setRefused((await client.take(files, { region, onProgress, signal })).refused));
    },
    [client, region, run],
  );

  const choose = useCallback(
    (what: 'files' | 'folder') => {
      void run(async () => {
        const chosen = await client.call('intake.choose', { what });
        if (chosen) await client.call('intake.add', { paths: chosen.paths, ...(region ? { region } : {}) });
      });
    },
    [client, region, run],
  );

  return { progress, error, refused, give, choose, cancel: () => abort.current?.abort() };
}
