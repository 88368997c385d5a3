import { groupBy } from '../../shared/protocol/rules/among.ts';
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

/** A station by its number, leading to where it is told of: where its region stands beside. */
export function numberLink(
  { stationAddress }: Telling,
  station: Pick<CountedStation, 'region' | 'station'>,
): Html {
  const address = stationAddress(station);
  return address === null ? html`${station.station}` : html`<a href="${address}">${station.station}</a>`;
}

/** Stations under their regions, each as it is told. */
export function byRegion<T>(
  { speech }: Telling,
  found: readonly T[],
  regionOf: (each: T) => string,
  told: (each: T) => Html,
): Html {
  return html`<dl>
    ${[...groupBy(found, regionOf)].map(
      ([region, within]) =>
        html`<dt>${foreign(speech.region(region))}</dt>
          <dd>${within.map((each, n) => html`${n > 0 && '; '}${told(each)}`)}</dd>`,
    )}
  </dl>`;
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
