import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../shared/forms/checks.ts';
import { numberLocale } from '../../shared/protocol/messages.ts';
import enScreen from '../../resources/languages/en/screen.json' with { type: 'json' };
import enWords from '../../resources/languages/en/words.json' with { type: 'json' };
import kkScreen from '../../resources/languages/kk/screen.json' with { type: 'json' };
import kkWords from '../../resources/languages/kk/words.json' with { type: 'json' };
import ruScreen from '../../resources/languages/ru/screen.json' with { type: 'json' };
import ruWords from '../../resources/languages/ru/words.json' with { type: 'json' };

const en = { ...enWords, ...enScreen };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const storageKey = 'hattama.language';

/** The remembered language, else the first of the system's that the screen speaks, else Russian (the common one of the field). */
export function firstLanguage(remembered: string | null, system: readonly string[]): Language {
  const wanted = [remembered ?? '', ...system.map((tag) => tag.slice(0, 2))];
  return wanted.map(asLanguage).find((language) => language !== null) ?? 'ru';
}

export function asLanguage(code: string): Language | null {
  return languages.find((language) => language === code) ?? null;
}

/** Starts the translations; the document's language follows them, and the choice is remembered on this computer. */
export function startI18n(): typeof i18next {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  void i18next.use(initReactI18next).init({
    lng: firstLanguage(localStorage.getItem(storageKey), navigator.languages),
    fallbackLng: false,
    resources: {
      en: { translation: en },
      kk: { translation: { ...kkWords, ...kkScreen } },
      ru: { translation: { ...ruWords, ...ruScreen } },
    },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  i18next.services.formatter?.add('number', (value: number, language = '') =>
    new Intl.NumberFormat(numberLocale(language)).format(value),
  );
  return i18next;
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  void i18next.changeLanguage(language);
}
