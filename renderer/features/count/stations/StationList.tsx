import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationAt, StationRow } from '../../../../shared/api/stations.ts';
import type { Pages } from '../../../api/usePages.ts';
import { LongList } from '../../../components/list/LongList.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Names } from '../names.ts';
import styles from './StationsTab.module.css';

interface Props {
  election: string;
  names: Names;
  stations: Pages<'stations.list'>;
  /** Changes with the filter: the list then begins at the top. */
  filterKey: string;
  onOpen: (at: StationAt) => void;
}

const columns = ['station', 'region', 'observed', 'protocol', 'last'] as const;

/** The stations that the filter leaves; Enter opens one on the desk. */
export function StationList({ election, names, stations, filterKey, onOpen }: Props) {
  const { t } = useTranslation();
  const [active, setActive] = useState({ filterKey, index: 0 });
  const index = active.filterKey === filterKey ? active.index : 0;

  if (stations.error) return <Failure error={stations.error} />;
  if (stations.total === 0) return <p className={styles.none}>{t('stations.none')}</p>;
  return (
    <LongList
      label={t('count.tab.stations')}
      total={stations.total}
      rowRem={2.4}
      active={index}
      onActive={(next) => setActive({ filterKey, index: next })}
      onOpen={(at) => {
        const row = stations.row(at);
        if (row) onOpen({ election, region: row.region, station: row.station });
      }}
      onView={stations.need}
      filterKey={filterKey}
      rowClass={styles.row}
      head={columns.map((column) => (
        <span key={column} role="columnheader">
          {t(`stations.column.${column}`)}
        </span>
      ))}
    >
      {(at) => <Cells row={stations.row(at)} names={names} />}
    </LongList>
  );
}

function Cells({ row, names }: { row: StationRow | undefined; names: Names }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const place = row && [names.region(row.region), row.district, row.name].filter(Boolean).join(' · ');
  return (
    <>
      <span role="gridcell" className={styles.number}>
        {row?.station}
      </span>
      <span role="gridcell" title={place}>
        {place}
      </span>
      <span role="gridcell">
        {row && row.observed !== null && t(row.observed ? 'stations.yes' : 'stations.no')}
      </span>
      <span role="gridcell">{row && <Protocol row={row} />}</span>
      <span role="gridcell" className={styles.last}>
        {row?.last && `${row.last.hour} – ${number(row.last.voted)}`}
      </span>
    </>
  );
}

/** Whether a protocol is held, and why not. */
function Protocol({ row }: { row: StationRow }) {
  const { t } = useTranslation();
  if (row.scan !== null)
    return row.doubtful ? (
      <span className={styles.doubtful}>! {t('stations.doubtful')}</span>
    ) : (
      <span>✓ {t('stations.held')}</span>
    );
  return <span className={styles.soft}>{row.reason ? t(`noProtocol.${row.reason}`) : '–'}</span>;
}
