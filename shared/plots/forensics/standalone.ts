import type { ForensicPlot, Forensics } from '../../protocol/count/forensics/forensics.ts';
import { drawPlot } from './draw.ts';
import { element, sheet } from './figure.ts';
import { lineHeight, px, words } from './marks.ts';
import { plotStory } from './story.ts';
import { paperColours, type PlotStyle } from './style.ts';
import { word } from './texts.ts';

/** Letters of the widest fonts that may be at hand, beside their size: a line is broken rather too early. */
const LETTER = 0.63;

/**
 * A plot as an SVG file that stands alone: in colours for paper, with its title, what came out, what it cannot show and what its test assumes, how many
 * stations it is about, and its source. Null where there is too little to draw.
 */
export function standaloneSvg(
  plot: ForensicPlot,
  data: Forensics,
  style: Omit<PlotStyle, 'colours'>,
): SVGSVGElement | null {
  const coloured: PlotStyle = { ...style, colours: paperColours };
  const story = plotStory(plot, data, coloured);
  const drawn = drawPlot(plot, data, { ...coloured, width: style.width - 32 });
  if (drawn === null) return null;
  const line = lineHeight(style);
  const above = broken(story.result, style);
  const below = [
    story.leader,
    story.cannot,
    story.assumes,
    story.leftOut,
    word(style.language, 'common', 'saved', { n: story.n, source: story.source }),
  ]
    .filter((text) => text !== '')
    .flatMap((text) => broken(text, style));
  const top = 16 + (1.4 + above.length + 0.6) * line;
  const plotHeight = Number(drawn.svg.getAttribute('height'));
  const height = Math.round(top + plotHeight + (below.length + 0.8) * line + 16);
  const svg = sheet(height, coloured);
  svg.setAttribute('fill', 'currentColor');
  svg.append(
    element(style.document, 'title', {}, story.title),
    element(style.document, 'rect', { width: style.width, height, fill: paperColours.ground }),
    words(story.title, 16, 16 + 0.5 * line, coloured, {
      'font-size': px(1.3 * style.fontSize),
      'font-weight': 600,
    }),
    ...above.map((text, n) => words(text, 16, 16 + (1.9 + n) * line, coloured)),
  );
  drawn.svg.setAttribute('x', '16');
  drawn.svg.setAttribute('y', px(top));
  const soft = { fill: paperColours.soft };
  svg.append(
    drawn.svg,
    ...below.map((text, n) => words(text, 16, top + plotHeight + (n + 0.9) * line, coloured, soft)),
  );
  return svg;
}

/** A text in lines that fit into the plot's width. */
function broken(text: string, { width, fontSize }: Pick<PlotStyle, 'width' | 'fontSize'>): string[] {
  const room = Math.floor((width - 32) / (LETTER * fontSize));
  const lines: string[] = [];
  for (const each of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + each.length <= room)
      lines[lines.length - 1] = `${last} ${each}`;
    else lines.push(each);
  }
  return lines;
}
