import * as Plot from '@observablehq/plot';
import type { PlotStyle } from './style.ts';

/** A drawn plot, and where numbers of its axes lie in it, px. */
export interface Figure {
  svg: SVGSVGElement;
  x: (value: number) => number;
  y: (value: number) => number;
}

type Options = Omit<Plot.PlotOptions, 'width' | 'document' | 'style'> & { height: number };

/** Draws a plot; without the style sheet that the library adds, which pages forbid and files do not need. */
export function figure(options: Options, { document, width, fontSize, colours }: PlotStyle): Figure {
  // Without title, caption and legend the library makes the SVG alone.
  const svg = Plot.plot({ ...options, document, width }) as SVGSVGElement & Plot.Plot;
  for (const rules of [...svg.querySelectorAll('style')]) rules.remove();
  for (const named of [...svg.querySelectorAll('[aria-label]')]) named.removeAttribute('aria-label');
  svg.removeAttribute('class');
  lettered(svg, { fontSize, colours });
  const [x, y] = (['x', 'y'] as const).map((name) => svg.scale(name));
  return {
    svg,
    x: (value) => Number(x?.apply(value)) + bandMiddle(x),
    y: (value) => Number(y?.apply(value)),
  };
}

function lettered(svg: SVGElement, { fontSize, colours }: Pick<PlotStyle, 'fontSize' | 'colours'>): void {
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-family', "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif");
  svg.setAttribute('font-size', String(fontSize));
  svg.setAttribute('color', colours.ink);
}

/** An empty SVG for several plots. */
export function sheet(height: number, style: PlotStyle): SVGSVGElement {
  const { document, width } = style;
  const svg = element(document, 'svg', { viewBox: `0 0 ${width} ${height}`, width, height }) as SVGSVGElement;
  lettered(svg, style);
  return svg;
}

/** Half of the width of a band, where an axis has bands. */
const bandMiddle = (scale: Plot.Scale | undefined) => (scale?.bandwidth ?? 0) / 2;

/** An SVG element of the plot's document. */
export function element(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  text?: string,
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
