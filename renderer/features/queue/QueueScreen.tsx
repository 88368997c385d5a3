import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/usePages.ts';
import { useQuery } from '../../api/useQuery.ts';
import { OneOrAll } from '../../components/ui/OneOrAll.tsx';
import { Search } from '../../components/ui/Search.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { ScanRow } from '../../../shared/api/scans.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { type ScanStatus, scanStatuses } from '../../../shared/protocol/status.ts';
import { ScanTable } from './ScanTable.tsx';
import styles from './QueueScreen.module.css';

interface Props {
  info: WorkspaceInfo;
  /** Opens a scan on the desk. */
  onOpen: (scan: number) => void;
  /** Shows a confirmed scan. */
  onLook: (scan: number) => void;
}

interface Filter {
  status: ScanStatus | null;
  form: string | null;
  batch: number | null;
  search: string;
}

/** Every scan of the workspace with its status; filter, search, and open with Enter. */
export function QueueScreen({ info, onOpen, onLook }: Props) {
  const { t } = useTranslation();
  const { text, number } = useFormat();
  const [filter, setFilter] = useState<Filter>({ status: null, form: null, batch: null, search: '' });
  const { data: forms } = useQuery('forms.list', {});
  const { data: batches } = useQuery('intake.batches', {}, ['intake']);
  const scans = usePages('scans.list', asked(filter), ['scan', 'intake', 'claim']);
  const change = (part: Partial<Filter>) => setFilter((before) => ({ ...before, ...part }));
  const open = ({ id, status }: ScanRow) => (isDone(status) ? onLook(id) : onOpen(id));
  const shown = scanStatuses.filter((status) => info.counts[status] > 0 || status === filter.status);

  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">{t('nav.queue')}</h1>
      <div className={styles.filters} role="search">
        <Search
          className={styles.search}
          label={t('queue.search')}
          value={filter.search}
          onSearch={(search) => change({ search })}
        />
        <div className={styles.chips} role="group" aria-label={t('queue.status')}>
          <Chip pressed={filter.status === null} onClick={() => change({ status: null })}>
            {t('queue.all')}
          </Chip>
          {shown.map((status) => (
            <Chip key={status} pressed={filter.status === status} onClick={() => change({ status })}>
              {t(`status.${status}`)} <span className={styles.count}>{number(info.counts[status])}</span>
            </Chip>
          ))}
        </div>
        <OneOrAll
          label={t('queue.form')}
          all={t('queue.anyForm')}
          options={forms?.map(({ id, title }) => ({ key: id, name: text(title) })) ?? []}
          chosen={filter.form}
          onChoose={(form) => change({ form })}
        />
        <OneOrAll
          label={t('queue.batch')}
          all={t('queue.anyBatch')}
          options={batches?.map(({ id, name }) => ({ key: String(id), name })) ?? []}
          chosen={filter.batch === null ? null : String(filter.batch)}
          onChoose={(batch) => change({ batch: batch === null ? null : Number(batch) })}
        />
        <p className={styles.total} role="status">
          {scans.total === null ? '' : t('queue.total', { count: scans.total })}
        </p>
      </div>
      <ScanTable scans={scans} filterKey={JSON.stringify(filter)} onOpen={open} />
    </div>
  );
}

/** A filter as the call takes it: what is not chosen is not said. */
function asked({ status, form, batch, search }: Filter) {
  return {
    ...(status ? { status: [status] } : {}),
    ...(form ? { form } : {}),
    ...(batch ? { batch } : {}),
    ...(search.trim() ? { search } : {}),
  };
}

function isDone(status: ScanStatus): boolean {
  return status === 'final' || status === 'flagged' || status === 'cannot-enter';
}

function Chip({
  pressed,
  onClick,
  children,
}: {
  pressed: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <button type="button" className={styles.chip} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}
