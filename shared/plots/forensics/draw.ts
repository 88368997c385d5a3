import type { ForensicPlot, Forensics } from '../../protocol/count/forensics/forensics.ts';
import { drawCorner } from './corner.ts';
import { drawDigits } from './digits.ts';
import { drawHeadCounts } from './head-counts.ts';
import { drawHistogram } from './histogram.ts';
import { drawHourly } from './hourly.ts';
import { drawIdentical } from './identical.ts';
import { drawOutliers } from './outliers.ts';
import { plotStory } from './story.ts';
import type { DrawnPlot, PlotStyle } from './style.ts';

/**
 * Draws a plot of an election; null where there is too little to draw, which its story says. The same data and style give the
 * same drawing. Only together with its story does it say what it may.
 */
export function drawPlot(plot: ForensicPlot, data: Forensics, style: PlotStyle): DrawnPlot | null {
  const story = plotStory(plot, data, style);
  if (!story.isDrawn) return null;
  const drawn = drawOf(plot, data, style);
  drawn.svg.setAttribute('role', 'img');
  drawn.svg.setAttribute('aria-label', `${story.title}. ${story.result}`);
  return drawn;
}

function drawOf(plot: ForensicPlot, data: Forensics, style: PlotStyle): DrawnPlot {
  switch (plot) {
    case 'corner':
      return drawCorner(data, style);
    case 'turnout':
    case 'share':
      return drawHistogram(plot, data, style);
    case 'lastDigits':
    case 'secondDigits':
      return drawDigits(plot, data, style);
    case 'outliers':
      return drawOutliers(data, style);
    case 'identical':
      return drawIdentical(data, style);
    case 'headCounts':
      return drawHeadCounts(data, style);
    case 'hourly':
      return drawHourly(data, style);
  }
}
