import type { CountedElection, CountedPublication, CountedRow } from '../../shared/protocol/count/counted.ts';
import type { Figures } from '../../shared/protocol/count/figures.ts';
import type { Regions } from '../../shared/protocol/count/regions.ts';
import type { PublishedRow } from '../store/counting.ts';

/** Tables from their rows (`publishedRows`), in that order, their regions by the keys that they are counted under. */
export function publicationsOf(published: readonly PublishedRow[], regions: Regions): CountedPublication[] {
  const publications = new Map<number, CountedPublication & { rows: CountedRow[] }>();
  for (const row of published) {
    const { publication: id, kind, source, district, station } = row;
    const publication = publications.get(id) ?? { id, kind, source, published: row.published, rows: [] };
    publications.set(id, publication);
    publication.rows.push({
      region: regions.keyOf(row.region),
      district,
      station,
      figures: JSON.parse(row.figures) as Figures,
    });
  }
  return [...publications.values()];
}

/** Ids of each source's newest register: a later version replaces the whole of an earlier one. */
export function newestRegisters(publications: CountedElection['publications']): ReadonlySet<number> {
  const registers = publications.filter(({ kind }) => kind === 'stations');
  return new Set(new Map(registers.map(({ source, id }) => [source, id])).values());
}
