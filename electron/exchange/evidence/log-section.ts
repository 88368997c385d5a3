import type { LogRow } from '../../store/log.ts';
import { logLines } from './facts.ts';
import { type Html, html } from './html.ts';
import { attachment, fact, type Telling } from './telling.ts';

/** The rows of the log about the copies, the signed head, the files to check them with, and how. */
export function logSection(telling: Telling): Html {
  return html`${extract(telling)} ${head(telling)} ${files(telling)} ${howToVerify(telling)}`;
}

function extract(telling: Telling): Html {
  const { facts, speech, withoutPeople } = telling;
  const { log: words } = speech.words;
  return html`<section>
    <h2>${words.title}</h2>
    <p>${speech.fill(words.about, { n: facts.log.length })} ${withoutPeople && words.withoutPeople}</p>
    <table class="log">
      <thead>
        <tr>
          <th class="narrow">№</th>
          <th class="when">${words.at}</th>
          ${!withoutPeople && html`<th class="worth">${words.person}</th>`}
          <th>${words.act}</th>
          <th class="worth">${words.picture}</th>
        </tr>
      </thead>
      <tbody>
        ${facts.log.map((row) => logRow(telling, row))}
      </tbody>
    </table>
  </section>`;
}

function logRow(telling: Telling, row: LogRow): Html {
  const { speech, withoutPeople } = telling;
  const { log: words } = speech.words;
  return html`<tr class="first">
      <td>${row.seq}</td>
      <td class="mono">${row.at}</td>
      ${!withoutPeople && html`<td>${row.person}</td>`}
      <td>${speech.act(row.act)} <span class="soft mono">${row.act}</span></td>
      <td>${row.scan}</td>
    </tr>
    <tr class="more">
      <td colspan="${withoutPeople ? 4 : 5}" class="mono">
        ${!withoutPeople && html`${words.detail}: ${detailOf(telling, row)}<br />`} ${words.prev}:
        ${row.prev}<br />
        ${words.hash}: ${row.hash}
      </td>
    </tr>`;
}

/** An act on many scans vouches for each of them: what is too long to be read is told by its length. */
const MOST_DETAIL = 3000;

function detailOf({ speech }: Telling, { detail }: LogRow): string {
  if (detail.length <= MOST_DETAIL) return detail;
  const rest = speech.fill(speech.words.log.cut, { n: speech.number(detail.length) });
  return `${detail.slice(0, MOST_DETAIL)}${rest}`;
}

function head({ facts, speech }: Telling): Html {
  const { seal: words } = speech.words;
  const { text, signature, publicKey } = facts.seal;
  return html`<section>
    <h2>${words.title}</h2>
    <h3>${words.text}</h3>
    <p class="mono text">${text}</p>
    ${signature === null && html`<p class="bad">${words.unsigned}</p>`}
    <dl>
      ${fact(words.signature, signature && html`<span class="mono">${signature}</span>`)}
      ${fact(words.publicKey, publicKey && html`<span class="mono">${publicKey}</span>`)}
    </dl>
  </section>`;
}

function files({ facts, speech, attaches, withoutPeople }: Telling): Html {
  const { files: words } = speech.words;
  if (!attaches)
    return html`<section>
      <h2>${words.title}</h2>
      <p>${words.none}</p>
    </section>`;
  const { text, signature, publicKey } = facts.seal;
  const utf8 = (content: string) => Buffer.from(content, 'utf8');
  return html`<section>
    <h2>${words.title}</h2>
    <ul class="files">
      <li>${attachment('head.txt', 'text/plain', utf8(text))}</li>
      ${signature !== null && html`<li>${attachment('head.sig', 'application/octet-stream', Buffer.from(signature, 'base64'))}</li>`}
      ${publicKey !== null && html`<li>${attachment('key.pem', 'application/x-pem-file', utf8(pemOf(publicKey)))}</li>`}
      ${!withoutPeople && html`<li>${attachment('log-extract.jsonl', 'application/x-ndjson', utf8(logLines(facts.log)))}</li>`}
    </ul>
  </section>`;
}

/** A public key in PEM (RFC 7468): lines of 64. */
function pemOf(spki: string): string {
  const lines = spki.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}

/** Verifies the head's signature with OpenSSL 3. */
const COMMAND = 'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in head.txt -sigfile head.sig';

function howToVerify({ speech, withoutPeople }: Telling): Html {
  const { verify: words } = speech.words;
  const steps = [
    words.picture,
    withoutPeople ? words.rowWithoutPeople : words.row,
    !withoutPeople && words.extract,
    html`${words.seal}<br /><code class="mono">${COMMAND}</code>`,
    words.published,
    words.workspace,
  ];
  return html`<section class="verify">
    <h2>${words.title}</h2>
    <ol>
      ${steps.map((step) => step !== false && html`<li>${step}</li>`)}
    </ol>
    <p><b>${words.limits}</b></p>
  </section>`;
}
