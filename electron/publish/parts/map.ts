import { classesOf } from '../../../shared/plots/classes.ts';
import { tileMap } from '../../../shared/plots/tile-map.ts';
import { electionMap, type MapRegion } from '../../../shared/protocol/count/map.ts';
import type { ElectionTotals } from '../../../shared/protocol/count/totals.ts';
import { Html, html } from '../../exchange/index.ts';
import { foreign, table, type Telling } from '../telling.ts';
import { type RegionAddress, regionName } from './coverage.ts';

/** What regions are coloured by: hundredths of a percent or a count, null where it is not known. */
interface Measure {
  id: string;
  title: string;
  percent: boolean;
  start: 'zero' | 'least';
  value: (region: MapRegion) => number | null;
}

/** Regions as tiles, coloured by coverage, turnout, the first one's share and findings; the same as a table. */
export function mapPart(telling: Telling, totals: ElectionTotals, regionAddress: RegionAddress): Html {
  const { regions } = electionMap(telling.facts.count, totals);
  const shown = regions.filter(({ stations, withProtocol }) => stations > 0 || withProtocol > 0);
  if (shown.length === 0) return html`<p>${telling.speech.words.findings.none}</p>`;
  const measures = measuresOf(telling, totals);
  return html`${measures.map((measure) => drawn(telling, regions, measure, regionAddress))}
  ${asTable(telling, shown, measures, regionAddress)}`;
}

function measuresOf({ speech }: Telling, { country, votes }: ElectionTotals): Measure[] {
  const { map: words } = speech.words;
  const [first] = votes.length > 0 && country.all.votes > 0 ? country.order.all : [];
  return [
    {
      id: 'coverage',
      title: words.coverage,
      percent: true,
      start: 'zero',
      // Of a region whose stations nobody has counted the coverage is not known.
      value: ({ coverage, exact }) => (exact ? coverage : null),
    },
    {
      id: 'turnout',
      title: words.turnout,
      percent: true,
      start: 'least',
      value: ({ turnout, turnoutPapers }) => (turnoutPapers > 0 ? turnout : null),
    },
    ...(first === undefined
      ? []
      : [
          {
            id: 'share',
            title: speech.fill(words.share, { candidate: speech.candidate(first) }),
            percent: true,
            start: 'least',
            value: ({ shares }: MapRegion) => shares[first] ?? null,
          } as const,
        ]),
    {
      id: 'findings',
      title: words.findings,
      percent: false,
      start: 'zero',
      value: ({ findings, withProtocol }) => (withProtocol > 0 ? findings : null),
    },
  ];
}

function shownValue({ speech }: Telling, { percent, value }: Measure, region: MapRegion): string {
  const found = value(region);
  if (found === null) return '–';
  return percent ? speech.percent(found) : speech.number(found);
}

function drawn(
  telling: Telling,
  regions: readonly MapRegion[],
  measure: Measure,
  addressOf: RegionAddress,
): Html {
  const { speech, facts } = telling;
  const places = new Map(facts.view.regions.map(({ key, tile }) => [key, tile]));
  const scaled = (region: MapRegion) => {
    const found = measure.value(region);
    return found === null || !measure.percent ? found : found / 100;
  };
  const values = regions.flatMap((region) => scaled(region) ?? []);
  const tiles = regions
    // A region that only lies beyond the map's grid, and of which nothing is known, has no tile.
    .filter(({ region, stations }) => stations > 0 || places.get(region))
    .map((region) => {
      const href = addressOf(region.region);
      return {
        key: region.region,
        name: speech.region(region.region),
        place: places.get(region.region) ?? null,
        value: scaled(region),
        shown: shownValue(telling, measure, region),
        ...(href === null ? {} : { href }),
      };
    });
  const classes = classesOf(values, measure.start, measure.percent ? 0.1 : 1);
  const unit = measure.percent ? ' %' : '';
  const svg = tileMap(
    { id: `map-${measure.id}`, tiles, classes },
    {
      title: measure.title,
      unknown: speech.words.map.unknown,
      range: (from, to) => `${speech.decimal(from)}–${speech.decimal(to)}${unit}`,
    },
  );
  return html`<figure class="map">
    <figcaption>${measure.title}</figcaption>
    ${new Html(svg)}
  </figure>`;
}

function asTable(
  telling: Telling,
  regions: readonly MapRegion[],
  measures: readonly Measure[],
  addressOf: RegionAddress,
): Html {
  const { lists, part } = telling.speech.words;
  return table(
    part.map,
    html`<tr>
      <th scope="col">${lists.region}</th>
      ${measures.map(({ title }) => html`<th scope="col" class="n">${foreign(title)}</th>`)}
    </tr>`,
    regions.map(
      (region) =>
        html`<tr>
          <th scope="row">${regionName(telling, region.region, addressOf)}</th>
          ${measures.map((measure) => html`<td class="n">${shownValue(telling, measure, region)}</td>`)}
        </tr>`,
    ),
  );
}
