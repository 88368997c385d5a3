import * as Plot from '@observablehq/plot';
import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import { figure } from './figure.ts';
import { type HourlyLines, hourlyLines } from './hourly-lines.ts';
import { hourText } from './hourly-text.ts';
import { heightFor, marginsFor } from './margins.ts';
import { dots, legend, type LegendEntry } from './marks.ts';
import { stationName } from './speech.ts';
import type { DrawnPlot, PlotStyle, Spot } from './style.ts';
import { plotWord } from './texts.ts';

/** Turnout by the hour, a line a station; the lines of stations where it falls or leaps stand out. */
export function drawHourly(data: Forensics, style: PlotStyle): DrawnPlot {
  const { language } = style;
  const laid = hourlyLines(data);
  const drawn = figure(
    {
      ...marginsFor(3, style),
      height: heightFor(0.55, 3, style),
      x: {
        domain: [laid.hours[0] ?? 0, laid.end],
        label: plotWord(language, 'hourly', 'x'),
        tickFormat: (minutes: number) => hourText(minutes, laid.end, language),
        ticks: ticksOf(laid, style),
      },
      y: { domain: [0, 1.04 * laid.top], label: null, grid: true },
      marks: marksOf(laid, style),
    },
    style,
  );
  const spots = [...laid.marked]
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

function marksOf({ falls, hastes, others, band, marked }: HourlyLines, style: PlotStyle): Plot.Markish[] {
  const { colours, language } = style;
  const lines = { x: 'x', y: 'y', z: 'at', fill: 'none' } as const;
  const ofKind = (asked: string) => marked.filter(({ kind }) => kind === asked);
  return [
    Plot.frame({ stroke: colours.line }),
    Plot.areaY(band, { x: 'x', y1: 'low', y2: 'high', fill: colours.usual, fillOpacity: 0.2 }),
    Plot.line(band, { x: 'x', y: 'middle', stroke: colours.usual, strokeWidth: 2 }),
    Plot.line(others, { ...lines, stroke: colours.usual, strokeOpacity: 0.4 }),
    Plot.line(hastes, { ...lines, stroke: colours.other, strokeOpacity: 0.6 }),
    Plot.line(falls, { ...lines, stroke: colours.unusual, strokeOpacity: 0.8, strokeWidth: 1.5 }),
    dots(ofKind('haste'), 'diamond', colours.other, 3, style),
    dots(ofKind('fall'), 'triangle', colours.unusual, 3.5, style),
    () => legend(keyOf(band.length > 0, style), plotWord(language, 'hourly', 'y'), style),
  ];
}

/** Hours that readings were taken at, so many that their names do not touch, and the end. */
function ticksOf({ hours, end }: HourlyLines, { width, fontSize }: PlotStyle): number[] {
  const step = Math.ceil((hours.length + 1) / Math.max(2, Math.floor(width / (5 * fontSize))));
  return [...hours.filter((_, index) => index % step === 0), end];
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
