import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { FlagRow } from '../../../shared/api/auditing.ts';
import type { Saved, Stepped } from '../../../shared/api/reviewing.ts';
import type { Person } from '../../../shared/api/workspace.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { betweenRules } from '../../../shared/protocol/check-between.ts';
import type { ClosureOutcome } from '../../../shared/protocol/status.ts';
import { closeFlag } from '../../../shared/protocol/transitions.ts';
import { type Correction, valuesOf } from './correction.ts';

/** The way of closing a flag that is under way. */
export type ClosingMode = ClosureOutcome;

/** What the auditor does, and what came of it. */
export interface Acts {
  mode: ClosingMode | null;
  busy: boolean;
  error: CallError | null;
  /** What was done last, in words. */
  said: string;
  /** Begins to close a flag; false, and said at once, when that is not this person's to do. */
  begin: (row: FlagRow, mode: ClosingMode) => boolean;
  cancel: () => void;
  close: (row: FlagRow, outcome: 'as-on-paper' | 'not-an-error', reason: string) => void;
  correct: (row: FlagRow, form: string, correction: Correction) => void;
  reopen: (row: FlagRow, onReopened: (scan: number) => void) => void;
  undo: () => void;
  redo: () => void;
}

interface Options {
  me: Person | null;
  /** The flag has left the list: on to the next one. */
  onGone: () => void;
  /** A flag has come back into the list. */
  onBack: (scan: number, code: string) => void;
  /** Something was done: the list is to be asked for anew. */
  onDone: () => void;
  /** Something was refused: the list may be behind. */
  onRefused: () => void;
}

export function useActs({ me, onGone, onBack, onDone, onRefused }: Options): Acts {
  const { t } = useTranslation();
  const client = useClient();
  const [mode, setMode] = useState<ClosingMode | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const [said, setSaid] = useState('');
  // What this person's own acts made of scans: the list may not know it yet.
  const versions = useRef(new Map<number, number>());
  const codes = useRef(new Map<number, string>());
  const seen = ({ scan, version }: FlagRow) => ({
    scan,
    version: Math.max(version, versions.current.get(scan) ?? 0),
  });

  async function run<T>(work: () => Promise<T>, then: (answer: T) => void): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const answer = await work();
      setMode(null);
      then(answer);
      onDone();
    } catch (thrown) {
      setError(errorOf(thrown));
      onRefused();
    }
    setBusy(false);
  }

  function closed({ scan, code }: FlagRow, { version }: Saved, outcome: ClosureOutcome): void {
    versions.current.set(scan, version);
    codes.current.set(scan, code);
    setSaid(t('audit.done', { code, outcome: t(`audit.outcome.${outcome}`) }));
    onGone();
  }

  function stepped(step: Stepped | null, key: 'undone' | 'redone'): void {
    if (!step) return setSaid(t(key === 'undone' ? 'audit.nothing' : 'audit.nothingRedo'));
    setSaid(t(`audit.${key}`, { what: t(`history.${step.act}`) }));
    if (step.scan === null || step.version === null) return;
    versions.current.set(step.scan, step.version);
    onBack(step.scan, codes.current.get(step.scan) ?? '');
  }

  return {
    mode,
    busy,
    error,
    said,
    begin: (row, wanted) => {
      const problem = wanted === 'as-on-paper' && me ? refusalOf(row, me) : null;
      setError(
        problem === null
          ? null
          : { reference: 'wrong-status', message: problem, fatal: false, params: { problem } },
      );
      if (problem === null) setMode(wanted);
      return problem === null;
    },
    cancel: () => {
      setMode(null);
      setError(null);
    },
    close: (row, outcome, reason) =>
      void run(
        () => client.call('audit.close', { ...seen(row), code: row.code, outcome, reason }),
        (saved) => closed(row, saved, outcome),
      ),
    correct: (row, form, correction) => {
      const { region, marks } = correction;
      const input = { ...seen(row), form, region, marks, values: valuesOf(correction) };
      void run(
        () => client.call('review.correct', input),
        (saved) => {
          // Whether a rule between protocols is met now, only comparing them all can tell.
          const between = betweenRules.some(({ code }) => code === row.code);
          if (!between && !saved.flags.some(({ code }) => code === row.code))
            return closed(row, saved, 'fixed');
          versions.current.set(row.scan, saved.version);
          setSaid(between ? t('audit.compared', { code: row.code }) : t('audit.stays', { code: row.code }));
        },
      );
    },
    reopen: (row, onReopened) =>
      void run(
        () => client.call('review.reopen', seen(row)),
        ({ scan }) => onReopened(scan),
      ),
    undo: () =>
      void run(
        () => client.call('review.undo', {}),
        (step) => stepped(step, 'undone'),
      ),
    redo: () =>
      void run(
        () => client.call('review.redo', {}),
        (step) => stepped(step, 'redone'),
      ),
  };
}

/** Why this person cannot say that it stands on paper so; null when they can. */
function refusalOf({ form, by }: FlagRow, me: Person): string | null {
  const closing = { outcome: 'as-on-paper', othersOpen: false } as const;
  const transition = closeFlag({ status: 'flagged', form, by }, me, closing);
  return transition.ok ? null : transition.error;
}
