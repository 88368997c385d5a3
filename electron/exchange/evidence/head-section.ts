import { isNumeric } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import type { CopyFacts, EntryFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import { clock } from './speech.ts';
import { copyNumber, fact, fileName, foreign, type Telling } from './telling.ts';
import { valueText } from './value-text.ts';

/** Version of the file's layout. */
const FORMAT = 'hattama-evidence 1';

/** Whose evidence it is, as of when, and all copies at a glance. */
export function headSection(telling: Telling): Html {
  const { facts, speech, withoutPeople } = telling;
  const { words } = speech;
  const { seal, workspace } = facts;
  return html`<header>
      <p class="kicker">${words.title}</p>
      <h1>
        ${speech.fill(words.station, { number: facts.number })}${facts.region && html` · ${foreign(facts.region)}`}
      </h1>
      <p>${words.about}</p>
      <dl>
        ${fact(words.head.election, facts.election)}
        ${fact(words.head.region, facts.region && foreign(facts.region))}
        ${fact(words.head.workspace, html`${!withoutPeople && foreign(workspace.name)} <span class="mono">${workspace.id}</span>`)}
        ${fact(words.head.asOf, seal.at === '' ? null : clock(seal.at))}
        ${fact(words.seal.title, html`<span class="mono">${seal.head}</span>`)}
        ${fact(words.head.people, withoutPeople ? words.head.peopleOut : words.head.peopleIn)}
        ${fact(words.head.format, FORMAT)}
      </dl>
    </header>
    <section>
      <h2>${words.summary.title}</h2>
      ${summary(telling)} ${left(telling)}
    </section>
    ${sideBySide(telling)}`;
}

function summary(telling: Telling): Html {
  const { facts, speech } = telling;
  const { summary: words, entries } = speech.words;
  if (facts.copies.length === 0) return html`<p>${words.none}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th class="narrow">№</th>
        <th>${words.file}</th>
        <th class="worth">${words.status}</th>
        <th>${words.entries}</th>
        <th class="flags">${words.flags}</th>
      </tr>
    </thead>
    <tbody>
      ${facts.copies.map(
        (copy) =>
          html`<tr>
            <td>
              <a href="#copy-${copyNumber(telling, copy.scan.id)}">${copyNumber(telling, copy.scan.id)}</a>
            </td>
            <td>
              ${foreign(fileName(telling, copy))}<br /><span class="mono"
                >${copy.scan.original.slice(0, 16)}…</span
              >
            </td>
            <td>${speech.status[copy.scan.status]}</td>
            <td>
              <ul>
                ${copy.entries.map((entry) => html`<li>${madeBy(telling, entry)} <span class="soft">${entries[entry.stage]}</span></li>`)}
              </ul>
            </td>
            <td>
              ${copy.rules.flagged.map(({ code }) => code).join(' ') || (copy.counting ? words.noFlags : '–')}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Who made an entry and when. */
export function madeBy({ speech }: Telling, { person, at }: Pick<EntryFacts, 'person' | 'at'>): string {
  return [speech.person(person), clock(at)].filter(Boolean).join(', ');
}

/** What is not told of, and how much of it there is. */
function left(telling: Telling): Html {
  const { facts, speech } = telling;
  const { summary: words } = speech.words;
  return html`${facts.awaiting > 0 && html`<p>${speech.fill(words.awaiting, { n: facts.awaiting })}</p>`}
  ${
    facts.unconfirmed.length > 0 &&
    html`<h3>${words.unconfirmed}</h3>
      <ul>
        ${facts.unconfirmed.map(
          ({ name, sha256, page }) =>
            html`<li>
              ${!telling.withoutPeople && foreign(name)}
              <span class="mono">${sha256}</span>${page > 1 && html` (${speech.words.file.page}: ${page})`}
            </li>`,
        )}
      </ul>`
  }`;
}

type Confirmed = CopyFacts & { counting: EntryFacts; form: NonNullable<CopyFacts['form']> };

/** The confirmed values of all copies, where there are several. */
function sideBySide(telling: Telling): Html {
  const { facts, speech } = telling;
  const { side, summary: words } = speech.words;
  const confirmed = facts.copies.filter(
    (copy): copy is Confirmed => copy.counting !== null && copy.form !== null,
  );
  if (confirmed.length < 2) return html``;
  const fields = new Map(
    confirmed.flatMap(({ form }) =>
      form.fields.filter(isNumeric).map((field) => [field.id, { field, form }] as const),
    ),
  );
  const rows = [...fields.values()].map(({ field, form }) => {
    const said = confirmed.map(({ counting }) => valueText(speech, counting.values[field.id]));
    const differs = new Set(said).size > 1;
    return html`<tr${differs && html` class="differs"`}>
<th scope="row">${field.row} ${fieldLabel(form, field.id, speech.language)}</th>
${said.map((value) => html`<td>${value}</td>`)}
<td>${differs && html`<span class="bad">${side.differs}</span>`}</td>
</tr>`;
  });
  return html`<section>
    <h2>${side.title}</h2>
    <table>
      <thead>
        <tr>
          <th class="paper">${side.row}</th>
          ${confirmed.map(
            ({ scan }) => html`<th>${speech.fill(words.copy, { n: copyNumber(telling, scan.id) })}</th>`,
          )}
          <th></th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}
