import * as Plot from '@observablehq/plot';
import type { Dot } from '../../protocol/count/forensics/corner.ts';
import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import { candidateName, stationName } from './speech.ts';
import { figure } from './figure.ts';
import { heightFor, marginsFor } from './margins.ts';
import { dots, legend, radiusFor } from './marks.ts';
import type { DrawnPlot, PlotStyle } from './style.ts';
import { cut, number, plotWord, word } from './texts.ts';

/** Turnout against the leader's share, one dot a station, with the corner that stuffing fills. */
export function drawCorner(data: Forensics, style: PlotStyle): DrawnPlot {
  const { colours, language } = style;
  const { corner } = data;
  const leader = candidateName(data.leader?.candidate ?? null, style);
  const [usual, unusual] = [false, true].map((inside) => corner.dots.filter((dot) => dot.unusual === inside));
  const radius = radiusFor(corner.dots.length);
  const drawn = figure(
    {
      ...marginsFor(2, style),
      height: heightFor(0.7, 2, style),
      x: { domain: [0, 100], label: plotWord(language, 'corner', 'x') },
      y: { domain: [0, 100], label: null, grid: true },
      marks: [
        Plot.frame({ stroke: colours.line }),
        dots(usual ?? [], 'dot', colours.usual, radius, style),
        dots(unusual ?? [], 'triangle', colours.unusual, radius + 0.6, style),
        Plot.rect([corner.corner], {
          x1: 'turnoutPct',
          x2: () => 100,
          y1: 'sharePct',
          y2: () => 100,
          fill: 'none',
          stroke: colours.unusual,
          strokeWidth: 1.5,
          strokeDasharray: '6 4',
        }),
        () =>
          legend(
            [
              {
                shape: 'triangle',
                colour: colours.unusual,
                text: `${plotWord(language, 'corner', 'unusual')}: ${number(language, corner.inside)}`,
              },
              { shape: 'dot', colour: colours.usual, text: plotWord(language, 'corner', 'usual') },
            ],
            plotWord(language, 'corner', 'y', { leader }),
            style,
          ),
      ],
    },
    style,
  );
  const spots = [...corner.dots]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map((dot) => ({
      x: drawn.x(dot.x),
      y: drawn.y(dot.y),
      stations: [dot.at],
      unusual: dot.unusual,
      text: () => `${stationName(data, dot.at, style)}: ${dotText(data, dot, style.language)}`,
    }));
  return { svg: drawn.svg, spots };
}

/** Turnout and share of a dot, with the numbers that they come of. */
export function dotText(
  { stations, leader }: Forensics,
  { at, x, y }: Dot,
  language: PlotStyle['language'],
): string {
  const station = stations[at];
  return word(language, 'spot', 'corner', {
    x: cut(language, x),
    y: cut(language, y),
    voted: station?.voted ?? 0,
    registered: station?.registered ?? 0,
    votes: station?.votes[leader?.at ?? 0] ?? 0,
    valid: station?.valid ?? 0,
  });
}
