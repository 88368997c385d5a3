import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import { languages } from '../../../shared/forms/checks.ts';
import styles from './FieldsStep.module.css';

/** Languages in their own names, as in the screen's own choice. */
const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

interface Props {
  /** What the text is. */
  label: string;
  text: Readonly<Record<string, string>>;
  onChange: (text: Record<string, string>) => void;
}

/** A text of the form: in the language of the screen, and on request in the others; one is enough. */
export function Texts({ label, text, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const input = (each: (typeof languages)[number], name: string) => (
    <label key={each}>
      {name}
      <input
        type="text"
        lang={each}
        maxLength={500}
        value={text[each] ?? ''}
        onChange={(event) => onChange({ ...text, [each]: event.target.value })}
      />
    </label>
  );
  return (
    <div className={styles.texts}>
      {input(language, `${label} (${names[language]})`)}
      <details>
        <summary>{t('designer.otherLanguages')}</summary>
        {languages
          .filter((each) => each !== language)
          .map((each) => input(each, `${label} (${names[each]})`))}
      </details>
    </div>
  );
}
