import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import { Search } from '../../components/ui/Search.tsx';
import { Status } from '../../components/ui/Status.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { ScanRow } from '../../../shared/api/scans.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { ConfirmedProtocol } from './ConfirmedProtocol.tsx';
import { Pager } from './Pager.tsx';
import styles from './ProtocolsScreen.module.css';

interface Props {
  info: WorkspaceInfo;
  scan: number | null;
  onSelect: (scan: number) => void;
  /** The scan is back to be confirmed. */
  onReopened: (scan: number) => void;
}

const done = ['final', 'flagged', 'cannot-enter'] as const;
const pageSize = 200;

/** Confirmed protocols: the list, and beside it one of them with its image, values and flags. */
export function ProtocolsScreen({ info, scan, onSelect, onReopened }: Props) {
  const { t } = useTranslation();
  const [{ search, offset }, setView] = useState({ search: '', offset: 0 });
  const { data: list, error } = useQuery(
    'scans.list',
    { status: [...done], search, offset, limit: pageSize },
    ['scan'],
  );
  const shown = scan ?? list?.rows[0]?.id ?? null;

  return (
    <div className={styles.screen}>
      <section className={styles.list} aria-label={t('nav.protocols')}>
        <h1 className="visually-hidden">{t('nav.protocols')}</h1>
        <div className={styles.search}>
          <Search
            label={t('queue.search')}
            value={search}
            onSearch={(text) => setView({ search: text, offset: 0 })}
          />
          <p role="status">{list ? t('queue.total', { count: list.total }) : ''}</p>
        </div>
        {error && <Failure error={error} />}
        {list?.total === 0 && <p className={styles.none}>{t('protocols.none')}</p>}
        <ul className={styles.rows}>
          {list?.rows.map((row) => (
            <li key={row.id}>
              <ListRow row={row} current={row.id === shown} onSelect={() => onSelect(row.id)} />
            </li>
          ))}
        </ul>
        <Pager
          offset={offset}
          size={pageSize}
          total={list?.total ?? 0}
          onTurn={(to) => setView({ search, offset: to })}
        />
      </section>
      {shown !== null && (
        <ConfirmedProtocol
          key={shown}
          scan={shown}
          readOnly={info.readOnly !== null}
          onReopened={onReopened}
        />
      )}
    </div>
  );
}

function ListRow({ row, current, onSelect }: { row: ScanRow; current: boolean; onSelect: () => void }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  return (
    <button type="button" className={`choice ${styles.row}`} aria-current={current} onClick={onSelect}>
      <span className={styles.station}>
        {row.station === null ? row.name : t('protocols.station', { station: row.station })}
      </span>
      <Status status={row.status} />
      <span className={styles.place}>
        {[row.region, time(row.at), row.away && t('away.mark')].filter(Boolean).join(' · ')}
      </span>
      <span className={styles.flags}>{row.flags.join(' ')}</span>
    </button>
  );
}
