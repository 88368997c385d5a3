import type { Language } from '../../shared/forms/checks.ts';

/**
 * How moments are written in a language: "22 нояб. 2026 г., 04:02". In figures in Kazakh: Chromium is built without the
 * names of its months and writes "M11".
 */
export function timeFormat(language: Language): Intl.DateTimeFormat {
  return language === 'kk'
    ? new Intl.DateTimeFormat('kk', {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      })
    : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
}
