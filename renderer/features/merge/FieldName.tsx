import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import styles from './ReportList.module.css';

/** A field as its form calls it; a column that is no field, or of a form that is not here yet, as the workbook calls it. */
export function FieldName({ form, column }: { form: Form | undefined; column: string }) {
  const { i18n } = useTranslation();
  const field = form?.fields.find(({ id }) => id === column);
  if (!form || !field) return <code>{column}</code>;
  return (
    <>
      {'row' in field && field.row && <span className={styles.rowName}>{field.row}</span>}{' '}
      {fieldLabel(form, field.id, i18n.language)}
    </>
  );
}
