import { lineHeight, topFor } from './marks.ts';
import type { PlotStyle } from './style.ts';

/** Margins of a plot with a legend of so many lines, and widths of numbers at the left: they grow with the text. */
export function marginsFor(lines: number, style: PlotStyle) {
  return {
    marginTop: topFor(lines, style),
    marginRight: 1.6 * style.fontSize,
    marginBottom: 2.5 * lineHeight(style),
    marginLeft: 4 * style.fontSize,
  };
}

/** Height of a plot of this width whose middle is as high as `ratio` of its width, within limits that a screen shows at once. */
export function heightFor(ratio: number, lines: number, style: PlotStyle): number {
  const { marginTop, marginBottom } = marginsFor(lines, style);
  return Math.round(marginTop + marginBottom + Math.min(400, Math.max(180, ratio * style.width)));
}
