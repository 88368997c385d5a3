import { localText } from '../../../shared/forms/names.ts';
import { entriesSection } from './entries-section.ts';
import type { CopyFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import { betweenSection, closuresSection, rulesSection } from './rules-section.ts';
import { clock } from './speech.ts';
import {
  attachment,
  copyNumber,
  dataAddress,
  fact,
  fileName,
  foreign,
  sourceName,
  type Telling,
} from './telling.ts';
import type { Shown } from './pictures.ts';
import { marksSection } from './marks-section.ts';
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
    ${refusal(telling, copy)} ${fileFacts(telling, copy)} ${pagePicture(telling, copy, n)}
    ${valuesSection(telling, copy)} ${marksSection(telling, copy)} ${entriesSection(telling, copy)}
    ${rulesSection(telling, copy)} ${betweenSection(telling, copy)} ${closuresSection(telling, copy)}
    ${wholePicture(telling, copy, n)}
  </section>`;
}

function refusal({ speech }: Telling, copy: CopyFacts): Html {
  const { refusal: found } = copy;
  if (!found) return html``;
  const note = speech.written(found.note);
  return html`<p class="bad">
      ${speech.fill(speech.words.refusal.title, { reason: speech.cannotEnter[found.reason] })}
    </p>
    <p>${[speech.person(found.person), clock(found.at)].filter(Boolean).join(', ')}</p>
    ${note && html`<p class="note" dir="auto">${note}</p>`}`;
}

function fileFacts(telling: Telling, copy: CopyFacts): Html {
  const { speech } = telling;
  const { file: words } = speech.words;
  const { original, scan, reading, form } = copy;
  const size = { bytes: speech.number(original.bytes), mediaType: original.mediaType };
  return html`<h3>${words.title}</h3>
    <dl>
      ${fact(words.sha256, html`<span class="mono">${original.sha256}</span>`)}
      ${fact(words.size, speech.fill(words.sizeOf, size))}
      ${fact(words.page, `${scan.page} / ${original.pages}`)}
      ${fact(
        words.source,
        html`<ul>
          ${copy.sources.map((source) => html`<li>${cameFrom(telling, source)}</li>`)}
        </ul>`,
      )}
      ${fact(
        words.form,
        form &&
          speech.fill(words.formOf, {
            title: localText(form.title, speech.language),
            id: form.id,
            version: form.version,
          }),
      )}
      ${fact(words.formSha256, copy.formSha256 && html`<span class="mono">${copy.formSha256}</span>`)}
      ${fact(
        words.read,
        reading
          ? speech.fill(words.readOf, {
              at: clock(reading.at),
              reader: reading.reader,
              score: speech.percent(reading.extraction.score),
            })
          : words.notRead,
      )}
    </dl>`;
}

function cameFrom(telling: Telling, source: CopyFacts['sources'][number]): Html {
  const { speech, withoutPeople } = telling;
  const name = foreign(sourceName(telling, source.name));
  if (withoutPeople) return html`${name}, ${clock(source.at)}`;
  return html`${name} · ${foreign(source.batch)} · ${speech.person(source.person)}, ${clock(source.at)}`;
}

function pagePicture(telling: Telling, { scan, reading }: CopyFacts, n: number): Html {
  const { speech } = telling;
  const { picture: words } = speech.words;
  const { page, whole } = telling.pictures(scan.id);
  if (!page && !whole) return html`<p class="bad">${words.missing}</p>`;
  if (!page) return html`<p>${reading ? words.notPlaced : speech.words.file.notRead}</p>`;
  return figure('page', page, speech.fill(words.page, { n }));
}

function wholePicture(telling: Telling, { scan, original }: CopyFacts, n: number): Html {
  const { speech, attaches } = telling;
  const { picture: words } = speech.words;
  const { whole, attached } = telling.pictures(scan.id);
  if (!whole) return html``;
  const isOriginal = attached?.name.startsWith(`${original.sha256}.`);
  const told = !attached
    ? words.notAttached
    : html`${isOriginal ? words.attachedOriginal : words.attachedBare}:
      ${attachment(attached.name, attached.mediaType, attached.bytes)}`;
  return html`${figure('whole', whole, speech.fill(words.whole, { n }))}
  ${attaches && html`<p class="soft">${told}</p>`}`;
}

function figure(kind: 'page' | 'whole', { bytes, mediaType, width, height }: Shown, caption: string): Html {
  return html`<figure class="${kind}">
    <figcaption>${caption}</figcaption>
    <img src="${dataAddress(mediaType, bytes)}" width="${width}" height="${height}" alt="${caption}" />
  </figure>`;
}
