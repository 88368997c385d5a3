import { type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../../components/ui/Key.tsx';
import type { Form, NumericField } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import type { Desk } from './desk/desk.ts';
import type { DeskHandle } from './useDesk.ts';
import styles from './EntryLine.module.css';

interface Props {
  ref: React.RefObject<HTMLInputElement | null>;
  field: NumericField;
  form: Form;
  desk: Desk;
  act: DeskHandle['act'];
}

/** The row in focus: what it is, what stands in it, and the one thing to do now. */
export function EntryLine({ ref, field, form, desk, act }: Props) {
  const { t, i18n } = useTranslation();
  const [notTaken, setNotTaken] = useState(false);
  const draft = desk.drafts[field.id];
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
  }, [ref, field.id]);
  if (!draft) return null;
  const zeroSign = draft.state === 'dash' || draft.state === 'filler';
  const wordState = draft.state === 'blank' || draft.state === 'illegible' || zeroSign ? draft.state : null;

  function change(text: string): void {
    // Keys are taken by the desk; what comes here was pasted, dictated or typed on a screen keyboard.
    setNotTaken(text !== '' && !/^[0-9]{1,5}$/.test(text.trim()));
    act(text === '' ? { do: 'erase' } : { do: 'number', text });
  }

  return (
    <div className={styles.entry}>
      <label className={styles.label} htmlFor="entry">
        {field.row && <span className={styles.row}>{field.row}</span>}{' '}
        {fieldLabel(form, field.id, i18n.language)}
      </label>
      <div className={styles.line}>
        <Input ref={ref} value={draft.text} replace={draft.replace && draft.text !== ''} onChange={change} />
        {wordState && <span className={styles.state}>{t(`state.${wordState}`)}</span>}
        {draft.corrected && <span className={styles.state}>{t('review.corrected')}</span>}
      </div>
      <p className={styles.hint} id="entry-hint" role={notTaken ? 'alert' : undefined}>
        {notTaken ? (
          t('review.digitsOnly')
        ) : draft.state === null ? (
          <EmptyHint />
        ) : (
          <>
            <Key name="Enter" /> {t('review.hintConfirm')}
          </>
        )}
      </p>
    </div>
  );
}

/** What can be done with a row in which nothing is entered: empty is never zero, so each way has its key. */
function EmptyHint() {
  const { t } = useTranslation();
  return (
    <>
      {t('review.hintEmpty')} <Key name="/" /> {t('keys.blank')} <Key name="*" /> {t('keys.illegible')}
    </>
  );
}

interface InputProps {
  ref: Ref<HTMLInputElement>;
  value: string;
  /** The next digit replaces what stands here: it is shown as selected. */
  replace: boolean;
  onChange: (text: string) => void;
}

function Input({ ref, value, replace, onChange }: InputProps) {
  return (
    <input
      ref={ref}
      id="entry"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      className={styles.input}
      data-replace={replace}
      aria-describedby="entry-hint"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onDrop={(event) => event.preventDefault()}
    />
  );
}
