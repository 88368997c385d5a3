import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form, FormField } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import type { Correction } from './correction.ts';
import styles from './CorrectionForm.module.css';

interface Props {
  form: Form;
  field: FormField;
  correction: Correction;
  /** True of the row that is to have the focus. */
  first: boolean;
  onFocus: () => void;
  onText: (text: string) => void;
  onState: (state: 'blank' | 'illegible') => void;
  onMark: () => void;
}

/** Keys of the desk for a row in which no number stands. */
const stateKeys: Readonly<Record<string, 'blank' | 'illegible'>> = {
  NumpadDivide: 'blank',
  Slash: 'blank',
  F2: 'blank',
  KeyB: 'blank',
  NumpadMultiply: 'illegible',
  F3: 'illegible',
  KeyX: 'illegible',
};

/** One row of a protocol that is entered anew: a number, or that it is blank or illegible; a mark as a tick. */
export function CorrectionRow({ form, field, correction, first, onFocus, onText, onState, onMark }: Props) {
  const { t, i18n } = useTranslation();
  const label = fieldLabel(form, field.id, i18n.language);
  const draft = correction.rows[field.id];
  if (field.kind === 'mark')
    return (
      <label className={styles.row}>
        <input
          type="checkbox"
          autoFocus={first}
          checked={correction.marks[field.id] ?? false}
          onFocus={onFocus}
          onChange={onMark}
        />
        <span className={styles.label}>{label}</span>
      </label>
    );

  function onKeyDown(event: KeyboardEvent): void {
    const state = stateKeys[event.code];
    if (!state || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onState(state);
  }

  return (
    <label className={styles.row}>
      <span className={styles.soft}>{field.row}</span>
      <span className={styles.label}>{label}</span>
      {draft?.state && draft.state !== 'number' && (
        <span className={styles.soft}>{t(`state.${draft.state}`)}</span>
      )}
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        className={styles.number}
        autoFocus={first}
        value={draft?.text ?? ''}
        onFocus={(event) => {
          event.target.select();
          onFocus();
        }}
        onKeyDown={onKeyDown}
        onChange={(event) => onText(event.target.value)}
      />
    </label>
  );
}
