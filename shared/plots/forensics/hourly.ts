import * as Plot from '@observablehq/plot';
import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import type { HourlySeries } from '../../protocol/count/forensics/hourly.ts';
import { END_OF_VOTING, minutesOf, type Reading } from '../../protocol/rules/hourly.ts';
import { figure } from './figure.ts';
import { heightFor, marginsFor } from './margins.ts';
import { dots, legend, type LegendEntry } from './marks.ts';
import { stationName } from './speech.ts';
import type { DrawnPlot, PlotStyle, Spot } from './style.ts';
import { cut, number, plotWord, word } from './texts.ts';

/** More lines than these cover each other: the middle of them is drawn as a band. */
const MOST_LINES = 150;
/** A band says something of so many stations at an hour. */
const LEAST_FOR_BAND = 20;

interface Point {
  /** Minutes since midnight. */
  x: number;
  /** Percent of the register. */
  y: number;
  at: number;
}

type Registered = HourlySeries & { registered: number };
const isDrawn = (series: HourlySeries): series is Registered => (series.registered ?? 0) > 0;

/** Turnout by the hour, a line a station; the lines of stations where it falls or leaps stand out. */
export function drawHourly(data: Forensics, style: PlotStyle): DrawnPlot {
  const { colours, language } = style;
  const drawnSeries = data.hourly.series.filter(isDrawn);
  const falls = drawnSeries.filter(({ fall }) => fall !== null);
  const hastes = drawnSeries.filter(({ fall, haste }) => fall === null && haste !== null);
  const others = drawnSeries.filter(({ fall, haste }) => fall === null && haste === null);
  const banded = others.length > MOST_LINES;
  const band = banded ? bandOf(others) : [];
  // The end of voting lies an hour after the last reading.
  const last =
    60 +
    drawnSeries.flatMap(({ readings }) => readings).reduce((a, { time }) => Math.max(a, minutesOf(time)), 0);
  const line = (series: readonly Registered[]) => series.flatMap((each) => pointsOf(each, data, last));
  const marked = [...falls, ...hastes].flatMap((series) => spotsOf(series, last));
  const all = [
    ...line([...falls, ...hastes]),
    ...(banded ? [] : line(others)),
    ...band.map(({ x, high }) => ({ x, y: high })),
  ];
  const lines = { x: 'x', y: 'y', z: 'at', fill: 'none' } as const;
  const drawn = figure(
    {
      ...marginsFor(3, style),
      height: heightFor(0.55, 3, style),
      x: {
        domain: [all.reduce((a, { x }) => Math.min(a, x), last - 60), last],
        label: plotWord(language, 'hourly', 'x'),
        tickFormat: (minutes: number) => hourText(minutes, last, language),
        ticks: ticksOf(drawnSeries, last, style),
      },
      y: {
        domain: [0, all.reduce((a, { y }) => Math.max(a, y), 10) * 1.04],
        label: null,
        grid: true,
      },
      marks: [
        Plot.frame({ stroke: colours.line }),
        Plot.areaY(band, { x: 'x', y1: 'low', y2: 'high', fill: colours.usual, fillOpacity: 0.2 }),
        Plot.line(band, { x: 'x', y: 'middle', stroke: colours.usual, strokeWidth: 2 }),
        Plot.line(banded ? [] : line(others), { ...lines, stroke: colours.usual, strokeOpacity: 0.4 }),
        Plot.line(line(hastes), { ...lines, stroke: colours.other, strokeOpacity: 0.6 }),
        Plot.line(line(falls), { ...lines, stroke: colours.unusual, strokeOpacity: 0.8, strokeWidth: 1.5 }),
        dots(
          marked.filter(({ kind }) => kind === 'haste'),
          'diamond',
          colours.other,
          3,
          style,
        ),
        dots(
          marked.filter(({ kind }) => kind === 'fall'),
          'triangle',
          colours.unusual,
          3.5,
          style,
        ),
        () => legend(keyOf(banded, style), plotWord(language, 'hourly', 'y'), style),
      ],
    },
    style,
  );
  const ends = banded ? [] : others.flatMap(endOf);
  const spots = [...marked, ...ends]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map(({ x, y, at, unusual, text }): Spot => ({
      x: drawn.x(x),
      y: drawn.y(y),
      stations: [at],
      unusual,
      text: () => `${stationName(data, at, style)}: ${text(language)}`,
    }));
  return { svg: drawn.svg, spots };
}

