import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import { usePages } from '../../../api/usePages.ts';
import { MoreRows, useShown } from './MoreRows.tsx';
import type { ComparisonWords } from './words.ts';
import styles from './ComparisonTab.module.css';

/** W507: official figures that were changed after they had been published, the last change first. */
export function OfficialChanges({ election, words }: { election: ElectionView; words: ComparisonWords }) {
  const { t } = useTranslation();
  const found = usePages('count.changes', { election: election.id }, ['count']);
  const { shown, more } = useShown(found);
  return (
    <section className={styles.list}>
      <h2>{t('comparison.changes')}</h2>
      <ol className={styles.rows}>
        {shown.map((each) => (
          <li
            key={`${each.source} ${each.region}/${each.district}/${each.station} ${each.key} ${each.to.published}`}
          >
            <p>{words.statement(each).sentence}</p>
          </li>
        ))}
      </ol>
      <MoreRows found={found} shown={shown.length} onMore={more} />
    </section>
  );
}
