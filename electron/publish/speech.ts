import type { ElectionView } from '../../shared/api/counting.ts';
import type { Language } from '../../shared/forms/checks.ts';
import { localText } from '../../shared/forms/names.ts';
import { candidateOf } from '../../shared/protocol/count/figures.ts';
import { fillMessage, type MessageParams, numberLocale } from '../../shared/protocol/messages.ts';
import { type Words, wordsOf } from './words.ts';

/** What is said in public in one language, and how it writes what varies. */
export interface Speech {
  language: Language;
  words: Words;
  /** A text of `words` with its params filled in. */
  fill: (text: string, params: MessageParams) => string;
  number: (value: number) => string;
  /** A number with as many digits behind the mark as it has, one at most. */
  decimal: (value: number) => string;
  /** Hundredths of a percent as a percentage with two digits behind the mark; a dash for null. */
  percent: (hundredths: number | null) => string;
  election: string;
  /** By key; what the election's file does not name stands as protocols have it. */
  region: (key: string) => string;
  /** By key of the figure: a candidate's votes by the candidate's name. */
  figure: (key: string) => string;
  /** A candidate's name alone, by the key of the votes. */
  candidate: (key: string) => string;
  /** A day YYYY-MM-DD as the language writes it. */
  day: (day: string) => string;
}

/** @param regionNames how regions are written that the election's file does not name (`CountedElection.regionNames`) */
export function speechOf(
  language: Language,
  view: ElectionView,
  regionNames: Readonly<Record<string, string>>,
): Speech {
  const words = wordsOf(language);
  const number = new Intl.NumberFormat(numberLocale(language));
  const oneDigit = new Intl.NumberFormat(numberLocale(language), { maximumFractionDigits: 1 });
  const twoDigits = new Intl.NumberFormat(numberLocale(language), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const regions = new Map(view.regions.map(({ key, name }) => [key, localText(name, language)]));
  const candidates = new Map(view.candidates.map(({ id, name }) => [id, localText(name, language)]));
  const figures: Readonly<Record<string, string>> = words.figure;
  const candidate = (key: string) => {
    const id = candidateOf(key);
    return id === null ? (figures[key] ?? key) : (candidates.get(id) ?? id);
  };
  const fill: Speech['fill'] = (text, params) => fillMessage(text, params, language);
  return {
    language,
    words,
    fill,
    number: (value) => number.format(value),
    decimal: (value) => oneDigit.format(value),
    percent: (hundredths) => (hundredths === null ? '–' : `${twoDigits.format(hundredths / 100)} %`),
    election: localText(view.title, language),
    region: (key) => regions.get(key) || regionNames[key] || key || words.lists.noRegion,
    figure: (key) =>
      candidateOf(key) === null
        ? (figures[key] ?? key)
        : fill(words.figure.votesOf, { candidate: candidate(key) }),
    candidate,
    day: (day) => (language === 'en' ? day : day.split('-').reverse().join('.')),
  };
}

/** A time of the log as people read it: `2019-06-09 20:00:00 UTC`. */
export function clock(at: string): string {
  return at === '' ? '–' : `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
}
