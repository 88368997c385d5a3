import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { PlaceTotals } from '../../../../shared/protocol/count/totals.ts';
import type { TotalsPart } from './places.ts';
import styles from './FiguresTable.module.css';

/** Every figure of the place: its sum, how many papers lack it and why, and how far papers that differ could move it. */
export function FiguresTable({ place, totals, sure, places, onBehind }: TotalsPart & { place: PlaceTotals }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const sums = sure ? place.sure : place.all;
  const lacks = totals.keys.some((key) => (sums.figures[key]?.known ?? 0) < sums.papers);
  const differs = totals.keys.some((key) => sums.figures[key]?.least !== sums.figures[key]?.most);
  if (sums.papers === 0) return null;
  const open = (key: string, set: 'with-protocol' | 'lacking' | 'differing') =>
    onBehind(places.title(places.figure(key), place), {
      set,
      withoutDoubtful: sure,
      key,
      ...places.where(place),
    });
  return (
    <table className={styles.table}>
      <caption>
        {t('totals.figures', { count: sums.papers, n: number(sums.papers) })}
        {sure && ` · ${t('totals.sure')}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('totals.column.figure')}</th>
          <th scope="col">{t('totals.column.sum')}</th>
          {lacks && <th scope="col">{t('totals.column.lacking')}</th>}
          {differs && <th scope="col">{t('totals.column.range')}</th>}
        </tr>
      </thead>
      <tbody>
        {totals.keys.map((key) => {
          const figure = sums.figures[key];
          if (!figure) return null;
          const { sum, known, blank, illegible, absent, least, most } = figure;
          const why = [
            blank > 0 && `${t('behind.blank')} ${number(blank)}`,
            illegible > 0 && `${t('behind.illegible')} ${number(illegible)}`,
            absent > 0 && `${t('behind.absent')} ${number(absent)}`,
          ].filter(Boolean);
          return (
            <tr key={key}>
              <th scope="row">{places.figure(key)}</th>
              <td>
                <button type="button" onClick={() => open(key, 'with-protocol')}>
                  {known === 0 ? '–' : number(sum)}
                </button>
              </td>
              {lacks && (
                <td>
                  {why.length > 0 && (
                    <button type="button" onClick={() => open(key, 'lacking')}>
                      {why.join(', ')}
                    </button>
                  )}
                </td>
              )}
              {differs && (
                <td>
                  {least !== most && (
                    <button type="button" onClick={() => open(key, 'differing')}>
                      {t('totals.range', { least: number(least), most: number(most) })}
                    </button>
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
