import { minutesOf } from '../protocol/rules/hourly.ts';
import { classesOf } from './classes.ts';
import { escaped, ink, line, softInk, written } from './svg.ts';

/** Turnout at an hour of the day ("HH:MM"), in hundredths of a percent; null where there is none. */
export interface TurnoutPoint {
  hour: string;
  rate: number | null;
  official: number | null;
  /** Stations that the rate is over. */
  stations: number;
}

export interface TurnoutPlotWords {
  /** What is drawn, and of what. */
  title: string;
  observed: string;
  official: string;
  /** Hundredths of a percent as text. */
  rate: (hundredths: number) => string;
  /** Whole percents as text. */
  percent: (percent: number) => string;
  /** Head of the row that says over how many stations each hour is. */
  stations: string;
  count: (stations: number) => string;
}

const width = 800;
const height = 300;
/** Of the words of an hour. */
const roomOfHour = 38;
const frame = { left: 52, right: width - 190, top: 16, bottom: height - 46 };

/**
 * Draws the turnout through the day: circles for what stations stated, squares for what was published officially. Each hour stands for
 * the stations that stated it, and how many these were is written below it.
 * @param voting when it opens and closes, HH:MM
 * @returns an SVG element as text; the same data give the same bytes
 */
export function turnoutPlot(
  points: readonly TurnoutPoint[],
  voting: { opens: string; closes: string },
  words: TurnoutPlotWords,
): string {
  const rates = points.flatMap(({ rate, official }) => [rate, official]).filter((each) => each !== null);
  const ticks = classesOf(
    rates.map((rate) => rate / 100),
    'zero',
    1,
  ).bounds;
  const top = ticks.at(-1) ?? 100;
  const times = points.map(({ hour }) => minutesOf(hour));
  const first = Math.min(minutesOf(voting.opens), ...times);
  const last = Math.max(minutesOf(voting.closes), ...times);
  const x = (hour: string) =>
    frame.left + ((frame.right - frame.left) * (minutesOf(hour) - first)) / Math.max(1, last - first);
  const y = (hundredths: number) => frame.bottom - ((frame.bottom - frame.top) * hundredths) / (100 * top);
  const observed = points.flatMap(({ hour, rate }) => (rate === null ? [] : [{ hour, rate }]));
  const official = points.flatMap((each) =>
    each.official === null ? [] : [{ hour: each.hour, rate: each.official }],
  );
  const drawing = { x, y, words };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(words.title)}" font-family="system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif" font-size="12.5">`,
    ...ticks.map((tick) => gridLine(tick, drawing)),
    ...labelled(points, x).map((point) => hourLabel(point, drawing)),
    `<text x="${frame.right + 24}" y="${frame.bottom + 38}" font-size="11" fill="${softInk}">${escaped(words.stations)}</text>`,
    curve(official, drawing, 'dashed'),
    curve(observed, drawing, 'solid'),
    ...official.map((point) => mark(point, drawing, 'square')),
    ...observed.map((point) => mark(point, drawing, 'circle')),
    legend(words, official.length > 0),
    '</svg>',
  ].join('');
}

interface Drawing {
  x: (hour: string) => number;
  y: (hundredths: number) => number;
  words: TurnoutPlotWords;
}
interface Rated {
  hour: string;
  rate: number;
}

function gridLine(percent: number, { y, words }: Drawing): string {
  const at = written(y(percent * 100));
  return `<path d="M${frame.left} ${at}H${frame.right}" stroke="${line}" stroke-opacity="0.35"/><text x="${frame.left - 8}" y="${at}" dy="0.32em" text-anchor="end" fill="${softInk}">${escaped(words.percent(percent))}</text>`;
}

/** The hour, and over how many stations its turnout is. */
function hourLabel({ hour, stations }: TurnoutPoint, { x, words }: Drawing): string {
  const at = written(x(hour));
  return `<path d="M${at} ${frame.bottom}v5" stroke="${line}"/><text x="${at}" y="${frame.bottom + 20}" text-anchor="middle" fill="${ink}">${escaped(hour)}</text><text x="${at}" y="${frame.bottom + 38}" text-anchor="middle" font-size="11" fill="${softInk}">${escaped(words.count(stations))}</text>`;
}

/** Hours that lie too close to be written side by side are left without words; the first and the last ones are not. */
function labelled(points: readonly TurnoutPoint[], x: Drawing['x']): TurnoutPoint[] {
  const kept: TurnoutPoint[] = [];
  for (const point of points) {
    const before = kept.at(-1);
    if (!before || x(point.hour) - x(before.hour) >= roomOfHour) kept.push(point);
  }
  const last = points.at(-1);
  if (last && kept.at(-1) !== last) kept.splice(kept.length - 1, 1, last);
  return kept;
}

function curve(points: readonly Rated[], { x, y }: Drawing, look: 'solid' | 'dashed'): string {
  if (points.length < 2) return '';
  const path = points.map(({ hour, rate }) => `${written(x(hour))} ${written(y(rate))}`).join('L');
  const [colour, dash] =
    look === 'solid' ? [observedColour, ''] : [officialColour, ' stroke-dasharray="5 4"'];
  return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`;
}

function mark(point: Rated, { x, y, words }: Drawing, shape: 'circle' | 'square'): string {
  const title = `<title>${escaped(`${point.hour}: ${words.rate(point.rate)}`)}</title>`;
  return shapeAt(shape, x(point.hour), y(point.rate), title);
}

function shapeAt(shape: 'circle' | 'square', x: number, y: number, inside = ''): string {
  return shape === 'circle'
    ? `<circle cx="${written(x)}" cy="${written(y)}" r="5" fill="${observedColour}">${inside}</circle>`
    : `<rect x="${written(x - 4.5)}" y="${written(y - 4.5)}" width="9" height="9" fill="${surface}" stroke="${officialColour}" stroke-width="2">${inside}</rect>`;
}

function legend(words: TurnoutPlotWords, hasOfficial: boolean): string {
  const entries = [
    { shape: 'circle' as const, shown: words.observed },
    ...(hasOfficial ? [{ shape: 'square' as const, shown: words.official }] : []),
  ];
  return entries
    .map(({ shape, shown }, n) => {
      const y = frame.top + 10 + n * 22;
      return `${shapeAt(shape, frame.right + 20, y)}<text x="${frame.right + 32}" y="${y}" dy="0.32em" fill="${ink}">${escaped(shown)}</text>`;
    })
    .join('');
}

const observedColour = 'var(--accent, #1d4f91)';
const officialColour = 'var(--warn, #754a00)';
const surface = 'var(--surface, #ffffff)';
