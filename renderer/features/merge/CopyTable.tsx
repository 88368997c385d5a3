import { useTranslation } from 'react-i18next';
import { Status } from '../../components/ui/Status.tsx';
import type { CopyList, MergedCopy, MergeReport } from '../../../shared/api/merging.ts';
import { Place } from './Place.tsx';
import { RowTable } from './RowTable.tsx';
import styles from './ReportList.module.css';

interface Props {
  report: MergeReport;
  list: CopyList;
  label: string;
  total: number;
  focus: boolean;
  onScan: ((scan: number) => void) | null;
}

/** Copies that are new, changed, the same or without their picture: where each stood and stands. */
export function CopyTable({ report, list, label, total, focus, onScan }: Props) {
  const { t } = useTranslation();
  return (
    <RowTable
      label={label}
      focus={focus}
      rows={report.copies[list]}
      total={total}
      widths={styles.copies}
      onOpen={onScan && (({ scan }) => onScan(scan))}
      columns={[
        { head: t('merge.column.station'), cell: (copy) => <Place {...copy} /> },
        { head: t('merge.column.status'), cell: (copy) => <Statuses {...copy} /> },
        {
          head: t('merge.column.picture'),
          cell: ({ name, page }) => (page > 1 ? `${name} · ${t('queue.page', { page })}` : name),
          title: ({ name }) => name,
        },
        { head: t('merge.column.file'), cell: ({ file }) => file, title: ({ file }) => file },
      ]}
    />
  );
}

function Statuses({ before, after }: Pick<MergedCopy, 'before' | 'after'>) {
  return (
    <>
      {before !== null && before !== after && (
        <>
          <Status status={before} /> <span aria-hidden="true">→</span>{' '}
        </>
      )}
      <Status status={after} />
    </>
  );
}
