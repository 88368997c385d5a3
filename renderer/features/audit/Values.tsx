import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../shared/api/scans.ts';
import type { Form, FormField } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import styles from './FlagView.module.css';

interface Props {
  form: Form;
  /** Ids of the rule's fields. */
  fields: readonly string[];
  entry: Entry;
  /** The entry that counts, where the flag was one of an earlier entry. */
  now: Entry | undefined;
  /** The field whose crop is shown. */
  focus: string | undefined;
  onFocus: (field: string) => void;
}

/** What was entered in the rule's rows; the row that is pointed at is shown on the paper. */
export function Values({ form, fields, entry, now, focus, onFocus }: Props) {
  const { t, i18n } = useTranslation();
  const rows = fields.flatMap((id) => form.fields.find((field) => field.id === id) ?? []);
  return (
    <ul className={styles.values} aria-label={t('audit.fields')}>
      {rows.map((field) => (
        <li key={field.id}>
          <button
            type="button"
            className={`choice ${styles.value}`}
            aria-current={field.id === focus}
            onClick={() => onFocus(field.id)}
            onMouseEnter={() => onFocus(field.id)}
            onFocus={() => onFocus(field.id)}
          >
            <span className={styles.soft}>{field.row}</span>
            <span>{fieldLabel(form, field.id, i18n.language)}</span>
            <span className={styles.number}>
              <Stands field={field} entry={entry} />
              {now && (
                <>
                  {' → '}
                  <Stands field={field} entry={now} />
                </>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What an entry says of a field. */
function Stands({ field, entry }: { field: FormField; entry: Entry }) {
  const { t } = useTranslation();
  if (field.kind === 'mark') return t(entry.marks[field.id] ? 'protocols.present' : 'protocols.absent');
  const value = entry.values[field.id];
  if (!value) return t('audit.missing');
  const state = value.state === 'number' ? '' : t(`state.${value.state}`);
  return [value.value ?? '', state, value.corrected && t('review.corrected')]
    .filter((part) => part !== '' && part !== false)
    .join(' ');
}
