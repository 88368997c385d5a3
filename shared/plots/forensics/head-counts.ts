import * as Plot from '@observablehq/plot';
import type { Dot } from '../../protocol/count/forensics/corner.ts';
import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import { headCountLimit } from '../../protocol/count/forensics/head-counts.ts';
import { figure } from './figure.ts';
import { heightFor, marginsFor } from './margins.ts';
import { dots, legend, radiusFor } from './marks.ts';
import { stationName } from './speech.ts';
import type { DrawnPlot, PlotStyle } from './style.ts';
import { number, plotWord, word } from './texts.ts';

/** Steps in which the limit is drawn: it goes up by one vote at a time. */
const STEPS = 200;

/** What observers counted against what protocols state, with the line on which both are the same. */
export function drawHeadCounts(data: Forensics, style: PlotStyle): DrawnPlot {
  const { colours, language } = style;
  const all = data.headCounts.dots;
  const most = Math.ceil(1.04 * all.reduce((highest, { x, y }) => Math.max(highest, x, y), 10));
  const limits = Array.from({ length: STEPS + 1 }, (_, step) => {
    const x = Math.round((most * step) / STEPS);
    return { x, low: Math.max(0, x - headCountLimit(x)), high: Math.min(most, x + headCountLimit(x)) };
  });
  const [usual, unusual] = [false, true].map((far) => all.filter((dot) => dot.unusual === far));
  const written = (value: number) => number(language, value);
  const radius = radiusFor(all.length);
  const drawn = figure(
    {
      ...marginsFor(2, style),
      height: heightFor(0.7, 2, style),
      x: { domain: [0, most], label: plotWord(language, 'headCounts', 'x'), tickFormat: written },
      y: { domain: [0, most], label: null, tickFormat: written },
      marks: [
        Plot.frame({ stroke: colours.line }),
        Plot.areaY(limits, { x: 'x', y1: 'low', y2: 'high', fill: colours.usual, fillOpacity: 0.12 }),
        Plot.line([0, most], {
          x: (value: number) => value,
          y: (value: number) => value,
          stroke: colours.soft,
        }),
        dots(usual ?? [], 'dot', colours.usual, radius, style),
        dots(unusual ?? [], 'triangle', colours.unusual, radius + 0.6, style),
        () =>
          legend(
            [
              {
                shape: 'triangle',
                colour: colours.unusual,
                text: plotWord(language, 'headCounts', 'unusual'),
              },
              { shape: 'dot', colour: colours.usual, text: plotWord(language, 'headCounts', 'usual') },
            ],
            plotWord(language, 'headCounts', 'y'),
            style,
          ),
      ],
    },
    style,
  );
  const spots = [...all]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map((dot) => ({
      x: drawn.x(dot.x),
      y: drawn.y(dot.y),
      stations: [dot.at],
      unusual: dot.unusual,
      text: () => `${stationName(data, dot.at, style)}: ${headCountText(dot, language)}`,
    }));
  return { svg: drawn.svg, spots };
}

/** Both numbers and their difference, in words. */
export function headCountText({ x, y }: Dot, language: PlotStyle['language']): string {
  return word(language, 'spot', 'headCounts', { x, y, d: `${y > x ? '+' : ''}${number(language, y - x)}` });
}
