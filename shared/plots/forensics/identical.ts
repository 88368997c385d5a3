import * as Plot from '@observablehq/plot';
import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import type { IdenticalGroup } from '../../protocol/count/forensics/identical.ts';
import { figure } from './figure.ts';
import { heightFor, marginsFor } from './margins.ts';
import { dots, legend } from './marks.ts';
import { stationName } from './speech.ts';
import type { DrawnPlot, PlotStyle } from './style.ts';
import { number, plotWord, word } from './texts.ts';

/** Stations whose votes are the very same: each group a column of dots, at the number of its votes. */
export function drawIdentical(data: Forensics, style: PlotStyle): DrawnPlot {
  const { colours, language } = style;
  const { groups } = data.identical;
  const placed = groups.flatMap((group) =>
    group.stations.map((at, index) => ({ at, group, x: group.valid, y: index + 1 })),
  );
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0);
  const tallest = most(groups.map(({ stations }) => stations.length));
  const kind = (open: boolean) => placed.filter(({ group }) => group.open === open);
  const drawn = figure(
    {
      ...marginsFor(2, style),
      height: heightFor(0.5, 2, style),
      x: {
        domain: [0, most(groups.map(({ valid }) => valid)) * 1.05],
        label: plotWord(language, 'identical', 'x'),
        tickFormat: (value: number) => number(language, value),
      },
      y: {
        domain: [0, tallest + 1],
        label: null,
        ticks: Math.min(10, tallest + 1),
        tickFormat: 'd',
        interval: 1,
      },
      marks: [
        Plot.frame({ stroke: colours.line }),
        Plot.ruleX(groups, {
          x: 'valid',
          y1: () => 1,
          y2: ({ stations }: IdenticalGroup) => stations.length,
          stroke: colours.soft,
        }),
        dots(kind(true), 'triangle', colours.unusual, 4, style),
        dots(kind(false), 'ring', colours.usual, 4, style),
        () =>
          legend(
            [
              {
                shape: 'triangle',
                colour: colours.unusual,
                text: plotWord(language, 'identical', 'unusual'),
              },
              { shape: 'ring', colour: colours.usual, text: plotWord(language, 'identical', 'usual') },
            ],
            plotWord(language, 'identical', 'y'),
            style,
          ),
      ],
    },
    style,
  );
  const spots = placed
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map(({ at, group, x, y }) => ({
      x: drawn.x(x),
      y: drawn.y(y),
      stations: [at],
      unusual: group.open,
      text: () => `${stationName(data, at, style)}: ${groupText(group, language)}`,
    }));
  return { svg: drawn.svg, spots };
}

/** The votes that stations of a group have, and how many these are. */
export function groupText({ votes, stations }: IdenticalGroup, language: PlotStyle['language']): string {
  const shown = votes.map((vote) => (vote === null ? '–' : number(language, vote))).join(' · ');
  return word(language, 'spot', 'identical', { votes: shown, n: stations.length });
}
