import type { CountedStation } from '../../shared/protocol/count/counted.ts';
import { type Html, html } from '../exchange/index.ts';
import type { PublicFacts } from './facts.ts';
import type { Speech } from './speech.ts';

/** All that the parts of a report and of a site's pages are made of. */
export interface Telling {
  facts: PublicFacts;
  speech: Speech;
  /** Where a station is told of, relative to the page; null where nothing is told of it. */
  stationAddress: (station: Pick<CountedStation, 'region' | 'station'>) => string | null;
}

/** What people or tables wrote, set apart from the text around it in whatever direction it runs. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** A station by region and number, leading to where it is told of. */
export function stationLink(
  { speech, stationAddress }: Telling,
  station: Pick<CountedStation, 'region' | 'station'>,
): Html {
  const name = html`${foreign(speech.region(station.region))} ${station.station}`;
  const address = stationAddress(station);
  return address === null ? name : html`<a href="${address}">${name}</a>`;
}

/** Term and description; nothing where there is nothing to say. */
export function fact(term: string, said: Html | string | number | null): Html {
  return said === null || said === ''
    ? html``
    : html`<dt>${term}</dt>
        <dd>${said}</dd>`;
}

/** A table that scrolls by itself where it is wider than the page. */
export function table(caption: string, head: Html, rows: readonly Html[]): Html {
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        ${head}
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
