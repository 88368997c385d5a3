import type { ForensicPlot, Forensics } from '../../../../shared/protocol/count/forensics/forensics.ts';
import { standaloneSvg } from '../../../../shared/plots/forensics/standalone.ts';
import type { Speaker } from './speaker.ts';

/** px, of the saved drawing. */
const WIDTH = 1000;
const FONT_SIZE = 14;

/** The name of a plot's file. */
export function svgName(plot: ForensicPlot, { election, region }: Forensics): string {
  return `${[election, region, plot].filter(Boolean).join(' ')}.svg`;
}

/** Lets the browser save a plot as a file that stands alone, with its title, source and number of stations. */
export function savePlot(plot: ForensicPlot, data: Forensics, speaker: Speaker): void {
  const svg = standaloneSvg(plot, data, { document, width: WIDTH, fontSize: FONT_SIZE, ...speaker });
  if (!svg) return;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = svgName(plot, data);
  link.click();
  // The browser reads it after the click; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
