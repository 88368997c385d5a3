import { createHash } from 'node:crypto';
import type { Language } from '../../../shared/forms/checks.ts';
import { copySection } from './copy-section.ts';
import type { StationFacts } from './facts.ts';
import { headSection } from './head-section.ts';
import { Html, html } from './html.ts';
import { documentsSection } from './papers-section.ts';
import { logSection } from './log-section.ts';
import type { CopyPictures } from './pictures.ts';
import { speechOf } from './speech.ts';
import { styleOf } from './style.ts';
import type { Telling } from './telling.ts';

export interface DocumentOptions {
  language: Language;
  /** Leaves out person codes, whatever people wrote, and names of files and of the workspace. */
  withoutPeople: boolean;
  /** True for HTML, which can carry files; a PDF is printed without. */
  attaches: boolean;
}

const none: CopyPictures = { page: null, whole: null, crops: new Map(), attached: null };

/**
 * An evidence file as one page of HTML that loads nothing and runs nothing: pictures and files are part of it, and its
 * content security policy lets in but them and its own style. The same facts and pictures make the same bytes.
 * @param pictures by scan
 */
export function evidenceDocument(
  facts: StationFacts,
  pictures: ReadonlyMap<number, CopyPictures>,
  { language, withoutPeople, attaches }: DocumentOptions,
): string {
  const speech = speechOf(language, withoutPeople);
  const telling: Telling = {
    facts,
    speech,
    withoutPeople,
    attaches,
    pictures: (scan) => pictures.get(scan) ?? none,
  };
  const title = [
    speech.words.title,
    speech.fill(speech.words.station, { number: facts.number }),
    facts.region,
  ]
    .filter(Boolean)
    .join(' · ');
  // Of our own making: a number is all that varies in it.
  const style = styleOf(facts.number);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          ${headSection(telling)} ${facts.copies.map((copy) => copySection(telling, copy))}
          ${documentsSection(telling)} ${logSection(telling)}
        </main>
      </body>
    </html> `.text;
}
