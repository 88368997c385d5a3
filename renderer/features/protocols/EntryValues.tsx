import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Entry } from '../../../shared/api/scans.ts';
import { type Form, isNumeric } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import styles from './ConfirmedProtocol.module.css';

/** What a person confirmed, in paper order: numbers with their state, then stamp and signatures. */
export function EntryValues({ form, entry }: { form: Form; entry: Entry }) {
  const { t, i18n } = useTranslation();
  const { text } = useFormat();
  const marks = form.fields.filter((field) => field.kind === 'mark' && field.id in entry.marks);
  return (
    <>
      <table className={styles.values}>
        <tbody>
          {form.fields.filter(isNumeric).map((field) => {
            const value = entry.values[field.id];
            return (
              <tr key={field.id}>
                <td className={styles.soft}>{field.row}</td>
                <th scope="row">{fieldLabel(form, field.id, i18n.language)}</th>
                <td className={styles.value}>{value?.value ?? ''}</td>
                <td className={styles.soft}>
                  {value ? value.state !== 'number' && t(`state.${value.state}`) : t('protocols.notEntered')}
                  {value?.corrected && ` ${t('review.corrected')}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ul className={styles.marks}>
        {marks.map((mark) => (
          <li key={mark.id} data-present={entry.marks[mark.id]}>
            <span aria-hidden="true">{entry.marks[mark.id] ? '✓' : '–'}</span> {text(mark.label)}
            <span className="visually-hidden">
              {t(entry.marks[mark.id] ? 'protocols.present' : 'protocols.absent')}
            </span>
          </li>
        ))}
      </ul>
      {entry.note && <p className={styles.note}>{entry.note}</p>}
    </>
  );
}
