import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../../api/usePages.ts';
import { LongList } from '../../components/list/LongList.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Status } from '../../components/ui/Status.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { ScanRow } from '../../../shared/api/scans.ts';
import styles from './ScanTable.module.css';

interface Props {
  scans: Pages<'scans.list'>;
  /** Changes with the filter: the list then begins at the top. */
  filterKey: string;
  onOpen: (row: ScanRow) => void;
}

const columns = ['station', 'region', 'status', 'flags', 'name', 'at'] as const;

/** The list itself, with who has a page in hand now. */
export function ScanTable({ scans, filterKey, onOpen }: Props) {
  const { t } = useTranslation();
  const [active, setActive] = useState({ filterKey, index: 0 });
  // A new filter begins at the top.
  const index = active.filterKey === filterKey ? active.index : 0;

  if (scans.error) return <Failure error={scans.error} />;
  if (scans.total === 0) return <p className={styles.none}>{t('queue.none')}</p>;
  return (
    <LongList
      label={t('nav.queue')}
      total={scans.total}
      rowRem={2.4}
      active={index}
      onActive={(next) => setActive({ filterKey, index: next })}
      onOpen={(at) => {
        const row = scans.row(at);
        if (row) onOpen(row);
      }}
      onView={scans.need}
      filterKey={filterKey}
      rowClass={styles.row}
      head={columns.map((column) => (
        <span key={column} role="columnheader">
          {t(`queue.column.${column}`)}
        </span>
      ))}
    >
      {(at) => <Cells row={scans.row(at)} />}
    </LongList>
  );
}

/** The station's number as read or typed; before that the one that a message names, with a question mark. */
function Station({ row: { station, proposed } }: { row: ScanRow }) {
  const { t } = useTranslation();
  if (station !== null) return station;
  if (proposed === null) return '–';
  return (
    <span className={styles.proposed} title={t('message.names', { station: proposed })}>
      {proposed}?
    </span>
  );
}

/** Says that a message names another station. */
function OtherStation({ row: { station, proposed } }: { row: ScanRow }) {
  const { t } = useTranslation();
  if (station === null || proposed === null || station === proposed) return null;
  const said = t('message.differs', { station: proposed });
  return (
    <span role="img" aria-label={said} title={said}>
      {' '}
      ≠ {proposed}
    </span>
  );
}

function Cells({ row }: { row: ScanRow | undefined }) {
  const { time } = useFormat();
  const { t } = useTranslation();
  return (
    <>
      <span role="gridcell" className={styles.station}>
        {row && <Station row={row} />}
      </span>
      <span role="gridcell">{row?.region}</span>
      <span role="gridcell">
        {row && <Status status={row.status} />}
        {row?.claimed && (
          <span className={styles.claimed} title={t('queue.claimed', { person: row.claimed })}>
            <span aria-hidden="true">✎ {row.claimed}</span>
            <span className="visually-hidden">{t('queue.claimed', { person: row.claimed })}</span>
          </span>
        )}
      </span>
      <span role="gridcell" className={styles.flags}>
        {row?.flags.join(' ')}
        {row && <OtherStation row={row} />}
      </span>
      <span role="gridcell" title={row?.name}>
        {row?.name}
        {row && row.page > 1 && ` · ${t('queue.page', { page: row.page })}`}
        {row?.away && ` · ${t('away.mark')}`}
        {row && row.sources > 1 && ` · ${t('queue.sources', { count: row.sources })}`}
      </span>
      <span role="gridcell" className={styles.at}>
        {row && time(row.at)}
      </span>
    </>
  );
}
