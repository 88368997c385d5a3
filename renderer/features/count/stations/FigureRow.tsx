import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaidValue } from '../../../../shared/protocol/count/sayings.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { typedNumber } from './card.ts';
import styles from './StationsTab.module.css';

interface Props {
  /** Tells the row from all others. */
  row: string;
  label: string;
  /** What a person said; null where nobody did. */
  value: SaidValue | null;
  /** What the last table says; null where none does. */
  table: SaidValue | null;
  disabled: boolean;
  /** Null takes back what was said. */
  onKeep: (value: number | null) => void;
  onTyped: (value: number | null) => void;
  onMove: (event: KeyboardEvent, by: 1 | -1) => void;
}

/** A number of the station: kept when the row is left, emptied it is taken back, Escape leaves it as it was. */
export function FigureRow({ row, label, value, table, disabled, onKeep, onTyped, onMove }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  // Leaving by Enter also blurs the field, before the draft is gone from it.
  const typed = useRef<string | null>(null);
  const isWrong = draft !== null && draft.trim() !== '' && typedNumber(draft) === null;

  function type(text: string | null): void {
    typed.current = text;
    setDraft(text);
    onTyped(text === null ? null : typedNumber(text));
  }
  /** False if what is typed is no number. */
  function keep(): boolean {
    const text = typed.current?.trim();
    if (text === undefined) return true;
    const figure = typedNumber(text);
    if (text !== '' && figure === null) return false;
    type(null);
    onKeep(figure);
    return true;
  }
  function onKeyDown(event: KeyboardEvent): void {
    const moves: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1, Enter: 1, NumpadEnter: 1 };
    const by = moves[event.code];
    if (event.code === 'Escape') type(null);
    if (by === undefined || !keep()) return;
    onMove(event, event.shiftKey ? -1 : by);
  }

  return (
    <label>
      <span>{label}</span>
      <span className={styles.figure}>
        <input
          data-row={row}
          type="text"
          inputMode="numeric"
          value={draft ?? (value === null ? '' : String(value))}
          maxLength={5}
          disabled={disabled}
          data-typed={draft !== null}
          aria-invalid={isWrong}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => keep()}
        />
        {typeof table === 'number' && (
          <small className={styles.soft}>{t('stations.table', { value: number(table) })}</small>
        )}
      </span>
    </label>
  );
}
