import { localText } from '../../../shared/forms/names.ts';
import { complaintStates } from '../../../shared/protocol/count/incidents.ts';
import { type Html, html } from '../../exchange/index.ts';
import type { PublicIncident } from '../facts.ts';
import { foreign, stationLink, table, type Telling } from '../telling.ts';

/** Acts of violation by type with its articles of law and by what became of complaints; then each, without people and accounts. */
export function incidentsPart(telling: Telling): Html {
  const { facts, speech } = telling;
  const { incidents: words } = speech.words;
  if (facts.incidents.length === 0) return html`<p>${words.none}</p>`;
  return html`<p>${speech.fill(words.about, { n: facts.incidents.length })}</p>
    ${byType(telling)} ${each(telling)}`;
}

interface TypeRow {
  name: string;
  articles: string;
  acts: readonly PublicIncident[];
}

/** Types in the order of the election's file; then those that it does not list. */
function typeRows(told: Telling): TypeRow[] {
  const { facts } = told;
  const listed = facts.view.violations.map(({ code }) => code);
  const others = [...new Set(facts.incidents.map(({ type }) => type))].filter(
    (type) => !listed.includes(type),
  );
  return [...listed, ...others.sort()]
    .map((type) => ({
      name: typeName(told, type),
      articles: articlesOf(told, type),
      acts: facts.incidents.filter((act) => act.type === type),
    }))
    .filter(({ acts }) => acts.length > 0);
}

function typeName({ facts, speech }: Telling, type: string): string {
  const violation = facts.view.violations.find(({ code }) => code === type);
  return violation ? localText(violation.title, speech.language) : type;
}

function articlesOf({ facts, speech }: Telling, type: string): string {
  const articles = facts.view.violations.find(({ code }) => code === type)?.articles;
  return articles ? localText(articles, speech.language) : '';
}

function byType(told: Telling): Html {
  const { speech } = told;
  const { incidents: words } = speech.words;
  return table(
    words.byType,
    html`<tr>
      <th scope="col">${words.type}</th>
      <th scope="col">${words.articles}</th>
      <th scope="col" class="n">${words.acts}</th>
      ${complaintStates.map((state) => html`<th scope="col" class="n">${words.complaints[state]}</th>`)}
    </tr>`,
    typeRows(told).map(
      ({ name, articles, acts }) =>
        html`<tr>
          <th scope="row">${name}</th>
          <td>${articles}</td>
          <td class="n">${speech.number(acts.length)}</td>
          ${complaintStates.map(
            (state) =>
              html`<td class="n">
                ${speech.number(acts.filter(({ complaint }) => complaint === state).length)}
              </td>`,
          )}
        </tr>`,
    ),
  );
}

function each(told: Telling): Html {
  const { speech, facts } = told;
  const { incidents: words } = speech.words;
  return table(
    words.list,
    html`<tr>
      ${[words.when, words.where, words.type, words.number, words.complaint, words.files].map((name) => html`<th scope="col">${name}</th>`)}
    </tr>`,
    facts.incidents.map(
      (act) =>
        html`<tr>
          <th scope="row">${timeOf(told, act)}</th>
          <td>${placeOf(told, act)}</td>
          <td>${typeName(told, act.type)}</td>
          <td>${act.number && foreign(act.number)}</td>
          <td>${words.complaints[act.complaint]}</td>
          <td class="mono">${act.files.map((sha256) => `${sha256.slice(0, 16)}… `)}</td>
        </tr>`,
    ),
  );
}

function timeOf({ speech }: Telling, { happened }: PublicIncident): string {
  const [day = '', hour = ''] = happened.split('T');
  return day === '' ? '–' : `${speech.day(day)} ${hour}`;
}

function placeOf(told: Telling, { region, station }: PublicIncident): Html {
  if (station !== null) return stationLink(told, { region, station });
  return region === '' ? html`–` : foreign(told.speech.region(region));
}
