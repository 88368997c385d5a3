import { useTranslation } from 'react-i18next';
import { asLanguage, chooseLanguage } from '../i18n/i18n.ts';
import { languages } from '../../shared/forms/checks.ts';

/** Languages in their own names, so that nobody is lost in a foreign one. */
const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

export function LanguageSelect() {
  const { t, i18n } = useTranslation();
  return (
    <select
      aria-label={t('language.label')}
      value={i18n.language}
      onChange={(event) => {
        const language = asLanguage(event.target.value);
        if (language) chooseLanguage(language);
      }}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {names[language]}
        </option>
      ))}
    </select>
  );
}
