import { useState } from 'react';
import type { CallError } from '../../../../shared/api/result.ts';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import { fetchDownload } from '../../../components/ui/download.ts';

/** How far a report or a site is. */
interface Progress {
  done: number;
  total: number;
}

export interface Publishing<Written> {
  written: Written | null;
  error: CallError | null;
  /** Null while nothing is being written. */
  progress: Progress | null;
  /** Has `call` write; one at a time. */
  write: (call: () => Promise<Written | null>) => void;
  /** Ends it; nothing of it is left. */
  stop: () => void;
}

/** Writes reports or sites, and says how far that is. */
export function usePublishing<Written extends { download: string | null }>(
  what: 'report' | 'site',
): Publishing<Written> {
  const client = useClient();
  const [written, setWritten] = useState<Written | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);

  async function run(call: () => Promise<Written | null>): Promise<void> {
    setWritten(null);
    setError(null);
    setProgress({ done: 0, total: 0 });
    const unhear = client.onEvent((event) => {
      if (event.type === 'publish' && event.what === what) setProgress(event);
    });
    try {
      const result = await call();
      setWritten(result);
      if (result?.download) fetchDownload(result.download);
    } catch (thrown) {
      const failed = errorOf(thrown);
      // Who stopped it knows.
      if (failed.reference !== 'cancelled') setError(failed);
    } finally {
      unhear();
      setProgress(null);
    }
  }

  return {
    written,
    error,
    progress,
    write: (call) => void run(call),
    stop: () => void client.call('publish.stop', {}),
  };
}
