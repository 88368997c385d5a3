import { useTranslation } from 'react-i18next';
import type { ConflictSide, MergeReport } from '../../../shared/api/merging.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { FieldName } from './FieldName.tsx';
import { conflictRows } from './lists.ts';
import { Place } from './Place.tsx';
import { RowTable } from './RowTable.tsx';
import styles from './ReportList.module.css';

interface Props {
  report: MergeReport;
  label: string;
  total: number;
  focus: boolean;
  forms: ReadonlyMap<string, Form>;
  onResolve: ((scan: number) => void) | null;
}

/** Fields in which teams say different things of one picture: both values, and whose each is. */
export function ConflictList({ report, label, total, focus, forms, onResolve }: Props) {
  const { t } = useTranslation();
  const rows = conflictRows(report);
  return (
    <RowTable
      label={label}
      focus={focus}
      rows={rows}
      // The report ends at conflicts, not at fields.
      total={total > report.conflicts.length ? total : rows.length}
      widths={styles.conflicts}
      onOpen={onResolve && (({ scan }) => onResolve(scan))}
      columns={[
        { head: t('merge.column.station'), cell: (row) => <Place {...row} /> },
        {
          head: t('merge.column.field'),
          cell: ({ form, field }) => <FieldName form={forms.get(form)} column={field} />,
        },
        { head: t('merge.column.first'), cell: ({ first }) => <Side {...first} /> },
        { head: t('merge.column.second'), cell: ({ second }) => <Side {...second} /> },
      ]}
    />
  );
}

function Side({ value, by }: { value: number | null; by: ConflictSide }) {
  const { t } = useTranslation();
  return (
    <>
      <strong className={styles.value}>{value ?? t('merge.noNumber')}</strong>{' '}
      <span className={styles.soft}>
        {by.edited === null
          ? [by.team || t('merge.here'), by.person].filter(Boolean).join(' · ')
          : t('merge.byHand', { file: by.edited })}
      </span>
    </>
  );
}
