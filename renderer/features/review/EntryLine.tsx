import { type ChangeEvent, type ReactNode, type Ref, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Named } from '../../components/message/Named.tsx';
import { Key } from '../../components/ui/Key.tsx';
import type { Form, NumericField } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import type { Desk } from './desk/desk.ts';
import type { Refusal } from './desk/refusal.ts';
import type { DeskHandle } from './useDesk.ts';
import styles from './EntryLine.module.css';

interface Props {
  ref: React.RefObject<HTMLInputElement | null>;
  field: NumericField;
  form: Form;
  desk: Desk;
  refused: Refusal | null;
  /** Only what is typed is taken: nothing pasted, nothing dropped. */
  blind: boolean;
  /** What is to be done instead of confirming; null for nothing else. */
  hint: ReactNode;
  /** Of the station's row: the number that the message with the picture names. */
  named: number | null;
  act: DeskHandle['act'];
}

/** The row in focus: what it is, what stands in it, and the one thing to do now. */
export function EntryLine({ ref, field, form, desk, refused, blind, hint, named, act }: Props) {
  const { t, i18n } = useTranslation();
  const draft = desk.drafts[field.id];
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
  }, [ref, field.id]);
  if (!draft) return null;
  const zeroSign = draft.state === 'dash' || draft.state === 'filler';
  const wordState = draft.state === 'blank' || draft.state === 'illegible' || zeroSign ? draft.state : null;

  // Keys are taken by the desk; what comes here was pasted, dictated or typed on a screen keyboard.
  const change = (text: string) => act(text === '' ? { do: 'erase' } : { do: 'number', text });

  const refuse = () => act({ do: 'refuse', why: 'pasted' });

  return (
    <div className={styles.entry}>
      <label className={styles.label} htmlFor="entry">
        {field.row && <span className={styles.row}>{field.row}</span>}{' '}
        {fieldLabel(form, field.id, i18n.language)}
      </label>
      <div className={styles.line}>
        <Input
          ref={ref}
          value={draft.text}
          replace={draft.replace && draft.text !== ''}
          onChange={change}
          onPaste={blind ? refuse : change}
          onDrop={blind ? refuse : null}
        />
        {wordState && <span className={styles.state}>{t(`state.${wordState}`)}</span>}
        {named !== null && <Named station={named} entered={draft.text === '' ? null : Number(draft.text)} />}
        {draft.corrected && <span className={styles.state}>{t('review.corrected')}</span>}
      </div>
      <p
        className={styles.hint}
        id="entry-hint"
        role={refused ? 'alert' : hint === null ? undefined : 'status'}
      >
        {refused ? (
          t(`refused.${refused.why}`, { text: refused.text })
        ) : hint !== null ? (
          hint
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
  onPaste: (text: string) => void;
  onDrop: (() => void) | null;
}

function Input({ ref, value, replace, onChange, onPaste, onDrop }: InputProps) {
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
      onChange={(event) => onChange(replace ? inserted(event) : event.target.value)}
      onPaste={(event) => {
        event.preventDefault();
        onPaste(event.clipboardData.getData('text'));
      }}
      onDrop={(event) => {
        event.preventDefault();
        onDrop?.();
      }}
    />
  );
}

/** What was put in, where it is to replace what stood there. */
function inserted({ nativeEvent, target }: ChangeEvent<HTMLInputElement>): string {
  return nativeEvent instanceof InputEvent && nativeEvent.data ? nativeEvent.data : target.value;
}
