import type { CountedPaper, CountedStation } from '../../../shared/protocol/count/counted.ts';
import { type Html, html } from '../../exchange/index.ts';
import { stationLink, table, type Telling } from '../telling.ts';
import type { Finding } from './findings.ts';

/** Protocols with an error finding, each with its number and the whole SHA-256 of its picture: what the report names can be looked up. */
export function namedPart(telling: Telling, findings: readonly Finding[]): Html {
  const { station: words } = telling.speech.words;
  const named = new Map<CountedPaper, { station: CountedStation; codes: string[] }>();
  for (const { code, stations } of findings.filter((finding) => finding.code.startsWith('F')))
    for (const { station, papers } of stations)
      for (const paper of papers) {
        const found = named.get(paper) ?? { station, codes: [] };
        found.codes.push(code);
        named.set(paper, found);
      }
  const rows = [...named].sort(([a], [b]) => a.scan - b.scan);
  if (rows.length === 0) return html`<p>${telling.speech.words.findings.none}</p>`;
  return table(
    telling.speech.words.part.named,
    html`<tr>
      <th scope="col" class="n">№</th>
      <th scope="col">${words.station}</th>
      <th scope="col">${telling.speech.words.findings.code}</th>
      <th scope="col">${words.pictureHash}</th>
    </tr>`,
    rows.map(
      ([{ scan, picture }, { station, codes }]) =>
        html`<tr id="p${scan}">
          <td class="n">${scan}</td>
          <th scope="row">${stationLink(telling, station)}</th>
          <td>${codes.join(' ')}</td>
          <td class="mono">${picture}</td>
        </tr>`,
    ),
  );
}
