import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionMap, MapRegion } from '../../../../shared/protocol/count/map.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Names } from '../names.ts';
import type { Measure } from './measures.ts';
import styles from './MapTab.module.css';

interface Props {
  map: ElectionMap;
  measure: Measure;
  names: Names;
  onOpen: (region: string) => void;
}

const columns = ['region', 'value', 'withProtocol', 'stations'] as const;
type Column = (typeof columns)[number];

/** What the tiles show, as a table that can be sorted; what is not known comes last. */
export function RegionTable({ map, measure, names, onOpen }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [order, setOrder] = useState<{ by: Column; falling: boolean } | null>(null);
  const rows = order === null ? map.regions : sorted(map.regions, order, measure, names);
  const turn = (by: Column) => setOrder({ by, falling: order?.by === by ? !order.falling : by !== 'region' });
  return (
    <section className={styles.table} aria-label={t('map.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={order?.by !== column ? 'none' : order.falling ? 'descending' : 'ascending'}
              >
                <button type="button" onClick={() => turn(column)}>
                  {column === 'value' ? measure.title : t(`map.column.${column}`)}
                  <span aria-hidden="true">{order?.by !== column ? '' : order.falling ? ' ▼' : ' ▲'}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.region}>
              <th scope="row">
                <button type="button" onClick={() => onOpen(row.region)}>
                  {names.region(row.region)}
                </button>
              </th>
              <td>{measure.shown(measure.ofRegion(row))}</td>
              <td>{number(row.withProtocol)}</td>
              <td>{row.exact ? number(row.stations) : t('map.atLeast', { count: row.stations })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sorted(
  regions: readonly MapRegion[],
  { by, falling }: { by: Column; falling: boolean },
  measure: Measure,
  names: Names,
): MapRegion[] {
  const sign = falling ? -1 : 1;
  if (by === 'region')
    return [...regions].sort((a, b) => sign * names.region(a.region).localeCompare(names.region(b.region)));
  const valueOf = (row: MapRegion) => (by === 'value' ? measure.ofRegion(row) : row[by]);
  return [...regions].sort((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}
