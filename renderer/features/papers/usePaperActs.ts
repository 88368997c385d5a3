import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { Input } from '../../../shared/api/contract.ts';
import type { Stepped } from '../../../shared/api/reviewing.ts';
import type { CallError } from '../../../shared/api/result.ts';

/** What a person says of papers, and what came of it. */
export interface PaperActs {
  busy: boolean;
  error: CallError | null;
  /** What was done last, in words. */
  said: string;
  join: (scan: number, to: number) => void;
  apart: (scan: number, from: number) => void;
  part: (scan: number) => void;
  link: (input: Input<'papers.link'>) => void;
  unlink: (scan: number, link: string) => void;
  step: (which: 'undo' | 'redo') => void;
}

/** @param onDone something was done, or refused: the lists are to be asked for anew */
export function usePaperActs(onDone: () => void): PaperActs {
  const { t } = useTranslation();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const [said, setSaid] = useState('');

  async function run<T>(work: () => Promise<T>, words: (answer: T) => string): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      setSaid(words(await work()));
    } catch (thrown) {
      setSaid('');
      setError(errorOf(thrown));
    }
    setBusy(false);
    onDone();
  }

  const stepped = (step: Stepped | null, which: 'undo' | 'redo') =>
    step
      ? t(which === 'undo' ? 'papers.undone' : 'papers.redone', { what: t(`history.${step.act}`) })
      : t(which === 'undo' ? 'papers.nothing' : 'papers.nothingRedo');

  return {
    busy,
    error,
    said,
    join: (scan, to) =>
      void run(
        () => client.call('papers.join', { scan, to }),
        () => t('papers.did.join'),
      ),
    apart: (scan, from) =>
      void run(
        () => client.call('papers.apart', { scan, from }),
        () => t('papers.did.apart'),
      ),
    part: (scan) =>
      void run(
        () => client.call('papers.part', { scan }),
        () => t('papers.did.part'),
      ),
    link: (input) =>
      void run(
        () => client.call('papers.link', input),
        () => t('papers.did.link'),
      ),
    unlink: (scan, link) =>
      void run(
        () => client.call('papers.unlink', { scan, link }),
        () => t('papers.did.unlink'),
      ),
    step: (which) =>
      void run(
        () => client.call(`review.${which}`, {}),
        (step) => stepped(step, which),
      ),
  };
}
