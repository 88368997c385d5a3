import { type Language, languages } from '../../../shared/forms/checks.ts';
import { type Child, Html, html } from '../../exchange/index.ts';
import type { PublicFacts } from '../facts.ts';
import { headFacts } from '../parts/sources.ts';
import { speechOf } from '../speech.ts';
import type { Telling } from '../telling.ts';
import { pageAddress, type SitePage, sitePages, stationAddress, wayTo } from './addresses.ts';

/** Nothing is loaded but from beside the page, and nothing is sent anywhere. */
export const POLICY =
  "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'";

export const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

/** The pages of one language. */
export interface SiteLanguage {
  facts: PublicFacts;
  speech: Telling['speech'];
}

export function siteLanguages(facts: PublicFacts): SiteLanguage[] {
  return languages.map((language) => ({
    facts,
    speech: speechOf(language, facts.view, facts.count.regionNames),
  }));
}

/** What the parts of a page are told with. @param at address of the page within the language's folder */
export function tellingAt({ facts, speech }: SiteLanguage, at: string): Telling {
  return { facts, speech, stationAddress: (station) => wayTo(at, stationAddress(station)) };
}

export interface SiteContent {
  /** Address within the language's folder. */
  at: string;
  title: string;
  body: Child;
  /** The page of the navigation that it belongs to. */
  page: SitePage;
  /** Scripts, as addresses from the site's root. */
  scripts?: readonly string[];
}

/** A page of the site in one language, with the way to all others and to itself in the other languages. */
export function sitePage(telling: Telling, { at, title, body, page, scripts = [] }: SiteContent): string {
  const { speech } = telling;
  const { site, head } = speech.words;
  const here = `${speech.language}/${at}`;
  return html`<!doctype html>
    <html lang="${speech.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${site.title}</title>
        <link rel="stylesheet" href="${wayTo(here, 'site.css')}" />
        ${scripts.map((script) => new Html(`<script src="${wayTo(here, script)}" defer></script>\n`))}
      </head>
      <body>
        <a class="skip" href="#content">${site.skip}</a>
        <header>
          <p class="kicker">${site.title} · ${speech.election}</p>
          <nav aria-label="${site.language}">${languageLinks(speech.language, at, here)}</nav>
          <nav aria-label="${site.pages}">${pageLinks(telling, at, page)}</nav>
        </header>
        <main id="content">
          <h1>${title}</h1>
          ${body}
        </main>
        <footer>
          <h2>${head.head}</h2>
          ${headFacts(telling)}
        </footer>
      </body>
    </html> `.text;
}

function languageLinks(language: Language, at: string, here: string): Html {
  return html`<ul>
    ${languages.map(
      (each) =>
        html`<li>
          <a href="${wayTo(here, `${each}/${at}`)}" lang="${each}" ${each === language && current}
            >${languageNames[each]}</a
          >
        </li>`,
    )}
  </ul>`;
}

const current = new Html('aria-current="true"');
const currentPage = new Html('aria-current="page"');

function pageLinks({ speech: { words } }: Telling, at: string, page: SitePage): Html {
  const name = (each: SitePage) => (each === 'index' ? words.site.home : words.part[each]);
  return html`<ul>
    ${sitePages.map(
      (each) =>
        html`<li>
          <a href="${wayTo(at, pageAddress(each))}" ${each === page && currentPage}>${name(each)}</a>
        </li>`,
    )}
  </ul>`;
}