const share = (voted: number, registered: number) => (100 * voted) / registered;

/** A series as points, with what the protocol states as the end. */
function pointsOf({ at, readings, registered }: Registered, { stations }: Forensics, last: number): Point[] {
  const voted = stations[at]?.voted ?? null;
  const points = readings.map((each) => ({
    x: minutesOf(each.time),
    y: share(each.voted, registered),
    at,
  }));
  return voted === null ? points : [...points, { x: last, y: share(voted, registered), at }];
}

interface Marked extends Point {
  kind: 'fall' | 'haste' | 'reading';
  unusual: boolean;
  text: (language: PlotStyle['language']) => string;
}

/** Where a series falls, and where it leaps: at the reading after. */
function spotsOf(series: Registered, last: number): Marked[] {
  const { at, registered, fall, haste, readings } = series;
  const placed = (time: string, voted: number) => ({
    at,
    x: time === END_OF_VOTING ? last : minutesOf(time),
    y: share(voted, registered),
    unusual: true,
  });
  const votedBy = (time: string) => readings.find((each) => each.time === time)?.voted ?? 0;
  return [
    ...(fall
      ? [
          {
            ...placed(fall.to, fall.after),
            kind: 'fall' as const,
            text: (language: PlotStyle['language']) => fallText(fall, language),
          },
        ]
      : []),
    ...(haste
      ? [
          {
            ...placed(haste.to, votedBy(haste.to)),
            kind: 'haste' as const,
            text: (language: PlotStyle['language']) => hasteText(haste, language),
          },
        ]
      : []),
  ];
}

/** The last reading of a series in order. */
function endOf({ at, readings, registered }: Registered): Marked[] {
  const end = readings.at(-1);
  if (!end) return [];
  return [
    {
      at,
      x: minutesOf(end.time),
      y: share(end.voted, registered),
      kind: 'reading',
      unusual: false,
      text: (language) => readingText(end, registered, language),
    },
  ];
}

/** "24:00" is called the end: protocols do not state its hour. */
const hourName = (time: string, language: PlotStyle['language']) =>
  time === END_OF_VOTING ? plotWord(language, 'hourly', 'end') : time;

export function fallText(fall: NonNullable<HourlySeries['fall']>, language: PlotStyle['language']): string {
  const { from, to, before, after } = fall;
  return word(language, 'spot', 'fall', { from, to: hourName(to, language), before, after });
}

export function hasteText(
  haste: NonNullable<HourlySeries['haste']>,
  language: PlotStyle['language'],
): string {
  const { from, to, votes, pace } = haste;
  return word(language, 'spot', 'haste', { from, to, votes, pace: number(language, pace, 1) });
}

export function readingText(
  { time, voted }: Reading,
  registered: number,
  language: PlotStyle['language'],
): string {
  return word(language, 'spot', 'reading', {
    hour: time,
    voted,
    registered,
    x: cut(language, share(voted, registered)),
  });
}

/** Of each hour the tenth, middle and ninetieth percentile of turnout. */
function bandOf(series: readonly Registered[]): { x: number; low: number; middle: number; high: number }[] {
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

/** Hours that readings were taken at, so many that their names do not touch, and the end. */
function ticksOf(series: readonly Registered[], last: number, { width, fontSize }: PlotStyle): number[] {
  const taken = new Set(series.flatMap(({ readings }) => readings.map(({ time }) => minutesOf(time))));
  const hours = [...taken].sort((a, b) => a - b);
  const step = Math.ceil((hours.length + 1) / Math.max(2, Math.floor(width / (5 * fontSize))));
  return [...hours.filter((_, index) => index % step === 0), last];
}

function hourText(minutes: number, last: number, language: PlotStyle['language']): string {
  if (minutes === last) return plotWord(language, 'hourly', 'end');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function keyOf(banded: boolean, { colours, language }: PlotStyle): LegendEntry[] {
  return [
    { shape: 'triangle', colour: colours.unusual, text: plotWord(language, 'hourly', 'fall') },
    { shape: 'diamond', colour: colours.other, text: plotWord(language, 'hourly', 'haste') },
    {
      shape: banded ? 'band' : 'line',
      colour: colours.usual,
      text: plotWord(language, 'hourly', banded ? 'band' : 'others'),
    },
  ];
}
