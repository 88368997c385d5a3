import type { Lead } from '../../../shared/protocol/count/orders.ts';
import type { Sums } from '../../../shared/protocol/count/totals-sums.ts';
import type { ElectionTotals, PlaceTotals } from '../../../shared/protocol/count/totals.ts';
import { type Html, html } from '../../exchange/index.ts';
import { foreign, table, type Telling } from '../telling.ts';
import { type RegionAddress, regionName } from './coverage.ts';

/** Sums over the country, with and without stations in doubt; votes by region. */
export function totalsPart(telling: Telling, totals: ElectionTotals, regionAddress: RegionAddress): Html {
  const { country, votes, keys } = totals;
  const { words } = telling.speech;
  return html`${sumsTable(telling, words.totals.votes, country, votes, true)}
  ${orderNote(telling, country, votes)}
  ${sumsTable(
    telling,
    words.totals.figures,
    country,
    keys.filter((key) => !votes.includes(key)),
    false,
  )}
  ${turnoutNote(telling, country.all)} ${unknownNote(telling, country.all, keys)}
  ${votesByRegion(telling, totals, regionAddress)} ${besideTables(telling, country, votes)}`;
}

function sumsTable(
  { speech }: Telling,
  caption: string,
  { all, sure }: PlaceTotals,
  keys: readonly string[],
  withShares: boolean,
): Html {
  const { totals: words } = speech.words;
  const columns = [speech.fill(words.all, { n: all.papers }), speech.fill(words.sure, { n: sure.papers })];
  const cells = (sums: Sums, key: string) =>
    html`<td class="n">${sumText(speech, sums, key)}</td>
      ${withShares && html`<td class="n">${speech.percent(sums.shares[key] ?? null)}</td>`}`;
  return table(
    caption,
    html`<tr>
      <th scope="col">${words.what}</th>
      ${columns.map(
        (name) =>
          html`<th scope="col" class="n">${name}</th>
            ${withShares && html`<th scope="col" class="n">%</th>`}`,
      )}
    </tr>`,
    keys.map(
      (key) =>
        html`<tr>
          <th scope="row">${withShares ? foreign(speech.candidate(key)) : speech.figure(key)}</th>
          ${cells(all, key)} ${cells(sure, key)}
        </tr>`,
    ),
  );
}

/** A sum, marked where counted protocols lack the number; a dash where none of them states it. */
function sumText({ number }: Telling['speech'], { figures, papers }: Sums, key: string): string {
  const figure = figures[key];
  if (!figure || figure.known === 0) return '–';
  return figure.known < papers ? `${number(figure.sum)} *` : number(figure.sum);
}

function orderNote({ speech }: Telling, { order, inDoubt }: PlaceTotals, votes: readonly string[]): Html {
  const { totals: words } = speech.words;
  if (inDoubt === 0 || votes.length < 2) return html``;
  const said = order.same ? words.orderSame : words.orderOther;
  const [lead] = order.leads;
  return html`<p>${said} ${lead && leadText(speech, lead, order.inDoubt)}</p>`;
}

function leadText(speech: Telling['speech'], lead: Lead, inDoubt: number | null): string {
  const { totals: words } = speech.words;
  const names = { first: speech.candidate(lead.first), next: speech.candidate(lead.next) };
  const params = { ...names, votes: lead.votes, doubt: inDoubt ?? 0 };
  if (lead.reached === null) return speech.fill(words.leadUnknown, params);
  return speech.fill(lead.reached ? words.leadReached : words.leadFirm, params);
}

function turnoutNote({ speech }: Telling, { turnout }: Sums): Html {
  const { totals: words } = speech.words;
  if (turnout.rate === null) return html``;
  const { papers, registered, voted } = turnout;
  return html`<p>
    ${speech.fill(words.turnout, { voted, registered, papers })}
    <strong>${speech.percent(turnout.rate)}</strong>
  </p>`;
}

/** Which sums leave out stations, and how many. */
function unknownNote({ speech }: Telling, sums: Sums, keys: readonly string[]): Html {
  const { totals: words } = speech.words;
  const lacking = keys.filter((key) => {
    const known = sums.figures[key]?.known ?? 0;
    return known > 0 && known < sums.papers;
  });
  if (lacking.length === 0) return html``;
  return html`<p>* ${words.lacking}</p>
    <ul>
      ${lacking.map((key) => {
        const { blank = 0, illegible = 0, absent = 0 } = sums.figures[key] ?? {};
        return html`<li>
          ${speech.fill(words.lackingOf, { figure: speech.figure(key), blank, illegible, absent })}
        </li>`;
      })}
    </ul>`;
}

function votesByRegion(telling: Telling, { regions, votes }: ElectionTotals, addressOf: RegionAddress): Html {
  const { speech } = telling;
  const { lists, totals: words } = speech.words;
  const counted = regions.filter(({ all }) => all.papers > 0);
  if (counted.length === 0) return html``;
  return table(
    words.byRegion,
    html`<tr>
      <th scope="col">${lists.region}</th>
      <th scope="col" class="n">${lists.protocols}</th>
      ${votes.map((key) => html`<th scope="col" class="n">${foreign(speech.candidate(key))}</th>`)}
    </tr>`,
    counted.map(
      ({ region, all }) =>
        html`<tr>
          <th scope="row">${regionName(telling, region, addressOf)}</th>
          <td class="n">${speech.number(all.papers)}</td>
          ${votes.map(
            (key) =>
              html`<td class="n">
                ${sumText(speech, all, key)}
                <span class="soft">${speech.percent(all.shares[key] ?? null)}</span>
              </td>`,
          )}
        </tr>`,
    ),
  );
}

/** What others counted, beside ours and never added to it. */
function besideTables({ speech }: Telling, { beside }: PlaceTotals, votes: readonly string[]): Html {
  const { totals: words, sources } = speech.words;
  if (beside.length === 0) return html``;
  return table(
    words.beside,
    html`<tr>
      <th scope="col">${sources.source}</th>
      <th scope="col" class="n">${words.rows}</th>
      ${votes.map((key) => html`<th scope="col" class="n">${foreign(speech.candidate(key))}</th>`)}
    </tr>`,
    beside.map(
      ({ source, published, rows, figures }) =>
        html`<tr>
          <th scope="row">${foreign(source)}, ${speech.day(published)}</th>
          <td class="n">${speech.number(rows)}</td>
          ${votes.map((key) => {
            const figure = figures[key];
            return html`<td class="n">${figure ? speech.number(figure.sum) : '–'}</td>`;
          })}
        </tr>`,
    ),
  );
}
