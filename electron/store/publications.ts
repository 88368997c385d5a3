import type { PublicationKind } from '../../shared/protocol/count/counted.ts';
import type { TableMapping } from '../../shared/protocol/count/mapping.ts';
import type { TakenRow } from '../../shared/protocol/count/tables/take-rows.ts';
import type { Reader, Writer } from './connection.ts';

/** A table that came in, without its rows. */
export interface Publication {
  id: number;
  kind: PublicationKind;
  election: string;
  source: string;
  /** YYYY-MM-DD. */
  published: string;
  /** Of the kept file: SHA-256, name, bytes. */
  file: string;
  fileName: string;
  fileBytes: number;
  mapping: TableMapping;
  /** What its columns are called. */
  columns: readonly string[];
  person: string;
  at: string;
  inForce: boolean;
  rows: number;
}

type Stored = Omit<Publication, 'mapping' | 'columns' | 'inForce'> & {
  mapping: string;
  columns: string;
  inForce: 0 | 1;
};

const select = `SELECT publication.id, kind, election, source, published, file, kept_file.name AS fileName, kept_file.bytes AS fileBytes,
  mapping, columns, person, publication.at, in_force AS inForce,
  (SELECT count(*) FROM publication_row WHERE publication = publication.id) AS rows
  FROM publication JOIN kept_file ON kept_file.sha256 = file`;

function publicationOf({ mapping, columns, inForce, ...stored }: Stored): Publication {
  return {
    ...stored,
    mapping: JSON.parse(mapping) as TableMapping,
    columns: JSON.parse(columns) as string[],
    inForce: inForce === 1,
  };
}

/** All tables, withdrawn ones too: by kind and source, of one source by day of publication, then as they came. */
export function allPublications(db: Reader): Publication[] {
  return db.all<Stored>(`${select} ORDER BY kind, source, published, publication.id`).map(publicationOf);
}

/** A table by its id; undefined when there is none. */
export function findPublication(db: Reader, id: number): Publication | undefined {
  const stored = db.get<Stored>(`${select} WHERE publication.id = ?`, id);
  return stored && publicationOf(stored);
}

/** What is said of a table when it comes in. */
export type NewPublication = Pick<
  Publication,
  'kind' | 'election' | 'source' | 'published' | 'file' | 'mapping' | 'columns' | 'person'
>;

/** Adds a table with its rows; answers its id. The kept file has to be there. */
export function insertPublication(
  db: Writer,
  table: NewPublication,
  rows: readonly TakenRow[],
  at: string,
): number {
  const { kind, election, source, published, file, mapping, columns, person } = table;
  const { id } = db.run(
    `INSERT INTO publication (kind, election, source, published, file, mapping, columns, person, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    kind,
    election,
    source,
    published,
    file,
    JSON.stringify(mapping),
    JSON.stringify(columns),
    person,
    at,
  );
  rows.forEach(({ region, district, station, figures, about }, index) =>
    db.run(
      `INSERT INTO publication_row (publication, n, region, district, station, figures, about) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      index + 1,
      region,
      district,
      station,
      JSON.stringify(figures),
      JSON.stringify(about),
    ),
  );
  db.witness('publication', id);
  return id;
}

/** Withdraws a table, or brings it back. */
export function setPublicationInForce(db: Writer, id: number, inForce: boolean): void {
  db.run('UPDATE publication SET in_force = ? WHERE id = ?', Number(inForce), id);
  db.witness('publication', id);
}
