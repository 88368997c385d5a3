import { localText } from '../../../shared/forms/names.ts';
import type { CopyFacts, SourceFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import type { Shown } from './pictures.ts';
import { clock } from './speech.ts';
import { attachment, dataAddress, fact, foreign, type Telling } from './telling.ts';

/** Where a picture came from, its hash, its form, and when the machine read it. */
export function fileSection(telling: Telling, copy: CopyFacts): Html {
  const { speech } = telling;
  const { file: words } = speech.words;
  const { original, scan, reading, form } = copy;
  const size = { bytes: speech.number(original.bytes), mediaType: original.mediaType };
  const formOf = form && {
    title: localText(form.title, speech.language),
    id: form.id,
    version: form.version,
  };
  const readOf = reading && {
    at: clock(reading.at),
    reader: reading.reader,
    score: speech.percent(reading.extraction.score),
  };
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
      ${fact(words.form, formOf && speech.fill(words.formOf, formOf))}
      ${fact(words.formSha256, copy.formSha256 && html`<span class="mono">${copy.formSha256}</span>`)}
      ${fact(words.read, readOf ? speech.fill(words.readOf, readOf) : words.notRead)}
    </dl>`;
}

function cameFrom(telling: Telling, source: SourceFacts): Html {
  const { speech, withoutPeople } = telling;
  if (withoutPeople) return html`${clock(source.at)}`;
  return html`${foreign(source.name)} · ${foreign(source.batch)} · ${speech.person(source.person)},
  ${clock(source.at)}${message(telling, source)}`;
}

/** The message that brought the file; people stand in it as codes already. */
function message({ speech }: Telling, { message: told }: SourceFacts): Html {
  if (!told) return html``;
  const { message: words } = speech.words;
  const parts = [
    told.kind === 'mail' ? words.mail : speech.fill(words.telegram, { number: told.number ?? '' }),
    told.sender !== null && speech.fill(words.sender, { sender: told.sender }),
    told.forwarded !== null && speech.fill(words.forwarded, { sender: told.forwarded }),
    told.sentAt !== null && speech.fill(words.sent, { at: told.sentAt }),
  ];
  const caption = speech.written(told.caption);
  return html`<div class="soft">
    ${parts.filter(Boolean).join(', ')}${caption && html`, ${foreign(speech.fill(words.caption, { caption }))}`}
  </div>`;
}

/** The whole picture as it came; where files can be attached, its original, or the picture without what that carries. */
export function wholePicture(telling: Telling, { scan, original }: CopyFacts, caption: string): Html {
  const { speech, attaches } = telling;
  const { picture: words } = speech.words;
  const { whole, attached } = telling.pictures(scan.id);
  if (!whole) return html`<p class="bad">${words.missing}</p>`;
  const isOriginal = attached?.name.startsWith(`${original.sha256}.`);
  const told = !attached
    ? words.notAttached
    : html`${isOriginal ? words.attachedOriginal : words.attachedBare}:
      ${attachment(attached.name, attached.mediaType, attached.bytes)}`;
  return html`${figure('whole', whole, caption)} ${attaches && html`<p class="soft">${told}</p>`}`;
}

/** A picture with its caption. */
export function figure(
  kind: 'page' | 'whole',
  { bytes, mediaType, width, height }: Shown,
  caption: string,
): Html {
  return html`<figure class="${kind}">
    <figcaption>${caption}</figcaption>
    <img src="${dataAddress(mediaType, bytes)}" width="${width}" height="${height}" alt="${caption}" />
  </figure>`;
}
