import en from '../../resources/languages/en/publish.json' with { type: 'json' };
import kk from '../../resources/languages/kk/publish.json' with { type: 'json' };
import ru from '../../resources/languages/ru/publish.json' with { type: 'json' };
import type { Language } from '../../shared/forms/checks.ts';

/** What a report and a site say in a language. */
export type Words = typeof en;

const words: Readonly<Record<Language, Words>> = { kk, ru, en };

export function wordsOf(language: Language): Words {
  return words[language];
}
