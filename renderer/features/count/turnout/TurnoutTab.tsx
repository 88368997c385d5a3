import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../api/useQuery.ts';
import { Centre } from '../../../components/ui/Centre.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { useNames } from '../names.ts';
import type { TabProps } from '../tabs.tsx';
import { Line } from './Line.tsx';
import { Places } from './Places.tsx';
import { Summary } from './Summary.tsx';
import styles from './TurnoutTab.module.css';

/** Who had voted by the hour: a line through the day, each hour by region, and a text to publish. */
export function TurnoutTab({ election }: TabProps) {
  const { t } = useTranslation();
  const names = useNames(election);
  const { data: line, error } = useQuery('count.turnout', { election: election.id }, [
    'count',
    'scan',
    'merge',
  ]);
  const [chosen, setChosen] = useState<string | null>(null);
  if (error && !line) return <Failure error={error} />;
  if (!line) return <Centre title={t('count.opening')} />;
  // While nobody chose, the last hour that anybody stated.
  const last = line.country.hours.findLast(({ reported, official }) => reported > 0 || official !== null);
  const hour = line.hours.find((each) => each === chosen) ?? last?.hour ?? line.hours[0];
  if (hour === undefined || line.country.reported + line.regions.length === 0)
    return <Centre title={t('turnoutLine.none')} />;
  return (
    <div className={styles.screen}>
      <div className={styles.day}>
        <Line election={election} line={line} />
        <div className={styles.hours} role="group" aria-label={t('stations.hour')}>
          {line.hours.map((each) => (
            <button key={each} type="button" aria-pressed={each === hour} onClick={() => setChosen(each)}>
              {each}
            </button>
          ))}
        </div>
        <Places line={line} hour={hour} names={names} />
      </div>
      <Summary election={election} line={line} hour={hour} />
    </div>
  );
}
