import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonView } from '../../../../shared/api/comparison.ts';
import { useQuery } from '../../../api/useQuery.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Centre } from '../../../components/ui/Centre.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import type { TabProps } from '../tabs.tsx';
import { Findings } from './Findings.tsx';
import { OfficialChanges } from './OfficialChanges.tsx';
import { figuresOf, firstFigure, independentOf, placeId } from './places.ts';
import { PlacesCompared } from './PlacesCompared.tsx';
import { RestOfPlace } from './RestOfPlace.tsx';
import { StationDifferences } from './StationDifferences.tsx';
import { type ComparisonWords, useComparisonWords } from './words.ts';
import styles from './ComparisonTab.module.css';

/** Official results beside protocols: what cannot be first, then every place, then single stations and changes. */
export function ComparisonTab({ election, onScan, onBehind, onTab }: TabProps) {
  const { t } = useTranslation();
  const words = useComparisonWords(election);
  const { data, error } = useQuery('count.comparison', { election: election.id }, ['scan', 'count']);
  if (error && !data) return <Failure error={error} />;
  if (!data) return <Centre title={t('count.opening')} />;
  if (data.places.length === 0 && data.stations.compared === 0)
    return (
      <Centre title={t('comparison.none')}>
        <Button onClick={() => onTab('tables')}>{t('comparison.toTables')}</Button>
      </Centre>
    );
  const hasStations =
    data.stations.compared > 0 || Object.values(data.differences).some((count) => count > 0);
  return (
    <div className={styles.tab}>
      {error && <Failure error={error} />}
      <Findings findings={data.findings} words={words} onBehind={onBehind} />
      {data.places.length > 0 && (
        <Places comparison={data} words={words} election={election} onBehind={onBehind} />
      )}
      {hasStations && (
        <StationDifferences election={election} comparison={data} words={words} onScan={onScan} />
      )}
      {data.changes > 0 && <OfficialChanges election={election} words={words} />}
      <p className={styles.method}>{t('comparison.method')}</p>
    </div>
  );
}

interface PlacesProps extends Pick<TabProps, 'election' | 'onBehind'> {
  comparison: ComparisonView;
  words: ComparisonWords;
}

/** Places by one figure that is chosen; what is left in one of them is told below. */
function Places({ comparison, words, election, onBehind }: PlacesProps) {
  const { t } = useTranslation();
  const { places } = comparison;
  const figures = figuresOf(places);
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const figure =
    (chosen !== null && figures.includes(chosen) ? chosen : firstFigure(comparison, figures)) ?? '';
  const opened = places.find((place) => placeId(place) === open);
  return (
    <>
      <div className={styles.head}>
        <h2>{t('comparison.places')}</h2>
        <label>
          {t('comparison.figure')}{' '}
          <select value={figure} onChange={(event) => setChosen(event.target.value)}>
            {figures.map((key) => (
              <option key={key} value={key}>
                {words.figure(key)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <PlacesCompared
        places={places}
        sources={independentOf(places)}
        figure={figure}
        words={words}
        open={open}
        onOpen={(place) => setOpen(placeId(place) === open ? null : placeId(place))}
        onBehind={onBehind}
      />
      {opened && <RestOfPlace place={opened} election={election} words={words} />}
    </>
  );
}
