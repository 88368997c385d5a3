import { statementWords, type StatementWords } from '../../../shared/forms/statements.ts';
import { type Comparison, compareOfficial } from '../../../shared/protocol/count/compare-official.ts';
import type { PlaceCompared } from '../../../shared/protocol/count/compare-official-whole.ts';
import { candidateOf } from '../../../shared/protocol/count/figures.ts';
import {
  restsOnDoubt,
  type Statement,
  type StationDiffers,
  type WholePlace,
} from '../../../shared/protocol/count/statement.ts';
import type { ElectionTotals } from '../../../shared/protocol/count/totals.ts';
import { type Html, html } from '../../exchange/index.ts';
import { foreign, stationLink, type Telling } from '../telling.ts';

/**
 * Official results beside protocols, each finding as a sentence with its arithmetic: what a part cannot exceed, what the rest cannot be,
 * what official figures leave for the other stations, which stations differ, what was changed after it was published.
 */
export function comparisonPart(telling: Telling, totals: ElectionTotals): Html {
  const { comparison: words } = telling.speech.words;
  const { count } = telling.facts;
  if (!count.publications.some(({ kind }) => kind === 'official')) return html`<p>${words.none}</p>`;
  const compared = compareOfficial(count);
  const said = statementWords(telling.speech.language, {
    place: (place) => placeName(telling, place),
    figure: (key) => (candidateOf(key) === null ? telling.speech.figure(key) : telling.speech.candidate(key)),
  });
  const tell = (statement: Statement) => told(said, statement);
  const doubtful = compared.findings.filter(restsOnDoubt);
  const sure = compared.findings.filter((finding) => !restsOnDoubt(finding));
  return html`<h3>${words.places}</h3>
    <p>${words.placesAbout}</p>
    ${sure.length === 0 ? html`<p>${words.nothing}</p>` : sure.map(tell)}
    ${
      doubtful.length > 0 &&
      html`<h3>${words.doubtful}</h3>
        <p>${words.doubtfulAbout}</p>
        ${doubtful.map(tell)}`
    }
    ${restPart(telling, said, compared, totals)} ${stationsPart(telling, said, compared)}
    ${
      compared.changes.length > 0 &&
      html`<h3>${words.changes}</h3>
        ${compared.changes.map(tell)}`
    }`;
}

function placeName({ speech }: Telling, { region, district }: WholePlace): string {
  if (region === '') return speech.words.comparison.country;
  return district === '' ? speech.region(region) : `${speech.region(region)}, ${district}`;
}

/** A finding with the calculation that it rests on, and what has to be said with it. */
function told(said: StatementWords, statement: Statement): Html {
  const { sentence, arithmetic, notes } = said.statement(statement);
  return html`<section class="finding">
    <p><strong>${statement.code}</strong> ${foreign(sentence)}</p>
    ${arithmetic.map((line) => html`<p class="sum-line">${line}</p>`)}
    ${notes.map((note) => html`<p class="soft">${note}</p>`)}
  </section>`;
}

/** What official figures leave for the stations without a protocol: turnout, and the share of the one who is first. */
function restPart(
  telling: Telling,
  said: StatementWords,
  { places }: Comparison,
  { country, votes }: ElectionTotals,
): Html {
  const first = candidateOf(votes.length > 0 ? (country.order.all[0] ?? '') : '');
  const sentences = places.flatMap((place) => restSentences(telling, said, place, first));
  if (sentences.length === 0) return html``;
  const { comparison: words } = telling.speech.words;
  return html`<h3>${words.rest}</h3>
    <p>${words.restAbout}</p>
    <dl>${sentences}</dl>`;
}

function restSentences(
  telling: Telling,
  said: StatementWords,
  place: PlaceCompared,
  first: string | null,
): Html[] {
  const own = place.sources.find(({ source }) => source.publication === null);
  if (!own?.rest) return [];
  const sentences = [
    said.restTurnout(own.rest, place.inAll),
    first === null ? null : said.rest(own.rest, first, place.inAll),
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return [];
  return [
    html`<dt>${foreign(placeName(telling, place))}</dt>
      <dd>${sentences.join(' ')}</dd>`,
  ];
}

/** Stations whose official figures are not those of their protocol, the gravest first. */
function stationsPart(telling: Telling, said: StatementWords, { stations }: Comparison): Html {
  const { speech } = telling;
  const { comparison: words } = speech.words;
  const { compared, differing, differences } = stations;
  if (compared === 0 && differences.length === 0) return html``;
  return html`<h3>${words.stations}</h3>
    <p>${speech.fill(words.compared, { compared, differing })}</p>
    <ul>
      ${differences.map((each) => html`<li>${differenceOf(telling, said, each)}</li>`)}
    </ul>`;
}

function differenceOf(telling: Telling, said: StatementWords, statement: StationDiffers): Html {
  const { sentence, notes } = said.statement(statement);
  return html`<strong>W501</strong> ${stationLink(telling, statement)}: ${foreign(sentence)}
    <span class="soft">${notes.join(' ')}</span>`;
}
