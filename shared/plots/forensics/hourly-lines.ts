import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import type { HourlySeries } from '../../protocol/count/forensics/hourly.ts';
import { END_OF_VOTING, minutesOf } from '../../protocol/rules/hourly.ts';
import { fallText, hasteText, readingText } from './hourly-text.ts';
import type { PlotStyle } from './style.ts';

/** More lines than these cover each other: the middle of them is drawn as a band. */
const MOST_LINES = 150;
/** A band says something of so many stations at an hour. */
const LEAST_FOR_BAND = 20;

export interface Point {
  /** Minutes since midnight. */
  x: number;
  /** Percent of the register. */
  y: number;
  at: number;
}

/** Of each hour the tenth, middle and ninetieth percentile of turnout. */
interface BandPoint {
  x: number;
  low: number;
  middle: number;
  high: number;
}

/** Where everything of the plot lies. */
export interface HourlyLines {
  falls: readonly Point[];
  hastes: readonly Point[];
  /** Of all other stations; empty where there are so many that `band` stands for them. */
  others: readonly Point[];
  band: readonly BandPoint[];
  marked: readonly Marked[];
  /** Hours that readings were taken at, rising. */
  hours: readonly number[];
  /** Where the end of voting is drawn: an hour after the last reading. */
  end: number;
  /** The highest of all. */
  top: number;
}

type Registered = HourlySeries & { registered: number };

/** True if a series can be drawn: how many are registered is known. */
export const isDrawn = (series: HourlySeries): series is Registered => (series.registered ?? 0) > 0;

/** Lays out the series of stations whose register is known. */
export function hourlyLines(data: Forensics): HourlyLines {
  const series = data.hourly.series.filter(isDrawn);
  const wrong = series.filter(({ fall, haste }) => fall !== null || haste !== null);
  const right = series.filter(({ fall, haste }) => fall === null && haste === null);
  const banded = right.length > MOST_LINES;
  const taken = new Set(series.flatMap(({ readings }) => readings.map(({ time }) => minutesOf(time))));
  const hours = [...taken].sort((a, b) => a - b);
  const end = (hours.at(-1) ?? 0) + 60;
  const lines = (of: readonly Registered[]) => of.flatMap((each) => pointsOf(each, data, end));
  const [falls, hastes] = [
    lines(wrong.filter(({ fall }) => fall !== null)),
    lines(wrong.filter(({ fall }) => fall === null)),
  ];
  const others = banded ? [] : lines(right);
  const band = banded ? bandOf(right) : [];
  const heights = [...falls, ...hastes, ...others].map(({ y }) => y);
  return {
    falls,
    hastes,
    others,
    band,
    marked: [...wrong.flatMap((each) => marksOf(each, end)), ...(banded ? [] : right.flatMap(lastOf))],
    hours,
    end,
    top: [...heights, ...band.map(({ high }) => high)].reduce((a, b) => Math.max(a, b), 10),
  };
}

const share = (voted: number, registered: number) => (100 * voted) / registered;

/** A series as points, with what the protocol states as the end. */
function pointsOf({ at, readings, registered }: Registered, { stations }: Forensics, end: number): Point[] {
  const voted = stations[at]?.voted ?? null;
  const points = readings.map((each) => ({
    x: minutesOf(each.time),
    y: share(each.voted, registered),
    at,
  }));
  return voted === null ? points : [...points, { x: end, y: share(voted, registered), at }];
}

/** A point that is gone to, with what it says. */
export interface Marked extends Point {
  kind: 'fall' | 'haste' | 'reading';
  unusual: boolean;
  text: (language: PlotStyle['language']) => string;
}

/** Where a series falls, and where it leaps: at the reading after. */
function marksOf(series: Registered, end: number): Marked[] {
  const { at, registered, fall, haste, readings } = series;
  const placed = (time: string, voted: number) => ({
    at,
    x: time === END_OF_VOTING ? end : minutesOf(time),
    y: share(voted, registered),
    unusual: true,
  });
  const votedBy = (time: string) => readings.find((each) => each.time === time)?.voted ?? 0;
  const marks: Marked[] = [];
  if (fall)
    marks.push({
      ...placed(fall.to, fall.after),
      kind: 'fall',
      text: (language) => fallText(fall, language),
    });
  if (haste)
    marks.push({
      ...placed(haste.to, votedBy(haste.to)),
      kind: 'haste',
      text: (language) => hasteText(haste, language),
    });
  return marks;
}

/** The last reading of a series in order. */
function lastOf({ at, readings, registered }: Registered): Marked[] {
  const last = readings.at(-1);
  if (!last) return [];
  return [
    {
      at,
      x: minutesOf(last.time),
      y: share(last.voted, registered),
      kind: 'reading',
      unusual: false,
      text: (language) => readingText(last, registered, language),
    },
  ];
}

function bandOf(series: readonly Registered[]): BandPoint[] {
  const hours = new Map<number, number[]>();
  for (const { readings, registered } of series)
    for (const { time, voted } of readings) {
      const values = hours.get(minutesOf(time)) ?? [];
      values.push(share(voted, registered));
      hours.set(minutesOf(time), values);
    }
  return [...hours]
    .filter(([, values]) => values.length >= LEAST_FOR_BAND)
    .sort(([a], [b]) => a - b)
    .map(([x, values]) => {
      const sorted = Float64Array.from(values).sort();
      const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
      return { x, low: at(0.1), middle: at(0.5), high: at(0.9) };
    });
}
