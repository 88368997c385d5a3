import type { CopyFacts } from './facts.ts';
import { fileSection, wholePicture } from './file-section.ts';
import { type Html, html } from './html.ts';
import { clock } from './speech.ts';
import { copyNumber, foreign, type Telling } from './telling.ts';

/** Which other pictures show the same paper, and what documents say of it. */
export function papersSection(telling: Telling, { papers }: CopyFacts): Html {
  const { speech } = telling;
  const { papers: words } = speech.words;
  const same = papers.papers.map(({ scan, name }) => pictureName(telling, scan, name)).join(', ');
  const documents = papers.documents.map(({ document, kind, person, at }) => {
    const n = telling.facts.documents.findIndex(({ picture }) => picture.scan.id === document) + 1;
    const name = n > 0 ? html`<a href="#document-${n}">№ ${n}</a>` : words.elsewhere;
    return html`<li>
      ${speech.documentKind[kind]}: ${name} (${[speech.person(person), clock(at)].filter(Boolean).join(', ')})
    </li>`;
  });
  return html`${papers.annulled && html`<p class="bad">${words.annulled}</p>`}
  ${
    papers.papers.length > 1 &&
    html`<h3>${words.title}</h3>
      <p>${foreign(speech.fill(words.same, { list: same }))}</p>`
  }
  ${
    documents.length > 0 &&
    html`<h3>${words.about}</h3>
      <ul>
        ${documents}
      </ul>`
  }`;
}

/** A picture among those of one paper: the copy of this file that it is, else its own file. */
function pictureName(telling: Telling, scan: number, name: string): string {
  const { speech } = telling;
  const n = copyNumber(telling, scan);
  if (n > 0) return speech.fill(speech.words.summary.copy, { n });
  return telling.withoutPeople ? speech.fill(speech.words.between.picture, { scan }) : name;
}

/** The documents themselves: each file and its picture. */
export function documentsSection(telling: Telling): Html {
  const { facts, speech } = telling;
  const { papers: words } = speech.words;
  const parts = facts.documents.map(({ picture, kinds }, index) => {
    const title = speech.fill(words.document, {
      n: index + 1,
      kinds: kinds.map((kind) => speech.documentKind[kind]).join(', '),
    });
    return html`<section class="document" id="document-${index + 1}">
      <h3>${title}</h3>
      ${fileSection(telling, picture)} ${wholePicture(telling, picture, title)}
    </section>`;
  });
  return parts.length > 0
    ? html`<section class="copy">
        <h2>${words.documents}</h2>
        ${parts}
      </section>`
    : html``;
}
