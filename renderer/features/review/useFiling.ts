import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { Saved } from '../../../shared/api/reviewing.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import type { AsPaperReason, CannotEnterReason } from '../../../shared/protocol/status.ts';
import { type Desk, valuesOf } from './desk/desk.ts';
import type { ProtocolProps } from './Protocol.tsx';

export interface Filing {
  saving: boolean;
  error: CallError | null;
  /** Saves what is entered; with open errors, `asPaper` says why they stand on the paper so. */
  save: (asPaper?: AsPaperReason) => void;
  cannotEnter: (reason: CannotEnterReason, note: string) => void;
  /** Takes back the last thing that this person did, and opens its protocol; or does it again. */
  turn: (which: 'undo' | 'redo') => void;
}

interface Options extends ProtocolProps {
  form: Form;
  /** A second entry is saved as such, and what came of it is told on the next protocol. */
  blind: boolean;
  desk: Desk;
  found: readonly CheckResult[];
}

/** Takes the protocol off the desk: saved, or not enterable; and the last one back onto it. */
export function useFiling(options: Options): Filing {
  const { open, form, blind, desk, found, drafts, queue, onLeave, onChanged, onOpen } = options;
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  // A second Enter must not save twice: neither while the first is on its way (state would be one render late) nor
  // after it, until the next protocol lies on the desk.
  const busy = useRef(false);
  const { id: scan, version, sources } = open.detail;
  const name = sources[0]?.name ?? '';

  const file = useCallback(
    async (work: () => Promise<Saved>) => {
      if (busy.current) return;
      busy.current = true;
      setSaving(true);
      try {
        const next = queue.next(scan);
        const saved = await work();
        drafts.forget(scan);
        queue.saved(saved, blind ? name : null);
        onLeave(await next);
      } catch (thrown) {
        setError(errorOf(thrown));
        busy.current = false;
        setSaving(false);
      }
    },
    [scan, queue, drafts, onLeave, blind, name],
  );

  const save = (asPaper?: AsPaperReason) => {
    const guesses = guessesOf(form, desk, i18n.language).map(({ row, guess }) =>
      t('review.guess', { row, guess }),
    );
    const ticked = found.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
    const note = [desk.note.trim(), ...guesses].filter(Boolean).join('\n');
    const { region, marks } = desk;
    const typed = { scan, version, form: form.id, values: valuesOf(desk), note };
    void file(() =>
      blind
        ? client.call('review.second', typed)
        : client.call('review.save', { ...typed, region, marks, ticked, asPaper: asPaper ?? null }),
    );
  };

  const turn = (which: 'undo' | 'redo') => {
    queue.turn(which).then(
      (stepped) => {
        if (stepped?.scan === scan) onChanged(scan);
        else if (stepped?.scan) onOpen(stepped.scan);
      },
      (thrown: unknown) => setError(errorOf(thrown)),
    );
  };

  return {
    saving,
    error,
    save,
    cannotEnter: (reason, note) =>
      void file(() => client.call('review.cannotEnter', { scan, version, reason, note })),
    turn,
  };
}

/** What a person took illegible figures for: kept in the note, since an illegible row has no value. */
function guessesOf(form: Form, desk: Desk, language: string): { row: string; guess: string }[] {
  return desk.rows.flatMap((id) => {
    const draft = desk.drafts[id];
    return draft?.state === 'illegible' && draft.text
      ? [{ row: rowName(form, id, language), guess: draft.text }]
      : [];
  });
}
