import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { FormSummary } from '../../../shared/api/workspace.ts';
import styles from './FormsList.module.css';

interface Props {
  forms: readonly FormSummary[];
  disabled: boolean;
  onDraw: (form: string) => void;
  onPack: (form: string) => void;
  /** Says which forms pages are tried against; never none. */
  onUse: (forms: readonly string[]) => void;
}

/** Forms that are here, which of them pages are tried against, and what can be done with each. */
export function FormRows({ forms, disabled, onDraw, onPack, onUse }: Props) {
  const { t } = useTranslation();
  const { text, number } = useFormat();
  const inUse = forms.filter((form) => form.inUse).map(({ id }) => id);
  const without = (id: string) => inUse.filter((each) => each !== id);
  return (
    <section className={styles.group} aria-labelledby="forms">
      <h2 id="forms">{t('designer.forms')}</h2>
      <ul className={styles.rows}>
        {forms.map(({ id, version, title, scans, inUse: isUsed }) => (
          <li key={id}>
            <span className={styles.name}>
              {text(title)}
              <small>
                {id} · {t('designer.version', { version: number(version) })} ·{' '}
                {t('designer.scanCount', { count: scans })}
              </small>
            </span>
            <label className={styles.use}>
              <input
                type="checkbox"
                checked={isUsed}
                disabled={disabled || (isUsed && inUse.length === 1)}
                onChange={() => onUse(isUsed ? without(id) : [...inUse, id])}
              />
              {t('designer.inUse')}
              <span className="visually-hidden">: {text(title)}</span>
            </label>
            <Button disabled={disabled} onClick={() => onDraw(id)}>
              {t('designer.drawOn')}
              <span className="visually-hidden">: {text(title)}</span>
            </Button>
            <Button onClick={() => onPack(id)}>
              {t('designer.pack')}
              <span className="visually-hidden">: {text(title)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
