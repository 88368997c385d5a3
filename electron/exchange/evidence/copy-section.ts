import { entriesSection } from './entries-section.ts';
import type { CopyFacts } from './facts.ts';
import { figure, fileSection, wholePicture } from './file-section.ts';
import { type Html, html } from './html.ts';
import { marksSection } from './marks-section.ts';
import { papersSection } from './papers-section.ts';
import { betweenSection, closuresSection, rulesSection } from './rules-section.ts';
import { clock } from './speech.ts';
import { copyNumber, fileName, foreign, type Telling } from './telling.ts';
import { valuesSection } from './values-section.ts';

/** Everything about one copy: file, picture, rows, entries, rules. */
export function copySection(telling: Telling, copy: CopyFacts): Html {
  const { facts, speech } = telling;
  const { words } = speech;
  const n = copyNumber(telling, copy.scan.id);
  const title = speech.fill(words.summary.copyOf, { n, total: facts.copies.length });
  return html`<section class="copy" id="copy-${n}">
    <h2>${title}: ${foreign(fileName(telling, copy))}</h2>
    <p>${words.summary.status}: <strong>${speech.status[copy.scan.status]}</strong></p>
    ${refusal(telling, copy)} ${papersSection(telling, copy)} ${fileSection(telling, copy)}
    ${pagePicture(telling, copy, n)} ${valuesSection(telling, copy)} ${marksSection(telling, copy)}
    ${entriesSection(telling, copy)} ${rulesSection(telling, copy)} ${betweenSection(telling, copy)}
    ${closuresSection(telling, copy)} ${wholePicture(telling, copy, speech.fill(words.picture.whole, { n }))}
  </section>`;
}

function refusal({ speech }: Telling, { refusal: found }: CopyFacts): Html {
  if (!found) return html``;
  const note = speech.written(found.note);
  return html`<p class="bad">
      ${speech.fill(speech.words.refusal.title, { reason: speech.cannotEnter[found.reason] })}
    </p>
    <p>${[speech.person(found.person), clock(found.at)].filter(Boolean).join(', ')}</p>
    ${note && html`<p class="note" dir="auto">${note}</p>`}`;
}

function pagePicture(telling: Telling, { scan, reading }: CopyFacts, n: number): Html {
  const { speech } = telling;
  const { picture: words, file } = speech.words;
  const { page, whole } = telling.pictures(scan.id);
  if (page) return figure('page', page, speech.fill(words.page, { n }));
  return html`${whole && html`<p>${reading ? words.notPlaced : file.notRead}</p>`}`;
}
