import * as Plot from '@observablehq/plot';
import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import { FAR, type Outlier } from '../../protocol/count/forensics/outliers.ts';
import { figure } from './figure.ts';
import { heightFor, marginsFor } from './margins.ts';
import { dots, legend, radiusFor } from './marks.ts';
import { candidateName, stationName } from './speech.ts';
import type { DrawnPlot, PlotStyle } from './style.ts';
import { cut, number, plotWord, word } from './texts.ts';

/** Deviations that the plot reaches to; stations further off are drawn at its edge. */
const EDGE = 12;
const within = (z: number) => Math.max(-EDGE, Math.min(EDGE, z));

type Both = Outlier & { turnout: number; share: number };
const hasBoth = (outlier: Outlier): outlier is Both => outlier.turnout !== null && outlier.share !== null;

/** How far each station lies from its neighbours, turnout against the leader's share; only those where both are known. */
export function drawOutliers(data: Forensics, style: PlotStyle): DrawnPlot {
  const { colours, language } = style;
  const placed = data.outliers.compared
    .filter(hasBoth)
    .map((each) => ({ ...each, x: within(each.turnout), y: within(each.share) }));
  const [usual, unusual] = [false, true].map((far) => placed.filter((dot) => dot.unusual === far));
  const radius = radiusFor(placed.length);
  const isCut = placed.some(({ turnout, share }) => Math.max(Math.abs(turnout), Math.abs(share)) > EDGE);
  const key = [
    { shape: 'triangle' as const, colour: colours.unusual, text: plotWord(language, 'outliers', 'unusual') },
    { shape: 'dot' as const, colour: colours.usual, text: plotWord(language, 'outliers', 'usual') },
  ];
  const edge = isCut ? ` (${plotWord(language, 'outliers', 'edge', { limit: EDGE })})` : '';
  const leader = candidateName(data.leader?.candidate ?? null, style);
  const drawn = figure(
    {
      ...marginsFor(2, style),
      height: heightFor(0.7, 2, style),
      x: { domain: [-EDGE, EDGE], label: plotWord(language, 'outliers', 'x') },
      y: { domain: [-EDGE, EDGE], label: null },
      marks: [
        Plot.frame({ stroke: colours.line }),
        Plot.ruleX([-FAR, FAR], { stroke: colours.ink, strokeDasharray: '6 4' }),
        Plot.ruleY([-FAR, FAR], { stroke: colours.ink, strokeDasharray: '6 4' }),
        dots(usual ?? [], 'dot', colours.usual, radius, style),
        dots(unusual ?? [], 'triangle', colours.unusual, radius + 0.6, style),
        () =>
          legend(
            key.map((entry, n) => (n === 0 ? { ...entry, text: entry.text + edge } : entry)),
            plotWord(language, 'outliers', 'y', { leader }),
            style,
          ),
      ],
    },
    style,
  );
  const spots = placed
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map((dot) => ({
      x: drawn.x(dot.x),
      y: drawn.y(dot.y),
      stations: [dot.at],
      unusual: dot.unusual,
      text: () => `${stationName(data, dot.at, style)}: ${outlierText(dot, language)}`,
    }));
  return { svg: drawn.svg, spots };
}

/** How far a station lies off, in words; a dash for what cannot be told. */
export function outlierText({ turnout, share }: Outlier, language: PlotStyle['language']): string {
  const shown = (z: number | null) => (z === null ? '–' : `${z > 0 ? '+' : ''}${cut(language, z)}`);
  return word(language, 'spot', 'outliers', { x: shown(turnout), y: shown(share) });
}

/** The expected number of stations so far off, as a sentence gives it. */
export const chanceText = (byChance: number, language: PlotStyle['language']): string =>
  number(language, byChance, byChance < 10 ? 1 : 0);
