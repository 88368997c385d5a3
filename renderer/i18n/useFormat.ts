import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/forms/checks.ts';
import type { LocalText } from '../../shared/forms/form.ts';
import { localText } from '../../shared/forms/names.ts';
import { numberLocale } from '../../shared/protocol/messages.ts';
import { asLanguage } from './i18n.ts';
import { timeFormat } from './times.ts';

export interface Format {
  language: Language;
  /** 12345 -> "12 345" by locale. */
  number: (value: number) => string;
  /** 0.987 -> "98 %", rounded down: a doubt is never rounded away. */
  percent: (share: number) => string;
  /** Hundredths of a percent as they were counted: 7096 -> "70.96 %". */
  hundredths: (value: number) => string;
  /** ISO time -> date and time by locale. */
  time: (iso: string) => string;
  /** Seconds -> "3 min". */
  duration: (seconds: number) => string;
  /** A form's own text in the screen's language, else in English. */
  text: (text: LocalText) => string;
}

/** Numbers, times and form texts in the language of the screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = asLanguage(i18n.language) ?? 'ru';
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(numberLocale(language));
    const percents = new Intl.NumberFormat(numberLocale(language), {
      style: 'percent',
      maximumFractionDigits: 0,
    });
    const exact = new Intl.NumberFormat(numberLocale(language), {
      style: 'percent',
      minimumFractionDigits: 2,
    });
    const times = timeFormat(language);
    const unit = (name: 'second' | 'minute' | 'hour') =>
      new Intl.NumberFormat(numberLocale(language), { style: 'unit', unit: name, unitDisplay: 'short' });
    return {
      language,
      number: (value) => numbers.format(value),
      percent: (share) => percents.format(Math.floor(share * 100) / 100),
      hundredths: (value) => exact.format(value / 10_000),
      time: (iso) => times.format(new Date(iso)),
      duration: (seconds) => {
        if (seconds < 90) return unit('second').format(Math.max(1, Math.round(seconds)));
        if (seconds < 90 * 60) return unit('minute').format(Math.round(seconds / 60));
        return unit('hour').format(Math.round(seconds / 360) / 10);
      },
      text: (text) => localText(text, language),
    };
  }, [language]);
}
