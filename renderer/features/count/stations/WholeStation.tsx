import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationAt } from '../../../../shared/api/stations.ts';
import { Key } from '../../../components/ui/Key.tsx';
import { typedNumber } from './card.ts';
import type { DeskProps } from './desk.ts';
import { RegionSelect } from './RegionSelect.tsx';
import { StationRows } from './StationRows.tsx';
import styles from './StationsTab.module.css';

interface Props extends DeskProps {
  /** Rises when a station was opened to be gone through. */
  opened: number;
  onOpen: (at: StationAt) => void;
}

/** Everything that can be said of one station, row by row; after the last row the next station's number. */
export function WholeStation({ opened, onOpen, card, sayings, readOnly, onTyped, ...place }: Props) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const seen = useRef(opened);
  useEffect(() => {
    if (seen.current === opened) return;
    seen.current = opened;
    rows.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  }, [opened]);

  function open(event: KeyboardEvent): void {
    const station = typedNumber(number);
    if ((event.code !== 'Enter' && event.code !== 'NumpadEnter') || station === null) return;
    setNumber('');
    onOpen({ election: place.election.id, region: place.region, station });
  }

  return (
    <div className={styles.whole}>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <RegionSelect {...place} />
        <label>
          <span>{t('stations.number')}</span>
          <input
            ref={field}
            type="text"
            inputMode="numeric"
            value={number}
            maxLength={5}
            data-typed={number !== ''}
            placeholder={card.at ? String(card.at.station) : ''}
            aria-invalid={number !== '' && typedNumber(number) === null}
            onChange={({ target }) => setNumber(target.value)}
            onKeyDown={open}
          />
        </label>
      </form>
      {card.card && (
        <StationRows
          key={`${card.card.region}/${card.card.station}`}
          rowsRef={rows}
          card={card.card}
          summaries={place.election.turnout.summaries}
          sayings={sayings}
          readOnly={readOnly}
          onRenew={card.renew}
          onTyped={onTyped}
          onDone={() => field.current?.focus()}
        />
      )}
      <p className={styles.hints}>
        {t('stations.wholeHint')} <Key name="Ctrl+Z" /> {t('stations.undoHint')}
      </p>
    </div>
  );
}
