import type { CountedPublication } from './counted.ts';
import { foldName } from './regions.ts';

/** What a table's row speaks of: region and district are empty for the country, the district for a region or a station. */
export interface TablePlace {
  /** Key of the region. */
  region: string;
  district: string;
  station: number | null;
}

/** A figure as a table states it. */
export interface StatedFigure {
  value: number;
  /** False where one table states two numbers of it. */
  single: boolean;
  /** The table that states it. */
  publication: number;
  source: string;
  /** Day of its publication, YYYY-MM-DD. */
  published: string;
}

/** A place and what is stated of it. */
export interface StatedPlace extends TablePlace {
  figures: Map<string, StatedFigure>;
}

/** A figure that a source published as one number and later as another (W507). */
export interface FigureChange extends TablePlace {
  key: string;
  source: string;
  from: Pick<StatedFigure, 'value' | 'published'>;
  to: Pick<StatedFigure, 'value' | 'published'>;
}

/** What tells a place from others. A station is known by its region and number alone. */
export function placeKey({ region, district, station }: TablePlace): string {
  if (station !== null) return `${region}/${station}`;
  return district === '' ? `${region}\n` : `${region}\n${foldName(district)}`;
}

/**
 * What one table states, by place. Where two of its rows state different numbers of one figure, `choose` takes one of them and the figure
 * is not `single`.
 */
export function statedIn(
  publication: CountedPublication,
  choose: (a: number, b: number) => number,
): Map<string, StatedPlace> {
  const { id, source, published, rows } = publication;
  const places = new Map<string, StatedPlace>();
  for (const { region, district, station, figures } of rows) {
    const key = placeKey({ region, district, station });
    const place: StatedPlace = places.get(key) ?? { region, district, station, figures: new Map() };
    places.set(key, place);
    for (const [figure, value] of Object.entries(figures)) {
      const before = place.figures.get(figure);
      place.figures.set(figure, {
        value: before ? choose(before.value, value) : value,
        single: !before || (before.single && before.value === value),
        publication: id,
        source,
        published,
      });
    }
  }
  return places;
}

/** An official table as it is compared. */
export interface OfficialTable {
  source: string;
  places: ReadonlyMap<string, StatedPlace>;
}

/** Official tables, oldest first. Of two numbers in one table the greater one is taken: what exceeds that exceeds the other too. */
export function officialTables(publications: readonly CountedPublication[]): OfficialTable[] {
  return publications
    .filter(({ kind }) => kind === 'official')
    .map((publication) => ({ source: publication.source, places: statedIn(publication, Math.max) }));
}

/** Official figures in force, by place: of each the last number published. */
export function officialInForce(tables: readonly OfficialTable[]): Map<string, StatedPlace> {
  const inForce = new Map<string, StatedPlace>();
  for (const { places } of tables)
    for (const [key, place] of places) {
      const before = inForce.get(key);
      if (!before) inForce.set(key, { ...place, figures: new Map(place.figures) });
      else for (const [figure, stated] of place.figures) before.figures.set(figure, stated);
    }
  return inForce;
}

/**
 * W507: every official figure that a source changed after it had published it, in the order of the tables. Different sources are not
 * versions of one another; figures that a table states twice are passed over.
 */
export function changedFigures(tables: readonly OfficialTable[]): FigureChange[] {
  const changes: FigureChange[] = [];
  const known = new Map<string, Map<string, StatedFigure>>();
  for (const { source, places } of tables)
    for (const [key, { region, district, station, figures }] of places) {
      const ofPlace = `${source}\n${key}`;
      const before = known.get(ofPlace) ?? new Map<string, StatedFigure>();
      known.set(ofPlace, before);
      for (const [figure, to] of figures) {
        if (!to.single) continue;
        const from = before.get(figure);
        before.set(figure, to);
        if (!from || from.value === to.value) continue;
        changes.push({ region, district, station, key: figure, source, from: dated(from), to: dated(to) });
      }
    }
  return changes;
}

function dated({ value, published }: StatedFigure): Pick<StatedFigure, 'value' | 'published'> {
  return { value, published };
}
