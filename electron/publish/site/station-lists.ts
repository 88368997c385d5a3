import { countedPaper, type CountedStation, inDoubt } from '../../../shared/protocol/count/counted.ts';
import { type Html, html } from '../../exchange/index.ts';
import { foreign, stationLink, table, type Telling } from '../telling.ts';
import { listed, regionAddress, wayTo } from './addresses.ts';

/** Pages that a region's stations are listed on, from 1. */
export function listPages(stations: readonly CountedStation[]): number {
  return Math.max(1, Math.ceil(stations.length / listed));
}

/** One page of a region's stations, in the order of their numbers. */
export function stationList(
  telling: Telling,
  region: string,
  stations: readonly CountedStation[],
  page: number,
): Html {
  const { speech } = telling;
  const { lists, station: words } = speech.words;
  const shown = stations.slice((page - 1) * listed, page * listed);
  const head = html`<tr>
    <th scope="col">${words.station}</th>
    <th scope="col">${words.name}</th>
    <th scope="col">${lists.status}</th>
    <th scope="col" class="n">${lists.registered}</th>
    <th scope="col" class="n">${lists.voted}</th>
  </tr>`;
  const rows = shown.map((station) => stationRow(telling, station));
  return html`${table(speech.region(region), head, rows)} ${pager(telling, region, stations, page)}`;
}

function stationRow(telling: Telling, station: CountedStation): Html {
  const { speech } = telling;
  const paper = countedPaper(station);
  const number = (key: string) => {
    const figure = paper?.figures[key];
    return typeof figure === 'number' ? speech.number(figure) : '–';
  };
  const place = [station.district, station.name, station.address].filter(Boolean).join(', ');
  return html`<tr>
    <th scope="row">${stationLink(telling, station)}</th>
    <td>${place && foreign(place)}</td>
    <td>${statusOf(telling, station)}</td>
    <td class="n">${number('registered')}</td>
    <td class="n">${number('voted')}</td>
  </tr>`;
}

function statusOf({ speech }: Telling, station: CountedStation): Html {
  const { station: words, reason } = speech.words;
  if (station.papers.length === 0)
    return html`${words.none}${station.reason && html`: ${reason[station.reason]}`}`;
  return inDoubt(station) ? html`<span class="doubt">${words.doubt}</span>` : html`${words.held}`;
}

function pager({ speech }: Telling, region: string, stations: readonly CountedStation[], page: number): Html {
  const { site } = speech.words;
  const total = listPages(stations);
  if (total === 1) return html``;
  const here = regionAddress(region, page);
  const to = (n: number, name: string) =>
    html`<li><a href="${wayTo(here, regionAddress(region, n))}">${name}</a></li>`;
  return html`<nav aria-label="${speech.region(region)}">
    <ul>
      <li>${speech.fill(site.pageOf, { n: page, total })}</li>
      ${page > 1 && to(page - 1, site.previous)} ${page < total && to(page + 1, site.next)}
      ${Array.from({ length: total }, (_, n) => to(n + 1, String(n + 1)))}
    </ul>
  </nav>`;
}
