import type { PublicationKind } from '../../shared/protocol/count/counted.ts';
import type { Reader } from './connection.ts';

/** What counting needs of a confirmed scan beside its figures. */
export interface ConfirmedScan {
  scan: number;
  /** SHA-256 of the picture, and the page in it. */
  picture: string;
  page: number;
  flagged: 0 | 1;
}

/** Confirmed scans, by id. */
export function confirmedScans(db: Reader): ConfirmedScan[] {
  return db.all<ConfirmedScan>(
    `SELECT id AS scan, original AS picture, page, status = 'flagged' AS flagged
     FROM present WHERE status IN ('flagged', 'final') ORDER BY id`,
  );
}

/** A rule that a confirmed scan's entry does not meet; `open`: no auditor has closed it. */
export interface ConfirmedFlag {
  scan: number;
  code: string;
  open: 0 | 1;
}

/** Flags of the entries that count, by scan, as the rules were evaluated. */
export function confirmedFlags(db: Reader): ConfirmedFlag[] {
  return db.all<ConfirmedFlag>(
    `SELECT scan.id AS scan, flag.code, closure.id IS NULL AS open
     FROM present AS scan JOIN flag ON flag.entry = scan.entry
       LEFT JOIN closure ON closure.entry = flag.entry AND closure.code = flag.code AND closure.in_force = 1
     WHERE scan.status IN ('flagged', 'final') ORDER BY scan.id, flag.n`,
  );
}

/** Rules that auditors have closed on confirmed scans, as `<scan> <code>`. */
export function closedOnScans(db: Reader): Set<string> {
  const rows = db.all<{ name: string }>(
    `SELECT DISTINCT scan.id || ' ' || closure.code AS name
     FROM present AS scan JOIN closure ON closure.entry = scan.entry AND closure.in_force = 1`,
  );
  return new Set(rows.map(({ name }) => name));
}

/** A row of a table in force, as it is kept. */
export interface PublishedRow {
  publication: number;
  kind: PublicationKind;
  source: string;
  published: string;
  region: string;
  district: string;
  station: number | null;
  /** JSON. */
  figures: string;
  about: string;
}

const publishedRow = `SELECT publication.id AS publication, kind, source, published, region, district, station, figures, about
  FROM publication JOIN publication_row ON publication_row.publication = publication.id
  WHERE in_force = 1 AND election = ?`;
const byPublication = 'ORDER BY published, publication.id, n';

/** Rows of an election's tables in force: by day of publication, then as the tables came, then in their order. */
export function publishedRows(db: Reader, election: string): PublishedRow[] {
  return db.all<PublishedRow>(`${publishedRow} ${byPublication}`, election);
}

/** Those of them about stations of one number, in whatever region. */
export function publishedOfStation(db: Reader, election: string, station: number): PublishedRow[] {
  return db.all<PublishedRow>(`${publishedRow} AND station = ? ${byPublication}`, election, station);
}

/** What was last said of a station under a key. */
export interface LatestSaying {
  region: string;
  station: number;
  key: string;
  /** JSON. */
  value: string;
}

/** What counts of all that people said of an election's stations. */
export function latestSayings(db: Reader, election: string): LatestSaying[] {
  return db.all<LatestSaying>(
    `SELECT region, station, key, value FROM station_saying
     WHERE id IN (SELECT max(id) FROM station_saying WHERE election = ? GROUP BY region, station, key)
     ORDER BY region, station, key`,
    election,
  );
}

/** Elections that tables, sayings or acts of violation are about. */
export function electionsTold(db: Reader): string[] {
  return db
    .all<{ election: string }>(
      `SELECT election FROM publication UNION SELECT election FROM station_saying
       UNION SELECT election FROM incident_version ORDER BY election`,
    )
    .map(({ election }) => election);
}

/** How many confirmed scans there are on each form. */
export function confirmedByForm(db: Reader): { form: string; scans: number }[] {
  return db.all<{ form: string; scans: number }>(
    `SELECT form, count(*) AS scans FROM present WHERE status IN ('flagged', 'final') GROUP BY form ORDER BY form`,
  );
}
