import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { PlaceTotals } from '../../../../shared/protocol/count/totals.ts';
import type { TotalsPart } from './places.ts';
import styles from './FiguresTable.module.css';

/** What tables of protocols from elsewhere sum up to here, each under its source, beside our own sums: never added to them. */
export function BesideTable({ place, sure, places }: TotalsPart & { place: PlaceTotals }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { beside } = place;
  const sums = sure ? place.sure : place.all;
  if (beside.length === 0) return null;
  const keys = [...new Set(beside.flatMap(({ figures }) => Object.keys(figures)))];
  return (
    <table className={styles.table}>
      <caption>{t('totals.beside')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('totals.column.figure')}</th>
          {beside.map(({ publication, source, published, of, rows }) => (
            <th key={publication} scope="col">
              {source}, {published} <br />
              {t(`totals.rows.${of}`, { count: rows, n: number(rows) })}
            </th>
          ))}
          <th scope="col">{t('totals.column.own')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">{places.figure(key)}</th>
            {beside.map(({ publication, figures }) => (
              <td key={publication}>{figures[key] ? number(figures[key].sum) : ''}</td>
            ))}
            <td>{own(place, sums, key) === null ? '' : number(own(place, sums, key) ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same of our own protocols; null where they do not state it. */
function own({ coverage }: PlaceTotals, sums: PlaceTotals['all'], key: string): number | null {
  if (key === 'stations') return coverage.stations.by === 'register' ? coverage.stations.count : null;
  if (key === 'observed') return coverage.observed;
  if (key === 'protocols') return sums.papers;
  if (key === 'votes') return sums.votes;
  const figure = sums.figures[key];
  return figure && figure.known > 0 ? figure.sum : null;
}
