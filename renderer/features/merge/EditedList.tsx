import { useTranslation } from 'react-i18next';
import type { MergeReport } from '../../../shared/api/merging.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { FieldName } from './FieldName.tsx';
import { type EditedCell, editedCells } from './lists.ts';
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

/** Rows that somebody changed in a spreadsheet, cell by cell: what was exported, and what stands there now. */
export function EditedList({ report, label, total, focus, forms, onScan }: Props) {
  const { t } = useTranslation();
  const rows = editedCells(report);
  return (
    <RowTable
      label={label}
      focus={focus}
      rows={rows}
      total={total > report.edits.length ? total : rows.length}
      widths={styles.edited}
      onOpen={onScan && (({ scan }) => onScan(scan))}
      columns={[
        { head: t('merge.column.station'), cell: (row) => <Place {...row} /> },
        {
          head: t('merge.column.place'),
          cell: ({ file, sheet, row }) => t('merge.at', { file, sheet, row }),
          title: ({ file }) => file,
        },
        {
          head: t('merge.column.field'),
          cell: ({ form, cell }) => cell && <FieldName form={forms.get(form)} column={cell.column} />,
        },
        { head: t('merge.column.edited'), cell: ({ cell }) => <Change cell={cell} /> },
      ]}
    />
  );
}

function Change({ cell }: Pick<EditedCell, 'cell'>) {
  const { t } = useTranslation();
  if (!cell) return <span className={styles.soft}>{t('merge.blind')}</span>;
  const { exported, now } = cell;
  return (
    <>
      <s className={styles.value}>{exported ?? t('merge.emptyCell')}</s> <span aria-hidden="true">→</span>{' '}
      <strong className={styles.value}>{now ?? t('merge.emptyCell')}</strong>
    </>
  );
}
