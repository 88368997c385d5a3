import type { CountedElection, CountedPublication, CountedRow } from '../../shared/protocol/count/counted.ts';
import type { Figures } from '../../shared/protocol/count/figures.ts';
import type { Regions } from '../../shared/protocol/count/regions.ts';
import type { Reader } from '../store/connection.ts';
import { publishedRows } from '../store/counting.ts';

/** The tables of an election that are in force, oldest first, their regions by the keys that they are counted under. */
export function publicationsOf(db: Reader, election: string, regions: Regions): CountedPublication[] {
  const publications = new Map<number, CountedPublication & { rows: CountedRow[] }>();
  for (const row of publishedRows(db, election)) {
    const { publication: id, kind, source, published, district, station } = row;
    const publication = publications.get(id) ?? { id, kind, source, published, rows: [] };
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
