import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationCard } from '../../../../shared/api/stations.ts';
import { hourOf, noProtocolReasons, turnoutKey } from '../../../../shared/protocol/count/figures.ts';
import { type SaidValue, typedHour } from '../../../../shared/protocol/count/sayings.ts';
import { readingsOf, saidOf } from './card.ts';
import type { DeskProps } from './desk.ts';
import { FigureRow } from './FigureRow.tsx';
import { useSaid } from './useSaid.ts';
import type { Sayings } from './useSayings.ts';
import styles from './StationsTab.module.css';

interface Props {
  rowsRef: RefObject<HTMLDivElement | null>;
  card: StationCard;
  /** Hours that have a row in any case. */
  summaries: readonly string[];
  sayings: Sayings;
  readOnly: boolean;
  onRenew: (card: StationCard) => void;
  onTyped: DeskProps['onTyped'];
  /** After the last row. */
  onDone: () => void;
}

/** The rows of one station; each is kept when it is left. */
export function StationRows({
  rowsRef,
  card,
  summaries,
  sayings,
  readOnly,
  onRenew,
  onTyped,
  onDone,
}: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const [more, setMore] = useState<readonly string[]>([]);
  const [hourText, setHourText] = useState('');
  const [note, setNote] = useState('');
  const added = useRef<string | null>(null);
  const stated = readingsOf(card).map(({ time }) => time);
  const hours = [...new Set([...summaries, ...stated, ...more])].sort();
  useEffect(() => {
    if (added.current === null) return;
    rowsRef.current?.querySelector<HTMLElement>(`[data-row="${turnoutKey(added.current)}"]`)?.focus();
    added.current = null;
  }, [more, rowsRef]);

  function keep(key: string, value: SaidValue | null): void {
    if (value === saidOf(card, key)) return;
    void sayings.inTurn(() => sayings.say(card, key, value, note)).then((newer) => newer && onRenew(newer));
  }
  function move(event: KeyboardEvent, by: 1 | -1): void {
    event.preventDefault();
    const rows = [...(rowsRef.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row === event.target) + by;
    if (at >= rows.length) onDone();
    else rows[Math.max(0, at)]?.focus();
  }
  function addHour(event: KeyboardEvent): void {
    if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
    if (hourText.trim() === '') return move(event, 1);
    const hour = typedHour(hourText);
    if (hour === null) return;
    event.preventDefault();
    added.current = hour;
    setMore([...more, hour]);
    setHourText('');
  }
  const tableSays = (key: string) => card.tables.findLast((table) => table.key === key)?.value ?? null;
  const unsaid = (key: string) => {
    const value = tableSays(key);
    return value === null ? t('stations.unsaid') : t('stations.table', { value: said.value(value) });
  };
  const figure = (key: string) => (
    <FigureRow
      key={key}
      row={key}
      label={said.key(key)}
      value={saidOf(card, key)}
      table={tableSays(key)}
      disabled={readOnly}
      onKeep={(value) => keep(key, value)}
      onTyped={(voted) => {
        const hour = hourOf(key);
        onTyped(hour === null || voted === null ? undefined : { hour, voted });
      }}
      onMove={move}
    />
  );
  const choice = (key: 'observed' | 'reason', options: readonly SaidValue[]) => (
    <label>
      <span>{said.key(key)}</span>
      <select
        data-row={key}
        disabled={readOnly}
        value={JSON.stringify(saidOf(card, key))}
        onChange={({ target }) => keep(key, JSON.parse(target.value) as SaidValue | null)}
        onKeyDown={(event) =>
          (event.code === 'Enter' || event.code === 'NumpadEnter') && move(event, event.shiftKey ? -1 : 1)
        }
      >
        <option value="null">{unsaid(key)}</option>
        {options.map((option) => (
          <option key={String(option)} value={JSON.stringify(option)}>
            {said.value(option)}
          </option>
        ))}
      </select>
    </label>
  );

  return (
    <div ref={rowsRef} className={styles.form} role="group" aria-label={t('stations.rows')}>
      {hours.map((hour) => figure(turnoutKey(hour)))}
      <label>
        <span>{t('stations.anotherHour')}</span>
        <input
          data-row="hour"
          type="text"
          value={hourText}
          maxLength={5}
          disabled={readOnly}
          data-typed={hourText !== ''}
          aria-invalid={hourText !== '' && typedHour(hourText) === null}
          onChange={({ target }) => setHourText(target.value)}
          onKeyDown={addHour}
        />
      </label>
      {figure('head_count')}
      {choice('observed', [true, false])}
      {choice('reason', noProtocolReasons)}
      <label className={styles.note}>
        <span>{t('stations.note')}</span>
        <input
          type="text"
          value={note}
          maxLength={2000}
          disabled={readOnly}
          data-typed={note !== ''}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
    </div>
  );
}
