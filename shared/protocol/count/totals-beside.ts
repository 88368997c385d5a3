import type { CountedElection, CountedPublication, CountedRow } from './counted.ts';
import { isAbout, isWithin, type Place } from './coverage.ts';

/** What a table of protocols from elsewhere sums up to in a place. It stands beside our own totals and is never added to them. */
export interface TableSum {
  publication: number;
  source: string;
  /** Day of publication, YYYY-MM-DD. */
  published: string;
  /** What the table's rows that were added are about; `place`: its one row about the whole place. */
  of: 'place' | 'regions' | 'districts' | 'stations';
  rows: number;
  /** Sums by key over the rows that state it, and how many do. */
  figures: Record<string, { sum: number; rows: number }>;
}

/**
 * The newest independent table of each source that says something of a place. Rows about the whole place go before those about
 * parts of it, larger parts before smaller ones, and are never mixed: one may lie within the other.
 */
export function tablesBeside({ publications }: CountedElection, place: Place): TableSum[] {
  const independent = publications.filter(({ kind }) => kind === 'independent');
  const newest = new Map(independent.map((publication) => [publication.source, publication]));
  return [...newest.values()].flatMap((publication) => sumOf(publication, place) ?? []);
}

function sumOf(publication: CountedPublication, place: Place): TableSum | null {
  const { id, source, published, rows } = publication;
  const within = rows.filter((row) => isWithin(row, place));
  const levels: [TableSum['of'], CountedRow[]][] = [
    ['place', rows.filter((row) => isAbout(row, place))],
    ['regions', within.filter((row) => row.station === null && row.region !== '' && row.district === '')],
    ['districts', within.filter((row) => row.station === null && row.district !== '')],
    ['stations', within.filter((row) => row.station !== null)],
  ];
  const level = levels.find(([, found]) => found.length > 0);
  if (!level) return null;
  const [of, found] = level;
  return { publication: id, source, published, of, rows: found.length, figures: figuresOf(found) };
}

function figuresOf(rows: readonly CountedRow[]): TableSum['figures'] {
  const figures: TableSum['figures'] = {};
  for (const row of rows)
    for (const [key, number] of Object.entries(row.figures)) {
      const figure = (figures[key] ??= { sum: 0, rows: 0 });
      figure.sum += number;
      figure.rows++;
    }
  return figures;
}
