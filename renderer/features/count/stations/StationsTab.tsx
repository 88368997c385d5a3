import { type KeyboardEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationAt, StationCard } from '../../../../shared/api/stations.ts';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useNames } from '../names.ts';
import type { TabProps } from '../tabs.tsx';
import { warningsOf } from './card.ts';
import { CardView } from './CardView.tsx';
import { everyStation, Filters, type StationFilter } from './Filters.tsx';
import { OneHour } from './OneHour.tsx';
import { StationList } from './StationList.tsx';
import { ToldList } from './ToldList.tsx';
import { useCard } from './useCard.ts';
import { useSayings } from './useSayings.ts';
import { Warnings } from './Warnings.tsx';
import { WholeStation } from './WholeStation.tsx';
import styles from './StationsTab.module.css';

const modes = ['whole', 'hour'] as const;

/** All stations, and a desk at which things are said of them: station by station, or one hour's figure after the other. */
export function StationsTab({ info, election, onScan }: TabProps) {
  const { t } = useTranslation();
  const names = useNames(election);
  const [filter, setFilter] = useState<StationFilter>(everyStation);
  const [mode, setMode] = useState<(typeof modes)[number]>('whole');
  const [region, setRegion] = useState(election.regions[0]?.key ?? '');
  // Counts the stations that were opened to be gone through: the desk then begins with its first row.
  const [opened, setOpened] = useState(0);
  const [typed, setTyped] = useState<{ hour: string; voted: number } | undefined>();
  const card = useCard();
  const sayings = useSayings();
  const readOnly = info.readOnly !== null;

  const { open, renew } = card;
  const goThrough = useCallback(
    (at: StationAt) => {
      setRegion(at.region);
      void open(at).then(() => setOpened((before) => before + 1));
    },
    [open],
  );
  const show = (newer: StationCard | null) => newer && renew(newer);

  function takeBack(event: KeyboardEvent): void {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyZ';
    // What is being typed is the field's own to take back.
    const isTyping = event.target instanceof HTMLInputElement && event.target.dataset['typed'] === 'true';
    if (!isUndo || isTyping || readOnly) return;
    event.preventDefault();
    void sayings.inTurn(sayings.undo).then(show);
  }

  const place = { election, names, region, onRegion: setRegion };
  const desk = { card, sayings, readOnly, onTyped: setTyped };
  return (
    <div className={styles.screen}>
      <section className={styles.list} aria-label={t('count.tab.stations')}>
        <Filters election={election} names={names} filter={filter} onFilter={setFilter}>
          {(stations) => (
            <StationList
              election={election.id}
              names={names}
              stations={stations}
              filterKey={JSON.stringify(filter)}
              onOpen={(at) => {
                setMode('whole');
                goThrough(at);
              }}
            />
          )}
        </Filters>
      </section>
      <section className={styles.desk} aria-label={t('stations.desk')} onKeyDown={takeBack}>
        <div className={styles.modes} role="group" aria-label={t('stations.mode.label')}>
          {modes.map((each) => (
            <button key={each} type="button" aria-pressed={mode === each} onClick={() => setMode(each)}>
              {t(`stations.mode.${each}`)}
            </button>
          ))}
        </div>
        {mode === 'whole' ? (
          <WholeStation {...place} {...desk} opened={opened} onOpen={goThrough} />
        ) : (
          <OneHour {...place} {...desk} />
        )}
        {card.card && !card.card.known && (
          <Notice look="warn" role="status">
            {t('stations.unknown', { station: card.card.station })}
          </Notice>
        )}
        {card.card && <Warnings warnings={warningsOf(card.card, typed)} />}
        {card.error && <Failure error={card.error} />}
        {sayings.error && <Failure error={sayings.error} />}
        <ToldList told={sayings.told} names={names} />
        {card.card && <CardView card={card.card} names={names} onScan={onScan} />}
      </section>
    </div>
  );
}
