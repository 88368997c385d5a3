import { noProtocolReasons } from '../../../shared/protocol/count/figures.ts';
import type { Coverage, StationsInAll } from '../../../shared/protocol/count/coverage.ts';
import type { ElectionTotals, PlaceTotals } from '../../../shared/protocol/count/totals.ts';
import { type Html, html } from '../../exchange/index.ts';
import { foreign, table, type Telling } from '../telling.ts';

/** How many stations there are, and what is known of them: by region, and why protocols are missing. */
export function coveragePart(telling: Telling, totals: ElectionTotals, regionAddress: RegionAddress): Html {
  const { speech } = telling;
  const { lists, part } = speech.words;
  const head = html`<tr>
    <th scope="col">${lists.region}</th>
    ${[lists.stations, lists.observed, lists.protocols, lists.inDoubt].map((name) => html`<th scope="col" class="n">${name}</th>`)}
  </tr>`;
  const rows = totals.regions
    .filter(({ coverage }) => coverage.named > 0 || coverage.stations.count > 0)
    .map((region) => coverageRow(telling, region, regionName(telling, region.region, regionAddress)));
  return html`${table(part.coverage, head, [coverageRow(telling, totals.country, lists.allRegions, 'sum'), ...rows])}
  ${inAllNote(telling, totals.country.coverage.stations)} ${reasons(telling, totals.country.coverage)}
  ${totals.nowhere > 0 && html`<p>${speech.fill(lists.nowhere, { n: totals.nowhere })}</p>`}`;
}

/** Where a region's stations are listed; null where they are not. */
export type RegionAddress = (region: string) => string | null;

export function regionName({ speech }: Telling, region: string, addressOf: RegionAddress): Html {
  const address = addressOf(region);
  const name = foreign(speech.region(region));
  return address === null ? name : html`<a href="${address}">${name}</a>`;
}

function coverageRow({ speech }: Telling, place: PlaceTotals, name: Html | string, look = ''): Html {
  const { coverage, inDoubt } = place;
  // Where nobody said of any station whether it was watched, none was counted.
  const isSaid = coverage.observed + coverage.notObserved > 0;
  const numbers = [isSaid ? coverage.observed : null, coverage.withProtocol, inDoubt];
  return html`<tr class="${look}">
    <th scope="row">${name}</th>
    <td class="n">${inAll(speech, coverage.stations)}</td>
    ${numbers.map((n) => html`<td class="n">${n === null ? '–' : speech.number(n)}</td>`)}
  </tr>`;
}

/** A number of stations that may not be all of them is marked so. */
export function inAll({ number }: Telling['speech'], { count, exact }: StationsInAll): string {
  return exact ? number(count) : `≥ ${number(count)}`;
}

function inAllNote({ speech }: Telling, { by, sources }: StationsInAll): Html {
  const { coverage } = speech.words;
  return html`<p class="soft">
    ${coverage[by]}${sources.length > 0 && html` ${foreign(sources.join('; '))}`}
  </p>`;
}

function reasons({ speech }: Telling, { without }: Coverage): Html {
  const { coverage, reason } = speech.words;
  const said = noProtocolReasons.filter((each) => without[each] > 0);
  if (said.length === 0 && without.unsaid === 0) return html``;
  const rows = [
    ...said.map((each) => [reason[each], without[each]] as const),
    ...(without.unsaid > 0 ? ([[coverage.unsaid, without.unsaid]] as const) : []),
  ];
  return table(
    coverage.without,
    html`<tr>
      <th scope="col">${speech.words.station.reason}</th>
      <th scope="col" class="n">${speech.words.lists.stations}</th>
    </tr>`,
    rows.map(
      ([why, count]) =>
        html`<tr>
          <th scope="row">${why}</th>
          <td class="n">${speech.number(count)}</td>
        </tr>`,
    ),
  );
}
