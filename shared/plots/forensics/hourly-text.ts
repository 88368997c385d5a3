import type { HourlySeries } from '../../protocol/count/forensics/hourly.ts';
import { END_OF_VOTING, type Reading } from '../../protocol/rules/hourly.ts';
import type { PlotStyle } from './style.ts';
import { cut, number, plotWord, word } from './texts.ts';

/** "24:00" is called the end: protocols do not state its hour. */
const hourName = (time: string, language: PlotStyle['language']) =>
  time === END_OF_VOTING ? plotWord(language, 'hourly', 'end') : time;

/** Between which hours a series falls, and by what. */
export function fallText(fall: NonNullable<HourlySeries['fall']>, language: PlotStyle['language']): string {
  const { from, to, before, after } = fall;
  return word(language, 'spot', 'fall', { from, to: hourName(to, language), before, after });
}

/** Between which hours more was cast than can be. */
export function hasteText(
  haste: NonNullable<HourlySeries['haste']>,
  language: PlotStyle['language'],
): string {
  const { from, to, votes, pace } = haste;
  return word(language, 'spot', 'haste', { from, to, votes, pace: number(language, pace, 1) });
}

/** How many had voted by an hour, out of how many. */
export function readingText(
  { time, voted }: Reading,
  registered: number,
  language: PlotStyle['language'],
): string {
  return word(language, 'spot', 'reading', {
    hour: time,
    voted,
    registered,
    x: cut(language, (100 * voted) / registered),
  });
}

/** Minutes since midnight as an hour of the day; the end of voting by its name. */
export function hourText(minutes: number, last: number, language: PlotStyle['language']): string {
  if (minutes === last) return plotWord(language, 'hourly', 'end');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
