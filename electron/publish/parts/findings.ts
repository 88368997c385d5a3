import { ruleTitle } from '../../../shared/forms/checks.ts';
import {
  type CountedElection,
  type CountedPaper,
  type CountedStation,
  countedPaper,
  numberOf,
} from '../../../shared/protocol/count/counted.ts';
import { END_OF_VOTING, firstFall, firstHaste } from '../../../shared/protocol/rules/hourly.ts';
import { type Html, html } from '../../exchange/index.ts';
import { byRegion, numberLink, table, type Telling } from '../telling.ts';
import { betweenOf } from './between.ts';

/** A rule that protocols do not meet, and their stations. */
export interface Finding {
  code: string;
  stations: readonly FoundAt[];
}

/** A station, and those of its papers that do not meet the rule; none where it is about what was said of the station alone. */
export interface FoundAt {
  station: CountedStation;
  papers: readonly CountedPaper[];
}

/**
 * What rules object to on papers, and in hourly figures that were typed or imported, by code, errors first; what an auditor closed is
 * left out. Stations in their order, each once.
 */
export function findingsOf(count: CountedElection): Finding[] {
  const between = betweenOf(count);
  const found = new Map<string, FoundAt[]>();
  for (const station of count.stations) {
    const codes = new Map<string, CountedPaper[]>();
    for (const paper of station.papers) {
      const own = paper.flags.filter(({ open }) => open).map(({ code }) => code);
      const beside = between.of(paper.scan).map(({ code }) => code);
      for (const code of new Set([...own, ...beside])) codes.set(code, [...(codes.get(code) ?? []), paper]);
    }
    for (const [code, papers] of hourlyOf(station)) if (!codes.has(code)) codes.set(code, papers);
    for (const [code, papers] of codes) {
      const stations = found.get(code) ?? [];
      stations.push({ station, papers });
      found.set(code, stations);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, stations]) => ({ code, stations }));
}

/** F214 and W214 of a station's own hourly figures; the paper is part of it where the figures do not fit it. */
function hourlyOf(station: CountedStation): Map<string, CountedPaper[]> {
  const readings = station.turnout.map(({ hour, voted }) => ({ time: hour, voted }));
  const paper = countedPaper(station);
  const voted = numberOf(paper, 'voted');
  const end = voted === undefined || readings.length === 0 ? [] : [{ time: END_OF_VOTING, voted }];
  const fall = firstFall([...readings, ...end]);
  const found = new Map<string, CountedPaper[]>();
  if (fall) found.set('F214', paper && fall.after.time === END_OF_VOTING ? [paper] : []);
  if (firstHaste(readings)) found.set('W214', []);
  return found;
}

/** Where a protocol with an error is told of in full; null where it is not. */
export type PaperAddress = (paper: CountedPaper) => string | null;

/** Each rule that is not met with its number of stations; then every station of each, by name. */
export function findingsPart(telling: Telling, found: readonly Finding[], paperAddress: PaperAddress): Html {
  const { speech } = telling;
  const { findings: words, lists } = speech.words;
  if (found.length === 0) return html`<p>${words.none}</p>`;
  return html`<p>${words.summary}</p>
    ${table(
      words.finding,
      html`<tr>
        <th scope="col">${words.code}</th>
        <th scope="col">${words.finding}</th>
        <th scope="col" class="n">${lists.stations}</th>
      </tr>`,
      found.map(
        ({ code, stations }) =>
          html`<tr>
            <th scope="row"><a href="#${code}">${code}</a></th>
            <td>
              ${ruleTitle(code, speech.language)} <span class="soft">(${severityOf(telling, code)})</span>
            </td>
            <td class="n">${speech.number(stations.length)}</td>
          </tr>`,
      ),
    )}
    ${found.map((finding) => stationsOf(telling, finding, paperAddress))}`;
}

function severityOf({ speech: { words } }: Telling, code: string): string {
  return code.startsWith('F') ? words.findings.error : words.findings.warning;
}

function stationsOf(telling: Telling, { code, stations }: Finding, addressOf: PaperAddress): Html {
  const { speech } = telling;
  // Of warnings the number and the beginning of the hash have to do.
  const paperAddress = code.startsWith('F') ? addressOf : () => null;
  return html`<section>
    <h3 id="${code}">${code} ${ruleTitle(code, speech.language)}</h3>
    <p>${speech.fill(speech.words.findings.stations, { n: speech.number(stations.length) })}</p>
    ${byRegion(
      telling,
      stations,
      ({ station }) => station.region,
      (at) => foundAt(telling, at, paperAddress),
    )}
  </section>`;
}

/** A station by its number, with each such protocol's number and the beginning of its picture's hash. */
function foundAt(telling: Telling, { station, papers }: FoundAt, addressOf: PaperAddress): Html {
  return html`${numberLink(telling, station)}
  ${
    papers.length > 0 &&
    html`<span class="soft"
      >(${papers.map((paper, n) => html`${n > 0 && ', '}${paperName(paper, addressOf(paper))}`)})</span
    >`
  }`;
}

function paperName({ scan, picture }: CountedPaper, address: string | null): Html {
  const name = html`№ ${scan} ${picture.slice(0, 8)}`;
  return address === null ? name : html`<a href="${address}">${name}</a>`;
}
