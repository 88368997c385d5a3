import {
  type PlaceTurnout,
  turnoutLine,
  type TurnoutAt,
} from '../../../shared/protocol/count/turnout-line.ts';
import { type Html, html } from '../../exchange/index.ts';
import { foreign, table, type Telling } from '../telling.ts';

/** Who had voted by the hour at the stations that stated it, beside what was published officially; then by region. */
export function turnoutPart(telling: Telling): Html {
  const { facts, speech } = telling;
  const { turnout: words } = speech.words;
  const { country, regions } = turnoutLine(facts.count, facts.view.turnout.summaries);
  const said = [country, ...regions].some(
    ({ reported, hours }) => reported > 0 || hours.some(({ official }) => official !== null),
  );
  if (!said) return html`<p>${words.none}</p>`;
  return html`<p>${speech.fill(words.about, { reported: country.reported, stations: country.stations })}</p>
    ${placeTable(telling, speech.words.lists.allRegions, country)}
    ${regions.map((place) => placeTable(telling, speech.region(place.region ?? ''), place))}`;
}

function placeTable(telling: Telling, name: string, { hours }: PlaceTurnout): Html {
  const { turnout: words } = telling.speech.words;
  const columns = [words.reported, words.voted, words.registered, words.rate, words.silent, words.official];
  return table(
    name,
    html`<tr>
      <th scope="col">${words.hour}</th>
      ${columns.map((column) => html`<th scope="col" class="n">${column}</th>`)}
    </tr>`,
    hours
      .filter(({ reported, official }) => reported > 0 || official !== null)
      .map((at) => hourRow(telling, at)),
  );
}

function hourRow(telling: Telling, at: TurnoutAt): Html {
  const { speech } = telling;
  const number = (value: number) => html`<td class="n">${speech.number(value)}</td>`;
  // What is added up is of the stations whose voters are known: of none there is no sum.
  const sums = at.counted > 0 ? [number(at.voted), number(at.registered)] : [dash, dash];
  return html`<tr>
    <th scope="row">${at.hour}</th>
    ${number(at.reported)} ${sums}
    <td class="n">${speech.percent(at.rate)}</td>
    ${number(at.silent)}
    <td class="n">${officialText(telling, at)}</td>
  </tr>`;
}

const dash = html`<td class="n">–</td>`;

function officialText({ speech }: Telling, { official }: TurnoutAt): Html {
  if (!official) return html`–`;
  const { voted, rate, source, published } = official;
  return html`${speech.number(voted)}${rate !== null && ` (${speech.percent(rate)})`}
    <span class="soft">${foreign(source)}, ${speech.day(published)}</span>`;
}
