import { createHash } from 'node:crypto';
import type { Language } from '../../../shared/forms/checks.ts';
import { forensicsOf } from '../../../shared/protocol/count/forensics/forensics.ts';
import { totalsOf } from '../../../shared/protocol/count/totals.ts';
import { Html, html } from '../../exchange/index.ts';
import type { PublicFacts } from '../facts.ts';
import { comparisonPart } from '../parts/comparison.ts';
import { coveragePart } from '../parts/coverage.ts';
import { findingsOf, findingsPart } from '../parts/findings.ts';
import { forensicsPart } from '../parts/forensics.ts';
import { incidentsPart } from '../parts/incidents.ts';
import { mapPart } from '../parts/map.ts';
import { methodPart } from '../parts/method.ts';
import { namedPart } from '../parts/named.ts';
import { headFacts, sourcesPart } from '../parts/sources.ts';
import { totalsPart } from '../parts/totals.ts';
import { turnoutPart } from '../parts/turnout.ts';
import { speechOf } from '../speech.ts';
import { fact, type Telling } from '../telling.ts';
import { reportStyle } from './style.ts';

const stylePolicy = `'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`;
/** The page carries all that it shows. */
const POLICY = `default-src 'none'; img-src data:; style-src ${stylePolicy}; base-uri 'none'; form-action 'none'`;

type PartName = keyof ReturnType<typeof speechOf>['words']['part'];

/** The report as one page of HTML that loads nothing and runs nothing. The same facts make the same bytes. */
export function reportDocument(facts: PublicFacts, language: Language): string {
  const speech = speechOf(language, facts.view, facts.count.regionNames);
  const telling: Telling = { facts, speech, stationAddress: () => null };
  const { words } = speech;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.report.title} · ${speech.election}</title>
        ${new Html(`<style>${reportStyle}</style>`)}
      </head>
      <body>
        <header>
          <p class="kicker">${words.report.title}</p>
          <h1>${speech.election}</h1>
          <dl>${fact(words.head.day, facts.view.day === null ? null : speech.day(facts.view.day))}</dl>
          ${headFacts(telling)}
        </header>
        <main>${body(telling)}</main>
      </body>
    </html> `.text;
}

function body(telling: Telling): Html {
  const { words } = telling.speech;
  const parts = partsOf(telling);
  return html`<nav aria-label="${words.report.contents}">
      <ol class="contents">
        ${parts.map(([name]) => html`<li><a href="#${name}">${words.part[name]}</a></li>`)}
      </ol>
    </nav>
    ${parts.map(
      ([name, part]) =>
        html`<section>
          <h2 id="${name}">${words.part[name]}</h2>
          ${part}
        </section>`,
    )}`;
}

/** The parts of the report, in their order. */
function partsOf(telling: Telling): [PartName, Html][] {
  const totals = totalsOf(telling.facts.count);
  const found = findingsOf(telling.facts.count);
  const nowhere = () => null;
  return [
    ['coverage', coveragePart(telling, totals, nowhere)],
    ['totals', totalsPart(telling, totals, nowhere)],
    ['comparison', comparisonPart(telling, totals)],
    ['findings', findingsPart(telling, found, (paper) => `#p${paper.scan}`)],
    ['forensics', forensicsPart(telling, forensicsOf(telling.facts.count, telling.facts.view.stuffing))],
    ['map', mapPart(telling, totals, nowhere)],
    ['turnout', turnoutPart(telling)],
    ['incidents', incidentsPart(telling)],
    ['method', methodPart(telling.speech)],
    ['sources', sourcesPart(telling)],
    ['named', namedPart(telling, found)],
  ];
}
