import { type Html, html } from '../../exchange/index.ts';
import { clock } from '../speech.ts';
import { fact, foreign, table, type Telling } from '../telling.ts';

/** Tables of others with their hashes, what vouches for pictures, and the head of the log. */
export function sourcesPart(telling: Telling): Html {
  const { speech, facts } = telling;
  const { sources: words } = speech.words;
  return html`<h3>${words.tables}</h3>
    ${facts.tables.length === 0 ? html`<p>${words.none}</p>` : tables(telling)}
    <h3>${words.pictures}</h3>
    <p>${words.picturesText}</p>
    <h3>${words.log}</h3>
    <p>${words.logText}</p>
    ${headFacts(telling)}`;
}

function tables({ speech, facts }: Telling): Html {
  const { sources: words } = speech.words;
  return table(
    words.tables,
    html`<tr>
      ${[words.source, words.kind, words.published, words.file].map((name) => html`<th scope="col">${name}</th>`)}
    </tr>`,
    facts.tables.map(
      ({ source, kind, published, file }) =>
        html`<tr>
          <th scope="row">${foreign(source)}</th>
          <td>${words.kinds[kind]}</td>
          <td>${speech.day(published)}</td>
          <td class="mono">${file}</td>
        </tr>`,
    ),
  );
}

/** Up to when it holds, and by which head of the log. */
export function headFacts({ speech, facts: { seal } }: Telling): Html {
  const { head } = speech.words;
  const key = /^key=(.*)$/m.exec(seal.text)?.[1] ?? '';
  return html`<dl>
    ${fact(head.asOf, clock(seal.at))}${fact(head.head, html`<span class="mono">${seal.head}</span>`)}
    ${fact(head.key, seal.signature === null ? head.unsigned : html`<span class="mono">${key}</span>`)}
  </dl>`;
}
