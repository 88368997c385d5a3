import { type Html, html } from '../../exchange/index.ts';
import { table, type Telling } from '../telling.ts';
import { wayTo } from './addresses.ts';
import type { SiteFolder } from './folder.ts';
import { headFile, publicKeyFile, signatureFile, sumsFile } from './sums.ts';

/** Files to take away, as addresses from the site's root. */
export const downloads = {
  xlsx: 'data/protocols.xlsx',
  csv: 'data/stations.csv',
  json: 'data/count.json',
  schema: 'data/count.schema.json',
} as const;

/** What can be taken away, and how a copy of the site is checked. */
export function downloadsBody(telling: Telling, at: string, folder: SiteFolder, signed: boolean): Html {
  const { speech } = telling;
  const { downloads: words } = speech.words;
  const here = `${speech.language}/${at}`;
  const vouching: [string, string][] = [
    [sumsFile, words.sums],
    [headFile, words.head],
    ...(signed
      ? ([
          [signatureFile, words.signature],
          [publicKeyFile, words.publicKey],
        ] as [string, string][])
      : []),
  ];
  const files = [
    ...(['xlsx', 'csv', 'json', 'schema'] as const).map((each) => [downloads[each], words[each]] as const),
    ...vouching,
  ];
  return html`<p>${words.licence}</p>
    ${table(
      speech.words.part.downloads,
      html`<tr>
        <th scope="col">${words.file}</th>
        <th scope="col">${words.what}</th>
        <th scope="col" class="n">${words.bytes}</th>
      </tr>`,
      files.map(([address, what]) => {
        const bytes = folder.bytesOf(address);
        return html`<tr>
          <th scope="row"><a href="${wayTo(here, address)}">${address}</a></th>
          <td>${what}</td>
          <td class="n">${bytes > 0 ? speech.number(bytes) : ''}</td>
        </tr>`;
      }),
    )}
    <section class="files">
      <p>${words.verify}</p>
      <code>sha256sum -c ${sumsFile}</code>
      <code>sha256sum ${sumsFile}; grep site-sums ${headFile}</code>
      ${
        signed &&
        html`<code
          >openssl pkeyutl -verify -pubin -keyform DER -inkey ${publicKeyFile} -rawin -in ${headFile} -sigfile
          ${signatureFile}</code
        >`
      }
    </section>`;
}
