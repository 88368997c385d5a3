import type { RenderFunction } from '@observablehq/plot';
import { element } from './figure.ts';
import type { PlotStyle } from './style.ts';

/** How a kind of dot looks. */
export type Shape = 'dot' | 'triangle' | 'diamond' | 'ring' | 'line' | 'band';

interface Point {
  x: number;
  y: number;
}

/** More dots of one place than these are as dark as can be. */
const MOST_LAYERS = 12;

/**
 * Dots as a few paths instead of thousands of elements. Dots that lie on each other are dealt to different paths, so that half
 * transparent ones grow darker where there are many, as single ones would.
 * @param points in numbers of the axes
 */
export function dots(
  points: readonly Point[],
  shape: Shape,
  colour: string,
  radius: number,
  { document }: PlotStyle,
): RenderFunction {
  return (_index, { x, y }) => {
    const placed = points.map((point) => ({ x: Number(x?.(point.x)), y: Number(y?.(point.y)) }));
    const group = element(document, 'g', attributesOf(shape, colour, radius));
    for (const layer of layered(placed, radius))
      group.append(
        element(document, 'path', { d: layer.map((point) => outline(shape, point, radius)).join('') }),
      );
    return group;
  };
}

/** Deals points that lie on each other to different layers; nearly: what counts is the square of `radius` they lie in. */
function layered(points: readonly Point[], radius: number): Point[][] {
  const layers: Point[][] = [];
  const filled = new Map<string, number>();
  for (const point of points) {
    const square = `${Math.round(point.x / radius)} ${Math.round(point.y / radius)}`;
    const before = filled.get(square) ?? 0;
    filled.set(square, before + 1);
    (layers[Math.min(before, MOST_LAYERS - 1)] ??= []).push(point);
  }
  return layers;
}

function attributesOf(shape: Shape, colour: string, radius: number): Record<string, string | number> {
  switch (shape) {
    case 'dot':
      return {
        fill: 'none',
        stroke: colour,
        'stroke-width': 2 * radius,
        'stroke-linecap': 'round',
        'stroke-opacity': 0.45,
      };
    case 'triangle':
    case 'diamond':
      return { fill: colour, 'fill-opacity': 0.75, stroke: 'none' };
    case 'ring':
      return { fill: 'none', stroke: colour, 'stroke-width': 1.5 };
    case 'line':
      return { fill: 'none', stroke: colour, 'stroke-width': 1.5 };
    case 'band':
      return { fill: colour, 'fill-opacity': 0.2, stroke: 'none' };
  }
}

/** px to a tenth: finer is not seen, and takes half as much room again. */
export const px = (value: number): string => String(Math.round(10 * value) / 10);

function outline(shape: Shape, { x, y }: Point, r: number): string {
  switch (shape) {
    case 'dot':
      return `M${px(x)},${px(y)}h0`;
    case 'triangle':
      return `M${px(x)},${px(y - 1.5 * r)}l${px(1.3 * r)},${px(2.3 * r)}h${px(-2.6 * r)}z`;
    case 'diamond':
      return `M${px(x)},${px(y - 1.6 * r)}l${px(1.6 * r)},${px(1.6 * r)}l${px(-1.6 * r)},${px(1.6 * r)}l${px(-1.6 * r)},${px(-1.6 * r)}z`;
    case 'ring':
      return `M${px(x - r)},${px(y)}a${px(r)},${px(r)},0,1,0,${px(2 * r)},0a${px(r)},${px(r)},0,1,0,${px(-2 * r)},0z`;
    case 'line':
      return `M${px(x - 3 * r)},${px(y)}h${px(6 * r)}`;
    case 'band':
      return `M${px(x - 3 * r)},${px(y - 1.5 * r)}h${px(6 * r)}v${px(3 * r)}h${px(-6 * r)}z`;
  }
}

/** How large dots of so many stations are, px. */
export const radiusFor = (count: number): number => (count > 3000 ? 1.7 : count > 500 ? 2.3 : 3.2);

export interface LegendEntry {
  shape: Shape;
  colour: string;
  text: string;
}

/** Height of a line of text, px. */
export const lineHeight = ({ fontSize }: Pick<PlotStyle, 'fontSize'>): number => Math.round(1.5 * fontSize);

/** What shapes stand for, one a line at the top of the plot, and below it what the axis at the left states. */
export function legend(entries: readonly LegendEntry[], axis: string, style: PlotStyle): SVGElement {
  const group = element(style.document, 'g', { 'text-anchor': 'start' });
  entries.forEach(({ shape, colour, text }, index) => {
    const y = (index + 0.5) * lineHeight(style);
    const mark = element(style.document, 'g', attributesOf(shape, colour, 3.2));
    mark.append(element(style.document, 'path', { d: outline(shape, { x: 14, y }, 3.2) }));
    group.append(mark, words(text, 30, y, style));
  });
  if (axis !== '') group.append(words(`↑ ${axis}`, 4, (entries.length + 0.6) * lineHeight(style), style));
  return group;
}

/** A line of text, its middle at `y`. */
export function words(
  text: string,
  x: number,
  y: number,
  { document, colours }: PlotStyle,
  look: Readonly<Record<string, string | number>> = {},
): SVGElement {
  return element(
    document,
    'text',
    { x: px(x), y: px(y), dy: '0.35em', 'text-anchor': 'start', fill: colours.ink, ...look },
    text,
  );
}

/** Room for a legend of so many lines and the label of the axis. */
export const topFor = (lines: number, style: PlotStyle): number => (lines + 1.5) * lineHeight(style);
