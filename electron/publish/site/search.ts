import type { CountedStation } from '../../../shared/protocol/count/counted.ts';
import { type Html, html } from '../../exchange/index.ts';
import type { Telling } from '../telling.ts';
import { stationAddress } from './addresses.ts';

/** Addresses of the search's script, and of its list of stations in a language, from the site's root. */
export const searchScript = 'search.js';
export function searchIndex(language: string): string {
  return `search-${language}.js`;
}

/**
 * The stations that the search looks through, as a script: a page that lies on a disk may load a script from beside it, but not
 * fetch a file. Each station: its address, what is shown, and what is searched, folded.
 */
export function searchIndexText(
  { speech }: Pick<Telling, 'speech'>,
  stations: readonly CountedStation[],
): string {
  const rows = stations.map((station) => {
    const { district, name, address } = station;
    const shown = `${speech.region(station.region)} ${station.station}`;
    const place = [district, name, address].filter(Boolean).join(', ');
    return JSON.stringify([stationAddress(station), shown, place]);
  });
  // A line separator of Unicode may stand in JSON, but once could not in a script.
  return `var stations = [\n${rows.join(',\n')}\n];\n`
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** The search's part of the first page: hidden until its script runs, and said so. */
export function searchBox({ speech }: Pick<Telling, 'speech'>): Html {
  const { site } = speech.words;
  return html`<section class="search">
    <form
      id="search"
      hidden
      data-none="${site.searchNone}"
      data-hits="${site.searchHits}"
      data-more="${site.searchMore}"
    >
      <label for="asked">${site.search}</label>
      <input id="asked" type="search" autocomplete="off" aria-describedby="asked-help" />
      <p id="asked-help" class="soft">${site.searchHelp}</p>
      <p id="found-count" role="status"></p>
      <ul id="found"></ul>
    </form>
    <noscript><p class="soft">${site.noScript}</p></noscript>
  </section>`;
}

/** The search itself: every word asked for has to stand in a station's name or place; a number is a station's own number first. */
export const searchScriptText = `'use strict';
(function () {
  var most = 50;
  var form = document.getElementById('search');
  var asked = document.getElementById('asked');
  var found = document.getElementById('found');
  var count = document.getElementById('found-count');
  var fold = function (text) { return text.normalize('NFC').toLowerCase(); };
  var folded = stations.map(function (each) { return fold(each[1] + ' ' + each[2]); });
  var numberOf = function (each) { return each[1].slice(each[1].lastIndexOf(' ') + 1); };
  var search = function () {
    var words = fold(asked.value).split(/\\s+/).filter(Boolean);
    found.textContent = '';
    count.textContent = '';
    if (words.length === 0) return;
    var first = [];
    var others = [];
    stations.forEach(function (each, n) {
      if (!words.every(function (word) { return folded[n].indexOf(word) !== -1; })) return;
      (words.indexOf(numberOf(each)) === -1 ? others : first).push(each);
    });
    var hits = first.concat(others);
    hits.slice(0, most).forEach(function (each) {
      var link = document.createElement('a');
      link.href = each[0];
      link.textContent = each[1];
      var row = document.createElement('li');
      row.append(link, each[2] ? ' ' + each[2] : '');
      found.append(row);
    });
    count.textContent = hits.length === 0 ? form.dataset.none
      : form.dataset.hits + ' ' + hits.length + (hits.length > most ? ' (' + form.dataset.more + ')' : '');
  };
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  asked.addEventListener('input', search);
  form.hidden = false;
})();
`;
