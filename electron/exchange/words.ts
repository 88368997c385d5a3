import en from '../../resources/languages/en/words.json' with { type: 'json' };
import kk from '../../resources/languages/kk/words.json' with { type: 'json' };
import ru from '../../resources/languages/ru/words.json' with { type: 'json' };
import type { Language } from '../../shared/forms/checks.ts';

/** What an export says in a language. */
export type Words = Pick<typeof en, 'column' | 'columnHelp' | 'about' | 'state' | 'incident'>;

const words: Readonly<Record<Language, Words>> = { kk, ru, en };

export function wordsOf(language: Language): Words {
  return words[language];
}
