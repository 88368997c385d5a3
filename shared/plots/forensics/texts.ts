import en from '../../../resources/languages/en/plots.json' with { type: 'json' };
import kk from '../../../resources/languages/kk/plots.json' with { type: 'json' };
import ru from '../../../resources/languages/ru/plots.json' with { type: 'json' };
import { fillMessage, type MessageParams, numberLocale } from '../../protocol/messages.ts';

/** Words of plots, the same on the screen, in a report and in a saved file. */
const texts = { kk, ru, en };
export type PlotLanguage = keyof typeof texts;

type Part = keyof typeof en;
type PlotTexts = (typeof en)['plot'];

/** A word of one plot, filled. */
export function plotWord<Plot extends keyof PlotTexts>(
  language: PlotLanguage,
  plot: Plot,
  word: keyof PlotTexts[Plot] & string,
  params: MessageParams = {},
): string {
  return fillMessage(String(texts[language].plot[plot][word]), params, language);
}

/** A word of any plot, filled. */
export function word<P extends Exclude<Part, 'plot'>>(
  language: PlotLanguage,
  part: P,
  name: keyof (typeof en)[P] & string,
  params: MessageParams = {},
): string {
  const found: (typeof en)[P] = texts[language][part];
  return fillMessage(String(found[name]), params, language);
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it, to so many decimals at most. */
export function number(language: PlotLanguage, value: number, decimals = 0): string {
  const key = `${language} ${decimals}`;
  const format =
    formats.get(key) ?? new Intl.NumberFormat(numberLocale(language), { maximumFractionDigits: decimals });
  formats.set(key, format);
  return format.format(value);
}

/** As `number`, cut towards zero to one decimal, so that it never reaches a limit that the number does not. */
export function cut(language: PlotLanguage, value: number): string {
  return number(language, Math.trunc(10 * value) / 10, 1);
}

/** "= 0.012", or "< 0.001" */
export function probability(language: PlotLanguage, p: number): string {
  return p < 0.001 ? `< ${number(language, 0.001, 3)}` : `= ${number(language, p, 3)}`;
}
