import { useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { fetchDownload } from '../ui/download.ts';
import type { EvidenceWritten } from '../../../shared/api/exporting.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Language } from '../../../shared/forms/checks.ts';

/** A station: the number alone repeats between regions and elections. */
export interface EvidenceStation {
  number: number;
  region: string;
  election: string;
}

export const evidenceFormats = ['html', 'pdf'] as const;

/** What a person chooses of an evidence file. */
export interface EvidenceChoice {
  format: (typeof evidenceFormats)[number];
  language: Language;
  withoutPeople: boolean;
  stripPictures: boolean;
}

export interface Evidence {
  written: EvidenceWritten | null;
  error: CallError | null;
  /** Copies whose pictures are made, while it is being written; null when nothing is. */
  progress: { done: number; total: number } | null;
  write: (choice: EvidenceChoice) => void;
}

/** Writes evidence files of a station, one at a time, and says how far that is. */
export function useEvidence({ number, region, election }: EvidenceStation): Evidence {
  const client = useClient();
  const [written, setWritten] = useState<EvidenceWritten | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [progress, setProgress] = useState<Evidence['progress']>(null);

  async function run(choice: EvidenceChoice): Promise<void> {
    setWritten(null);
    setError(null);
    setProgress({ done: 0, total: 0 });
    const stop = client.onEvent((event) => {
      if (event.type === 'evidence') setProgress({ done: event.done, total: event.total });
    });
    try {
      const result = await client.call('evidence.write', { station: number, region, election, ...choice });
      setWritten(result);
      if (result?.download) fetchDownload(result.download);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      stop();
      setProgress(null);
    }
  }

  return { written, error, progress, write: (choice) => void run(choice) };
}
