import { ruleTitle } from '../../../shared/forms/checks.ts';
import type { Figure } from '../../../shared/protocol/rules/among.ts';
import type { CountedPaper, CountedStation } from '../../../shared/protocol/count/counted.ts';
import { type Html, html } from '../../exchange/index.ts';
import type { Between } from '../parts/between.ts';
import { fact, foreign, stationLink, table, type Telling } from '../telling.ts';
import { pictureAddress, regionAddress, stationAddress, wayTo } from './addresses.ts';
import type { PublishedPicture } from './pictures.ts';

/** What a station's page takes from beyond the station. */
export interface AroundStation {
  between: Between;
  /** What became of a paper's picture. */
  picture: (paper: CountedPaper) => PublishedPicture;
}

/** All that is known of one station: its protocols' values beside their pictures, and what is in doubt. */
export function stationBody(telling: Telling, station: CountedStation, around: AroundStation): Html {
  const { speech } = telling;
  const { station: words } = speech.words;
  const at = stationAddress(station);
  return html`<p>
      <a href="${wayTo(at, regionAddress(station.region))}">${foreign(speech.region(station.region))}</a>
    </p>
    ${registerFacts(telling, station)} ${station.differ && html`<p class="doubt">${words.differ}</p>`}
    ${station.papers.length === 0 && html`<p>${words.noneBecause}</p>`}
    ${station.papers.map((paper, index) => paperSection(telling, station, { paper, index }, around))}`;
}

function registerFacts({ speech }: Telling, station: CountedStation): Html {
  const { station: words, reason } = speech.words;
  const { observed, registered, headCount, turnout } = station;
  const watched = observed === null ? words.notSaid : observed ? words.yes : words.no;
  const hours = turnout.map(({ hour, voted }) => `${hour} – ${speech.number(voted)}`).join('; ');
  return html`<dl>
    ${fact(words.district, station.district && foreign(station.district))}
    ${fact(words.name, station.name && foreign(station.name))}
    ${fact(words.address, station.address && foreign(station.address))}
    ${fact(words.registered, registered === null ? null : speech.number(registered))}
    ${fact(words.observed, watched)}
    ${fact(words.reason, station.papers.length === 0 && station.reason ? reason[station.reason] : null)}
    ${fact(words.headCount, headCount === null ? null : speech.number(headCount))}
    ${fact(words.turnout, hours)}
  </dl>`;
}

function paperSection(
  telling: Telling,
  station: CountedStation,
  { paper, index }: { paper: CountedPaper; index: number },
  around: AroundStation,
): Html {
  const { speech } = telling;
  const { station: words } = speech.words;
  const several = station.papers.length > 1;
  const [sha256 = ''] = paper.picture.split('/');
  return html`<section>
    <h2>
      ${speech.fill(words.protocolN, { n: paper.scan })}${several && html` – ${index === 0 ? words.counted : words.notCounted}`}
    </h2>
    <div class="beside">
      <div>${pictureOf(telling, station, paper, around.picture(paper))}</div>
      <div>
        ${values(telling, paper)} ${doubts(telling, paper)} ${besideOthers(telling, paper, around.between)}
        <p class="soft">${words.pictureHash}: <span class="mono">${sha256}</span></p>
      </div>
    </div>
  </section>`;
}

function pictureOf(
  { speech }: Telling,
  station: CountedStation,
  paper: CountedPaper,
  picture: PublishedPicture,
): Html {
  const { station: words } = speech.words;
  if (!picture.shown) return html`<p>${words[picture.why]}</p>`;
  const { width, height } = picture;
  const way = wayTo(`${speech.language}/${stationAddress(station)}`, pictureAddress(paper.picture));
  const alt = speech.fill(words.picture, { n: paper.scan });
  return html`<a href="${way}"><img src="${way}" width="${width}" height="${height}" alt="${alt}" /></a>`;
}

function values({ speech, facts }: Telling, { figures }: CountedPaper): Html {
  const { station: words } = speech.words;
  return table(
    words.protocol,
    html`<tr>
      <th scope="col">${words.row}</th>
      <th scope="col" class="n">${words.value}</th>
    </tr>`,
    facts.count.keys.map(
      (key) =>
        html`<tr>
          <th scope="row">${speech.figure(key)}</th>
          <td class="n">${figureText(speech, figures[key])}</td>
        </tr>`,
    ),
  );
}

function figureText({ words, number }: Telling['speech'], figure: Figure | undefined): string {
  if (typeof figure === 'number') return number(figure);
  if (figure === 'blank') return words.state.blank;
  return figure === null ? words.state.illegible : words.state.absent;
}

function doubts({ speech }: Telling, { flags }: CountedPaper): Html {
  const { station: words } = speech.words;
  if (flags.length === 0) return html`<p>${words.doubtNone}</p>`;
  return html`<h3>${words.doubtOpen}</h3>
    <ul>
      ${flags.map(
        ({ code, open }) =>
          html`<li>
            <span class="${open && code.startsWith('F') ? 'bad' : ''}">${code}</span>
            ${ruleTitle(code, speech.language)}${!open && html` <span class="soft">(${words.doubtClosed})</span>`}
          </li>`,
      )}
    </ul>`;
}

function besideOthers(telling: Telling, { scan }: CountedPaper, between: Between): Html {
  const { speech } = telling;
  const found = between.of(scan);
  if (found.length === 0) return html``;
  return html`<h3>${speech.words.station.between}</h3>
    <ul>
      ${found.map(
        ({ code, formula, stations }) =>
          html`<li>
            ${code} ${ruleTitle(code, speech.language)}:
            ${stations.map((other, n) => html`${n > 0 && ', '}${stationLink(telling, other)}`)}
            <span class="mono">${formula}</span>
          </li>`,
      )}
    </ul>`;
}
