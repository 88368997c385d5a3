import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { MergedFile, MergeReport } from '../../../shared/api/merging.ts';
import { RowTable } from './RowTable.tsx';
import styles from './ReportList.module.css';

interface Props {
  report: MergeReport;
  label: string;
  total: number;
  focus: boolean;
}

/** The files: whose each is, and how much of it is new. */
export function FileTable({ report, label, total, focus }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const figure = (name: 'copies' | 'fresh' | 'news' | 'skipped') => ({
    head: t(`merge.column.${name}`),
    cell: (file: MergedFile) => <span className={styles.figure}>{number(file[name])}</span>,
  });
  return (
    <RowTable
      label={label}
      focus={focus}
      rows={report.files}
      total={total}
      widths={styles.files}
      onOpen={null}
      columns={[
        {
          head: t('merge.column.file'),
          cell: ({ name }) => name,
          title: ({ name, sha256 }) => `${name}\n${sha256}`,
        },
        {
          head: t('merge.column.team'),
          cell: ({ team, workspace }) => team || workspace.slice(0, 8) || t('merge.unreadFile'),
        },
        figure('copies'),
        figure('fresh'),
        figure('news'),
        figure('skipped'),
      ]}
    />
  );
}
