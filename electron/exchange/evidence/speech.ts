import enWords from '../../../resources/languages/en/evidence.json' with { type: 'json' };
import enScreen from '../../../resources/languages/en/screen.json' with { type: 'json' };
import enCommon from '../../../resources/languages/en/words.json' with { type: 'json' };
import kkWords from '../../../resources/languages/kk/evidence.json' with { type: 'json' };
import kkScreen from '../../../resources/languages/kk/screen.json' with { type: 'json' };
import kkCommon from '../../../resources/languages/kk/words.json' with { type: 'json' };
import ruWords from '../../../resources/languages/ru/evidence.json' with { type: 'json' };
import ruScreen from '../../../resources/languages/ru/screen.json' with { type: 'json' };
import ruCommon from '../../../resources/languages/ru/words.json' with { type: 'json' };
import type { Language } from '../../../shared/forms/checks.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import { fillMessage, type MessageParams, numberLocale } from '../../../shared/protocol/messages.ts';

const texts = {
  en: { words: enWords, screen: enScreen, common: enCommon },
  kk: { words: kkWords, screen: kkScreen, common: kkCommon },
  ru: { words: ruWords, screen: ruScreen, common: ruCommon },
};

/** What an evidence file says in a language, and how it writes what varies. */
export interface Speech {
  language: Language;
  words: typeof enWords;
  /** Of scans, of fields, why a scan cannot be entered. */
  status: typeof enCommon.status;
  state: typeof enCommon.state;
  cannotEnter: typeof enCommon.cannotEnter;
  /** Why an error stands on the paper so; how a flag was closed. */
  asPaper: Omit<typeof enScreen.asPaper, 'title' | 'back'>;
  outcome: typeof enScreen.audit.outcome;
  /** What a document is to the protocol that it is about. */
  documentKind: typeof enScreen.papers.kind;
  /** A text of `words` with its params filled in. */
  fill(text: string, params: MessageParams): string;
  number(value: number): string;
  /** 0..1 as a percentage, rounded down: nothing looks surer than it is. */
  percent(share: number): string;
  /** An act of the log in words; its own name where this version has none. */
  act(name: string): string;
  /** Code of a person; the machine by its name; null where people are left out. */
  person(code: string): string | null;
  /** Text that a person wrote; null where people are left out, and where it is empty. */
  written(text: string): string | null;
}

/** @param withoutPeople leaves out person codes and whatever people wrote. */
export function speechOf(language: Language, withoutPeople: boolean): Speech {
  const { words, screen, common } = texts[language];
  const history: Readonly<Record<string, string | Readonly<Record<string, string>>>> = screen.history;
  const number = new Intl.NumberFormat(numberLocale(language));
  return {
    language,
    words,
    status: common.status,
    state: common.state,
    cannotEnter: common.cannotEnter,
    asPaper: screen.asPaper,
    outcome: screen.audit.outcome,
    documentKind: screen.papers.kind,
    fill: (text, params) => fillMessage(text, params, language),
    number: (value) => number.format(value),
    percent: (share) => number.format(Math.floor(share * 1000) / 10),
    act(name) {
      const [subject = '', done = ''] = name.split('.');
      const said = Object.hasOwn(history, subject) ? history[subject] : undefined;
      return typeof said === 'object' && Object.hasOwn(said, done) ? (said[done] ?? name) : name;
    },
    person(code) {
      if (code === MACHINE) return words.log.machine;
      return withoutPeople ? null : code;
    },
    written: (text) => (withoutPeople || text === '' ? null : text),
  };
}

/** A time of the log as people read it: `2019-06-09 20:00:00 UTC`. */
export function clock(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
}
