import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { FlagRow } from '../../../shared/api/auditing.ts';
import type { Entry } from '../../../shared/api/scans.ts';
import { checkValues } from '../../../shared/forms/checks.ts';
import { type Form, isNumeric } from '../../../shared/forms/form.ts';
import { beginCorrection, type Correction, marked, stated, typed, valuesOf } from './correction.ts';
import { CorrectionRow } from './CorrectionRow.tsx';
import styles from './CorrectionForm.module.css';

interface Props {
  form: Form;
  row: FlagRow;
  entry: Entry;
  reading: PageExtraction | null;
  busy: boolean;
  /** The row in hand, to be shown on the paper. */
  onFocus: (field: string) => void;
  onSave: (correction: Correction) => void;
  onBack: () => void;
}

/** The rule's rows to be entered anew from the paper, or all rows; says whether the rule is met now. */
export function CorrectionForm({ form, row, entry, reading, busy, onFocus, onSave, onBack }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const box = useRef<HTMLFormElement>(null);
  const [correction, setCorrection] = useState(() => beginCorrection(form, entry));
  const [whole, setWhole] = useState(false);
  const [refused, setRefused] = useState(false);
  const rows = form.fields.filter(
    (field) => (isNumeric(field) || field.kind === 'mark') && (whole || row.fields.includes(field.id)),
  );
  const evidence = {
    values: valuesOf(correction),
    marks: correction.marks,
    ...(reading?.form === form.id ? { machine: reading.fields } : {}),
  };
  const verdict = checkValues(form, evidence, language).find(({ code }) => code === row.code)?.ok ?? null;

  function change(next: Correction | null): void {
    setRefused(next === null);
    if (next) setCorrection(next);
  }

  /** Enter goes on to the next row, and from the last one to the button. */
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    const enter = event.code === 'Enter' || event.code === 'NumpadEnter';
    if (!enter || !(event.target instanceof HTMLInputElement)) return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, [type=submit]') ?? [])];
    event.preventDefault();
    stops[stops.indexOf(event.target) + 1]?.focus();
  }

  return (
    <form
      ref={box}
      className={styles.correction}
      aria-label={t('audit.does.fixed')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(correction);
      }}
    >
      {whole && (
        <label className={styles.region}>
          {t('review.region')}
          <input
            type="text"
            maxLength={200}
            value={correction.region}
            onChange={(event) => change({ ...correction, region: event.target.value })}
          />
        </label>
      )}
      {rows.map((field, index) => (
        <CorrectionRow
          key={field.id}
          form={form}
          field={field}
          correction={correction}
          first={index === 0}
          onFocus={() => onFocus(field.id)}
          onText={(text) => change(typed(correction, field.id, text))}
          onState={(state) => change(stated(correction, field.id, state))}
          onMark={() => change(marked(correction, field.id))}
        />
      ))}
      <p className={styles.verdict} role="status" data-ok={verdict}>
        {refused
          ? t('audit.digitsOnly')
          : verdict !== null && (verdict ? `✓ ${t('audit.holds')}` : `✕ ${t('audit.fails')}`)}
      </p>
      <div className={styles.actions}>
        <Button look="main" type="submit" disabled={busy}>
          {t('audit.saveFixed')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          <Key name="Esc" /> {t('audit.back')}
        </Button>
        <Button look="quiet" aria-pressed={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'audit.ruleRows' : 'audit.allRows')}
        </Button>
      </div>
    </form>
  );
}
