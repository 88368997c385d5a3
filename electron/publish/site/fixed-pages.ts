import { groupBy } from '../../../shared/protocol/rules/among.ts';
import type { Forensics } from '../../../shared/protocol/count/forensics/forensics.ts';
import type { ElectionTotals } from '../../../shared/protocol/count/totals.ts';
import { type Html, html } from '../../exchange/index.ts';
import { comparisonPart } from '../parts/comparison.ts';
import { coveragePart, inAll, type RegionAddress } from '../parts/coverage.ts';
import { type Finding, findingsPart } from '../parts/findings.ts';
import { forensicsPart } from '../parts/forensics.ts';
import { incidentsPart } from '../parts/incidents.ts';
import { mapPart } from '../parts/map.ts';
import { methodPart } from '../parts/method.ts';
import { sourcesPart } from '../parts/sources.ts';
import { totalsPart } from '../parts/totals.ts';
import { turnoutPart } from '../parts/turnout.ts';
import type { Telling } from '../telling.ts';
import { pageAddress, regionAddress, type SitePage, wayTo } from './addresses.ts';
import { searchBox, searchIndex, searchScript } from './search.ts';
import { type SiteContent, type SiteLanguage, sitePage, tellingAt } from './page.ts';

/** What the pages that are there once in each language are made of. */
export interface Whole {
  totals: ElectionTotals;
  findings: readonly Finding[];
  forensics: Forensics;
}

/** A page that is there once in each language: its address within the language's folder, and its text. */
export interface FixedPage {
  at: string;
  text: string;
}

type Made = (
  telling: Telling,
  whole: Whole,
  regions: RegionAddress,
) => Pick<SiteContent, 'body' | 'title' | 'scripts'>;

const made: Readonly<Record<Exclude<SitePage, 'downloads'>, Made>> = {
  index: (telling, whole, regions) => ({
    title: telling.speech.election,
    body: html`${glance(telling, whole.totals)} ${searchBox(telling)}
      <h2>${telling.speech.words.part.stations}</h2>
      ${coveragePart(telling, whole.totals, regions)}`,
    scripts: [searchIndex(telling.speech.language), searchScript],
  }),
  totals: (telling, whole, regions) => ({
    title: telling.speech.words.part.totals,
    body: totalsPart(telling, whole.totals, regions),
  }),
  comparison: (telling, whole) => ({
    title: telling.speech.words.part.comparison,
    body: comparisonPart(telling, whole.totals),
  }),
  findings: (telling, whole) => ({
    title: telling.speech.words.part.findings,
    body: findingsPart(telling, whole.findings, () => null),
  }),
  forensics: (telling, whole) => ({
    title: telling.speech.words.part.forensics,
    body: forensicsPart(telling, whole.forensics),
  }),
  map: (telling, whole, regions) => ({
    title: telling.speech.words.part.map,
    body: mapPart(telling, whole.totals, regions),
  }),
  turnout: (telling) => ({ title: telling.speech.words.part.turnout, body: turnoutPart(telling) }),
  incidents: (telling) => ({
    title: telling.speech.words.part.incidents,
    body: incidentsPart(telling),
  }),
  method: (telling) => ({
    title: telling.speech.words.part.method,
    body: html`${methodPart(telling.speech)}
      <h2>${telling.speech.words.part.sources}</h2>
      ${sourcesPart(telling)}`,
  }),
};

/** The most important numbers, first of all. */
function glance({ speech }: Telling, { country }: ElectionTotals): Html {
  const { lists } = speech.words;
  const { coverage, inDoubt } = country;
  const numbers: [string, string][] = [
    [lists.stations, inAll(speech, coverage.stations)],
    [lists.protocols, speech.number(coverage.withProtocol)],
    [lists.inDoubt, speech.number(inDoubt)],
  ];
  return html`<ul class="numbers">
    ${numbers.map(([name, n]) => html`<li><b>${n}</b> ${name}</li>`)}
  </ul>`;
}

/** The pages of one language that are there once, but for the one of downloads, which tells of files written after it. */
export function fixedPages(language: SiteLanguage, whole: Whole): FixedPage[] {
  const stations = groupBy(language.facts.count.stations, ({ region }) => region);
  return (Object.keys(made) as (keyof typeof made)[]).map((page) => {
    const at = pageAddress(page);
    const telling = tellingAt(language, at);
    const regions: RegionAddress = (region) =>
      stations.has(region) ? wayTo(at, regionAddress(region)) : null;
    return { at, text: sitePage(telling, { at, page, ...made[page](telling, whole, regions) }) };
  });
}
