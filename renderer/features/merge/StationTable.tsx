import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { MergeReport } from '../../../shared/api/merging.ts';
import { worded } from '../../../shared/forms/checks.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { Place } from './Place.tsx';
import { RowTable } from './RowTable.tsx';
import styles from './ReportList.module.css';

interface Props {
  report: MergeReport;
  label: string;
  total: number;
  focus: boolean;
  forms: ReadonlyMap<string, Form>;
  onScan: ((scan: number) => void) | null;
}

/** Stations of which different papers say different things (F502): the gravest thing that a merge can find. */
export function StationTable({ report, label, total, focus, forms, onScan }: Props) {
  const { t } = useTranslation();
  const { language, number } = useFormat();
  return (
    <RowTable
      label={label}
      focus={focus}
      rows={report.stations}
      total={total}
      widths={styles.stations}
      onOpen={onScan && (({ scans }) => scans[0] !== undefined && onScan(scans[0]))}
      columns={[
        { head: t('merge.column.station'), cell: (row) => <Place {...row} /> },
        {
          head: t('merge.column.finding'),
          cell: (row) => {
            const form = forms.get(row.form);
            return form ? worded(form, row, language).message : row.message;
          },
        },
        {
          head: t('merge.column.papers'),
          cell: ({ scans }) => <span className={styles.figure}>{number(scans.length)}</span>,
        },
      ]}
    />
  );
}
