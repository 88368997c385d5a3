import { parseHTML } from 'linkedom';
import { drawPlot } from '../../../shared/plots/forensics/draw.ts';
import { plotStory } from '../../../shared/plots/forensics/story.ts';
import { paperColours, type PlotStyle, type Spot } from '../../../shared/plots/forensics/style.ts';
import {
  type ForensicPlot,
  forensicPlots,
  type Forensics,
} from '../../../shared/protocol/count/forensics/forensics.ts';
import { Html, html } from '../../exchange/index.ts';
import { byRegion, numberLink, type Telling } from '../telling.ts';

/** px; what a page of A4 and a screen both have room for. */
const WIDTH = 680;
const FONT_SIZE = 12;

/**
 * Every plot with its story: what came out, what it can and cannot show, what it assumes, what was left out; and the stations that
 * are out of the ordinary, by name.
 */
export function forensicsPart(telling: Telling, data: Forensics): Html {
  const { speech } = telling;
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const style: PlotStyle = {
    document,
    width: WIDTH,
    fontSize: FONT_SIZE,
    colours: paperColours,
    language: speech.language,
    names: {
      region: speech.region,
      candidate: (id) => speech.candidate(id === 'against_all' ? id : `votes:${id}`),
    },
  };
  return html`${forensicPlots.map((plot) => plotSection(telling, plot, data, style))}`;
}

function plotSection(telling: Telling, plot: ForensicPlot, data: Forensics, style: PlotStyle): Html {
  const story = plotStory(plot, data, style);
  const drawn = drawPlot(plot, data, style);
  const { forensics: words } = telling.speech.words;
  return html`<section>
    <h3>${story.title}</h3>
    <p>${story.unusual ? html`<strong>${story.result}</strong>` : story.result}</p>
    ${drawn && html`<figure>${new Html(drawn.svg.outerHTML)}</figure>`}
    ${[story.leader, story.shows, story.cannot, story.assumes, story.leftOut, story.source].map(
      (text) => text !== '' && html`<p class="soft">${text}</p>`,
    )}
    ${drawn && ofStations.has(plot) && unusualStations(telling, data, drawn.spots, words.unusual)}
  </section>`;
}

/** Plots on which what is out of the ordinary are stations; on the others it is a bar, which says nothing of a station in it. */
const ofStations: ReadonlySet<ForensicPlot> = new Set([
  'corner',
  'outliers',
  'identical',
  'headCounts',
  'hourly',
]);

/** Stations behind dots that are out of the ordinary, each once, in their order. */
function unusualStations(telling: Telling, data: Forensics, spots: readonly Spot[], title: string): Html {
  const places = new Set(spots.flatMap(({ unusual, stations }) => (unusual ? stations : [])));
  if (places.size === 0) return html``;
  const named = [...places].sort((a, b) => a - b).flatMap((place) => data.stations[place] ?? []);
  return html`<p>${title}</p>
    ${byRegion(
      telling,
      named,
      ({ region }) => region,
      (station) => numberLink(telling, station),
    )}`;
}
