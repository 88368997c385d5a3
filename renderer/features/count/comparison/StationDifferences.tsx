import { useTranslation } from 'react-i18next';
import type { ComparisonView } from '../../../../shared/api/comparison.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import { usePages } from '../../../api/usePages.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { TabProps } from '../tabs.tsx';
import { MoreRows, useShown } from './MoreRows.tsx';
import type { ComparisonWords } from './words.ts';
import styles from './ComparisonTab.module.css';

interface Props {
  election: ElectionView;
  comparison: ComparisonView;
  words: ComparisonWords;
  onScan: TabProps['onScan'];
}

/** W501: stations whose official figures are not those of their protocol, the gravest first. */
export function StationDifferences({ election, comparison, words, onScan }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const found = usePages('count.differences', { election: election.id }, ['scan', 'count']);
  const { shown, more } = useShown(found);
  const { compared, differing } = comparison.stations;
  return (
    <section className={styles.list}>
      <h2>{t('comparison.stations')}</h2>
      <p>{t('comparison.stationsCompared', { compared: number(compared), differing: number(differing) })}</p>
      <ul>
        {([3, 2, 1] as const).map((grade) => (
          <li key={grade}>
            {t(`comparison.grade.${grade}`)}: {number(comparison.differences[grade])}
          </li>
        ))}
      </ul>
      <ol className={styles.rows}>
        {shown.map((each) => {
          const { sentence, notes } = words.statement(each);
          return (
            <li key={`${each.source.publication} ${each.region}/${each.station}`} data-grade={each.grade}>
              <p>{[sentence, ...notes].join(' ')}</p>
              {each.scan !== null && (
                <button type="button" onClick={() => each.scan !== null && onScan(each.scan)}>
                  {t('comparison.openProtocol')}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      <MoreRows found={found} shown={shown.length} onMore={more} />
    </section>
  );
}
