import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { turnoutKey } from '../../../../shared/protocol/count/figures.ts';
import { typedHour } from '../../../../shared/protocol/count/sayings.ts';
import type { StationAt, StationCard } from '../../../../shared/api/stations.ts';
import { Key } from '../../../components/ui/Key.tsx';
import { saidOf, typedNumber } from './card.ts';
import type { DeskProps } from './desk.ts';
import { RegionSelect } from './RegionSelect.tsx';
import styles from './StationsTab.module.css';

const isEnter = ({ code }: KeyboardEvent) => code === 'Enter' || code === 'NumpadEnter';

/** One hour's figures, station after station: region and hour are said once, then number, Enter, figure, Enter. */
export function OneHour({ card, sayings, readOnly, onTyped, ...place }: DeskProps) {
  const { t } = useTranslation();
  const { election, region } = place;
  const [hourText, setHourText] = useState(election.turnout.summaries[0] ?? '');
  const [station, setStation] = useState('');
  const [figure, setFigure] = useState('');
  // A station that nothing names was asked about once: its number may be mistyped.
  const [isSure, setSure] = useState(false);
  const stationField = useRef<HTMLInputElement>(null);
  const figureField = useRef<HTMLInputElement>(null);
  const opening = useRef<Promise<StationCard | null>>(Promise.resolve(null));
  const hour = typedHour(hourText);
  const known = hour !== null && card.card ? card.card.values[turnoutKey(hour)] : undefined;

  function typeFigure(text: string): void {
    setFigure(text);
    const voted = typedNumber(text);
    onTyped(hour === null || voted === null ? undefined : { hour, voted });
  }
  function toFigure(): void {
    const number = typedNumber(station);
    if (number === null) return;
    setSure(false);
    typeFigure('');
    opening.current = card.open({ election: election.id, region, station: number });
    figureField.current?.focus();
  }
  function toStation(): void {
    setStation('');
    typeFigure('');
    stationField.current?.focus();
  }
  function keep(): void {
    if (figure.trim() === '') return toStation();
    const value = typedNumber(figure);
    if (value === null || hour === null || !card.at) return;
    if (card.card && !card.card.known && !isSure) return setSure(true);
    toStation();
    const [at, opened, key] = [card.at, card.card ?? opening.current, turnoutKey(hour)];
    void sayings.inTurn(() => tell(at, opened, key, value));
  }
  /** Who types faster than stations open has gone on: of one that nothing names the list below says that it was not kept. */
  async function tell(
    at: StationAt,
    opened: StationCard | Promise<StationCard | null>,
    key: string,
    value: number,
  ): Promise<void> {
    const of = await opened;
    if (!of || (!of.known && !isSure)) return sayings.leave(at, key, value);
    if (value === saidOf(of, key)) return;
    const newer = await sayings.say(of, key, value);
    if (newer) card.renew(newer);
  }

  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <RegionSelect {...place} />
      <label>
        <span>{t('stations.hour')}</span>
        <input
          type="text"
          value={hourText}
          maxLength={5}
          aria-invalid={hour === null}
          onChange={({ target }) => setHourText(target.value)}
          onBlur={() => hour && setHourText(hour)}
          onKeyDown={(event) => isEnter(event) && hour && stationField.current?.focus()}
        />
      </label>
      <label>
        <span>{t('stations.number')}</span>
        <input
          ref={stationField}
          type="text"
          inputMode="numeric"
          value={station}
          maxLength={5}
          disabled={readOnly}
          data-typed={station !== ''}
          aria-invalid={station !== '' && typedNumber(station) === null}
          onChange={({ target }) => setStation(target.value)}
          onKeyDown={(event) => isEnter(event) && toFigure()}
        />
      </label>
      <label>
        <span>{t('stations.votedBy', { hour: hour ?? '–' })}</span>
        <input
          ref={figureField}
          type="text"
          inputMode="numeric"
          value={figure}
          maxLength={5}
          disabled={readOnly}
          data-typed={figure !== ''}
          placeholder={station === '' || known === undefined ? '' : String(known.value)}
          aria-invalid={figure !== '' && typedNumber(figure) === null}
          onChange={({ target }) => typeFigure(target.value)}
          onKeyDown={(event) => {
            if (isEnter(event)) keep();
            if (event.code === 'Escape') toStation();
          }}
        />
      </label>
      <p className={styles.hints}>
        {isSure ? t('stations.sure') : t('stations.hourHint')} <Key name="Ctrl+Z" /> {t('stations.undoHint')}
      </p>
    </form>
  );
}
