import kk from '../../resources/languages/kk/rules.json' with { type: 'json' };
import ru from '../../resources/languages/ru/rules.json' with { type: 'json' };
import en from '../../resources/languages/en/rules.json' with { type: 'json' };
import { ELECTORATE } from '../protocol/count/bounds-impossible.ts';
import type { SourceName } from '../protocol/count/compare-official-sources.ts';
import { candidateOf } from '../protocol/count/figures.ts';
import type { Statement, Token, WholePlace } from '../protocol/count/statement.ts';
import { fillMessage, type MessageParams, numberLocale } from '../protocol/messages.ts';
import type { Language } from './checks.ts';

const files = { kk, ru, en };
type Texts = (typeof en)['statement'];
type TextName = { [Name in keyof Texts]: Texts[Name] extends string ? Name : never }[keyof Texts];
type CountedName = Exclude<keyof Texts, TextName>;

/** How places and figures of an election are called in a language. */
export interface StatementNames {
  /** The country where region and district are empty. */
  place: (place: WholePlace) => string;
  /** By key; a candidate's votes by the candidate. */
  figure: (key: string) => string;
}

/** Parts of sentences in a language. */
export interface Speaker {
  say: (name: TextName, params?: MessageParams) => string;
  rule: (code: Statement['code'], params: MessageParams) => string;
  /** A text in the form that the language has for a number. */
  count: (name: CountedName, by: number, params: MessageParams) => string;
  /** "225 of 554 stations". */
  stations: (stations: number | null, all: number | null) => string;
  /** "the other 329 stations". */
  others: (stations: number, all: number | null) => string;
  /** "69,669 votes for …". */
  amount: (key: string, value: number) => string;
  figure: (key: string) => string;
  held: (place: string, source: SourceName) => string;
  place: (place: WholePlace) => string;
  /** A part in percent, written so that more than all of it does not look like all. */
  percent: (part: number, whole: number) => string;
  calculation: (tokens: readonly Token[]) => string;
  day: (day: string) => string;
}

export function speakerOf(language: Language, names: StatementNames): Speaker {
  const { rule, statement: texts } = files[language];
  const numbers = new Intl.NumberFormat(numberLocale(language));
  const plural = new Intl.PluralRules(language);
  const fill = (text: string, params: MessageParams) => fillMessage(text, params, language);
  const number = (value: number) => numbers.format(value).replace('-', '−');
  const figure = (key: string) => (key === ELECTORATE ? texts.electorate : names.figure(key));
  const say: Speaker['say'] = (name, params = {}) => fill(texts[name], params);
  const count: Speaker['count'] = (name, by, params) => {
    const form = plural.select(by);
    return fill(texts[name][form === 'one' || form === 'few' || form === 'many' ? form : 'other'], params);
  };
  const percent: Speaker['percent'] = (part, whole) => percentOf(language, part, whole);
  const token = (each: Token): string => {
    if ('number' in each) return number(each.number);
    if ('sign' in each) return each.sign;
    if ('figure' in each) return figure(each.figure);
    return `${percent(...each.share)} %`;
  };
  return {
    say,
    count,
    figure,
    percent,
    place: names.place,
    rule: (code, params) => fill(rule[code].message, params),
    stations: (stations, all) => {
      if (stations === null) return say('someStations');
      return all === null || all < stations
        ? count('stations', stations, { n: stations })
        : count('stationsOf', all, { n: stations, m: all });
    },
    others: (stations, all) =>
      all === null || all <= stations
        ? say('otherStations')
        : count('others', all - stations, { n: all - stations }),
    amount: (key, value) =>
      candidateOf(key) === null
        ? `${number(value)} (${figure(key)})`
        : count('votes', value, { n: value, name: figure(key) }),
    held: (place, { publication, name }) =>
      publication === null ? place : say('held', { place, source: name }),
    calculation: (tokens) =>
      tokens
        .map(token)
        .join(' ')
        .replace(/ ([:;])/g, '$1'),
    day: (day) => (language === 'en' ? day : day.split('-').reverse().join('.')),
  };
}

/** One digit behind the mark; more of them where a part that exceeds its whole would look like 100 %. */
function percentOf(language: Language, part: number, whole: number): string {
  const value = (100 * part) / whole;
  const looksWhole = (digits: number) => Number(value.toFixed(digits)) === 100 && part !== whole;
  const digits = [1, 2, 3, 4, 5, 6, 7].find((each) => !looksWhole(each)) ?? 8;
  return new Intl.NumberFormat(numberLocale(language), { maximumFractionDigits: digits }).format(value);
}
