import * as Plot from '@observablehq/plot';
import type { HistogramBin } from '../../protocol/count/forensics/histogram.ts';
import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import { figure } from './figure.ts';
import { heightFor, marginsFor } from './margins.ts';
import { legend } from './marks.ts';
import type { DrawnPlot, PlotStyle } from './style.ts';
import { cut, number, plotWord, word } from './texts.ts';
import { candidateName } from './speech.ts';

/** Stations by turnout, or by the leader's share. */
export function drawHistogram(plot: 'turnout' | 'share', data: Forensics, style: PlotStyle): DrawnPlot {
  const { colours, language } = style;
  const { bins, median } = data[plot];
  const leader = candidateName(data.leader?.candidate ?? null, style);
  const drawn = figure(
    {
      ...marginsFor(0, style),
      height: heightFor(0.5, 0, style),
      x: { domain: [0, 100], label: plotWord(language, plot, 'x', { leader }) },
      y: { label: null, grid: true, nice: true, tickFormat: (value: number) => number(language, value) },
      marks: [
        Plot.rectY(bins, {
          x1: 'from',
          x2: 'to',
          y: 'height',
          fill: colours.usual,
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        Plot.ruleX(median === null ? [] : [median], {
          stroke: colours.ink,
          strokeWidth: 1.5,
          strokeDasharray: '6 4',
        }),
        Plot.ruleY([0], { stroke: colours.line }),
        () => legend([], plotWord(language, plot, 'y'), style),
      ],
    },
    style,
  );
  const spots = bins
    .filter(({ stations }) => stations.length > 0)
    .map(({ from, to, height, stations }) => ({
      x: drawn.x((from + to) / 2),
      y: drawn.y(height / 2),
      half: { width: drawn.x(to - from) / 2 - drawn.x(0) / 2, height: (drawn.y(0) - drawn.y(height)) / 2 },
      stations,
      unusual: false,
      text: () => binText({ from, to, stations }, language),
    }));
  return { svg: drawn.svg, spots };
}

/** A bin's limits, and how many stations lie within them. */
export function binText(
  { from, to, stations }: Pick<HistogramBin, 'from' | 'to' | 'stations'>,
  language: PlotStyle['language'],
): string {
  return word(language, 'spot', 'bin', {
    from: cut(language, from),
    to: cut(language, to),
    n: stations.length,
  });
}
