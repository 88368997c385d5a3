import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { StationsAsked } from '../../../../shared/api/counting.ts';
import { noProtocolReasons } from '../../../../shared/protocol/count/figures.ts';
import type { PlaceTotals } from '../../../../shared/protocol/count/totals.ts';
import type { TotalsPart } from './places.ts';
import styles from './CoverageLine.module.css';

interface Shown {
  label: string;
  count: number;
  asked: StationsAsked;
  /** Before the number: it is a lower bound. */
  atLeast?: boolean;
}

/** How much of the place is covered; each number opens its stations. */
export function CoverageLine({ place, totals, places, onBehind }: TotalsPart & { place: PlaceTotals }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { stations } = place.coverage;
  return (
    <>
      <ul className={styles.numbers} aria-label={t('totals.coverage')}>
        {useShown(place).map(({ label, count, asked, atLeast }) => (
          <li key={label}>
            <button
              type="button"
              className={styles.number}
              onClick={() => onBehind(places.title(label, place), { ...asked, ...places.where(place) })}
            >
              <strong>
                {atLeast && (
                  <>
                    <span className={styles.atLeast}>{t('totals.atLeast')}</span>{' '}
                  </>
                )}
                {number(count)}
              </strong>{' '}
              <span>{label}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.source}>
        {t(`totals.by.${stations.by}`, { sources: stations.sources.join(', '), n: number(stations.count) })}
        {place.region === null && totals.nowhere > 0 && (
          <> {t('totals.nowhere', { count: totals.nowhere, n: number(totals.nowhere) })}</>
        )}
      </p>
    </>
  );
}

/** The numbers that there are something to say of, in their order. */
function useShown({ coverage, inDoubt, differing }: PlaceTotals): Shown[] {
  const { t } = useTranslation();
  const { stations, listed } = coverage;
  const more: Shown[] = [
    { label: t('totals.inDoubt'), count: inDoubt, asked: { set: 'in-doubt' } },
    { label: t('totals.differing'), count: differing, asked: { set: 'differing' } },
    {
      label: t('totals.unlisted'),
      count: listed > 0 ? coverage.unlisted : 0,
      asked: { set: 'unlisted' },
    },
    ...noProtocolReasons.map((reason): Shown => ({
      label: t(`noProtocol.${reason}`),
      count: coverage.without[reason],
      asked: { set: 'without-protocol', reason },
    })),
    {
      label: t('totals.unsaid'),
      count: coverage.without.unsaid,
      asked: { set: 'without-protocol', reason: null },
    },
  ];
  return [
    {
      label: t('totals.stations'),
      count: stations.count,
      asked: { set: stations.by === 'register' ? 'listed' : 'all' },
      atLeast: !stations.exact,
    },
    // Where nobody said of any station whether it was observed, that is no zero.
    ...(coverage.observed + coverage.notObserved > 0
      ? [{ label: t('totals.observed'), count: coverage.observed, asked: { set: 'observed' } } as const]
      : []),
    { label: t('totals.withProtocol'), count: coverage.withProtocol, asked: { set: 'with-protocol' } },
    ...more.filter(({ count }) => count > 0),
  ];
}
