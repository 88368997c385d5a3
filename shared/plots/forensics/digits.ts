import * as Plot from '@observablehq/plot';
import { digitOf, type DigitTest } from '../../protocol/count/forensics/digits.ts';
import { digitFigure, type Forensics } from '../../protocol/count/forensics/forensics.ts';
import { figure, sheet } from './figure.ts';
import { legend, lineHeight, px, words } from './marks.ts';
import { figureName } from './speech.ts';
import type { DrawnPlot, PlotStyle, Spot } from './style.ts';
import { number, plotWord, probability, word } from './texts.ts';

/** Of a normal distribution 95 % lies within so many standard deviations. */
const WITHIN_95 = 1.96;

/** A bar: a digit of one figure. */
interface Bar {
  digit: number;
  /** Percent. */
  share: number;
  expected: number;
  /** What chance leaves in 95 % of cases, percent. */
  low: number;
  high: number;
}

type Speaker = Pick<PlotStyle, 'language' | 'names'>;

/** A panel's place, px. */
interface Panel {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type DigitPlot = 'lastDigits' | 'secondDigits';

/** How often each digit came, one panel a figure, beside what is expected. */
export function drawDigits(plot: DigitPlot, data: Forensics, style: PlotStyle): DrawnPlot {
  const { tests, expected } = data[plot];
  const line = lineHeight(style);
  const columns = Math.max(1, Math.min(tests.length, 4, Math.floor(style.width / (22 * style.fontSize))));
  const size = { width: Math.floor(style.width / columns), height: 12 * line };
  const svg = sheet(line * 1.5 + size.height * Math.ceil(tests.length / columns), style);
  const key = word(style.language, 'common', 'expected');
  svg.append(legend([{ shape: 'line', colour: style.colours.ink, text: key }], '', style));
  const bars = tests.map((test) => (test.result === null ? [] : barsOf(test, expected)));
  const highest = bars.flat().reduce((most, { share, high }) => Math.max(most, share, high), 0);
  const spots = tests.flatMap((test, index) => {
    const panel = {
      ...size,
      x: (index % columns) * size.width,
      y: 1.5 * line + Math.floor(index / columns) * size.height,
    };
    const drawn = drawPanel(plot, test, bars[index] ?? [], highest, panel, style);
    svg.append(...drawn.elements);
    const behind = stationsByDigit(data, plot, test.key);
    return (bars[index] ?? []).map((bar): Spot => ({
      ...drawn.at(bar),
      stations: behind[bar.digit] ?? [],
      unusual: test.result?.unusual ?? false,
      text: () => barText(test, bar, style),
    }));
  });
  return { svg, spots };
}

/** One figure's panel: its name, what the test came to, and its bars where it was tested. */
function drawPanel(
  plot: DigitPlot,
  test: DigitTest,
  bars: readonly Bar[],
  highest: number,
  { x, y, width, height }: Panel,
  style: PlotStyle,
): { elements: SVGElement[]; at: (bar: Bar) => Pick<Spot, 'x' | 'y' | 'half'> } {
  const { colours, language } = style;
  const line = lineHeight(style);
  const elements = [
    words(figureName(test.key, style), x + 6, y + 0.6 * line, style, { 'font-weight': 600 }),
    words(resultText(test, style), x + 6, y + 1.6 * line, style, { fill: colours.soft }),
  ];
  if (bars.length === 0) return { elements, at: () => ({ x, y }) };
  const top = y + 2.2 * line;
  const fill = test.result?.unusual ? colours.unusual : colours.usual;
  const drawn = figure(
    {
      height: height - 2.6 * line,
      marginTop: 1.4 * line,
      marginRight: 8,
      marginBottom: 2.3 * line,
      marginLeft: 2.8 * style.fontSize,
      x: {
        type: 'band',
        domain: bars.map(({ digit }) => digit),
        label: plotWord(language, plot, 'x'),
        tickSize: 0,
      },
      y: { domain: [0, highest], ticks: 4, grid: true, label: plotWord(language, plot, 'y') },
      marks: [
        Plot.barY(bars, { x: 'digit', y: 'share', fill, fillOpacity: 0.75 }),
        Plot.barY(bars, { x: 'digit', y1: 'low', y2: 'high', fill: colours.ink, fillOpacity: 0.2 }),
        Plot.tickY(bars, { x: 'digit', y: 'expected', stroke: colours.ink, strokeWidth: 2 }),
      ],
    },
    { ...style, width },
  );
  drawn.svg.setAttribute('x', px(x));
  drawn.svg.setAttribute('y', px(top));
  return {
    elements: [...elements, drawn.svg],
    at: ({ digit, share }) => ({
      x: x + drawn.x(digit),
      y: top + drawn.y(share / 2),
      half: { width: (drawn.x(1) - drawn.x(0)) / 2, height: (drawn.y(0) - drawn.y(share)) / 2 },
    }),
  };
}

function barsOf({ observed, n }: DigitTest, expected: readonly number[]): Bar[] {
  return observed.map((count, digit) => {
    const p = expected[digit] ?? 0;
    const reach = WITHIN_95 * Math.sqrt((p * (1 - p)) / n);
    return {
      digit,
      share: (100 * count) / n,
      expected: 100 * p,
      low: 100 * Math.max(0, p - reach),
      high: 100 * (p + reach),
    };
  });
}

/** What the test of a figure came to, or why it was not made. */
export function resultText(
  { n, tooFew, narrow, result }: DigitTest,
  { language }: Pick<PlotStyle, 'language'>,
): string {
  if (tooFew) return word(language, 'common', 'fewFigures', { ...tooFew });
  if (narrow || result === null) return word(language, 'common', 'narrow');
  const numbers = word(language, 'common', 'testResult', {
    n,
    statistic: number(language, result.statistic, 1),
    p: probability(language, result.adjusted),
  });
  return `${numbers}: ${word(language, 'common', result.unusual ? 'unusual' : 'notUnusual')}`;
}

export function barText(
  test: DigitTest,
  { digit, expected }: Pick<Bar, 'digit' | 'expected'>,
  style: Speaker,
): string {
  return word(style.language, 'spot', 'digit', {
    figure: figureName(test.key, style),
    digit,
    n: test.observed[digit] ?? 0,
    all: test.n,
    expected: number(style.language, (expected * test.n) / 100, 1),
  });
}

/** Stations by the digit that their figure has. */
export function stationsByDigit({ ballot, stations }: Forensics, plot: DigitPlot, key: string): number[][] {
  const kind = plot === 'lastDigits' ? 'last' : 'second';
  const figureOf = digitFigure(ballot, key);
  const byDigit = Array.from({ length: 10 }, (): number[] => []);
  stations.forEach((station, at) => {
    const figure = station.scan === null ? null : figureOf(station);
    const digit = figure === null ? null : digitOf(kind, figure);
    if (digit !== null) byDigit[digit]?.push(at);
  });
  return byDigit;
}
