import Database from 'better-sqlite3';
import path from 'node:path';
import { spellings } from './muddled-workspace.ts';

/**
 * What counts, worked out from the tables of a workspace alone, in SQL: nothing here is shared with the program's own way. `paper` has one
 * row for each paper, `counted` for each station with the paper that is counted.
 */
const WHAT_COUNTS = `
CREATE TEMP VIEW here AS
  SELECT scan.*, scan.original || '/' || scan.page AS picture FROM scan
  WHERE NOT EXISTS (SELECT 1 FROM withdrawn WHERE withdrawn.scan = scan.id AND withdrawn.in_force = 1);
-- Pictures that were joined, in both directions, by the last thing said of the pair.
CREATE TEMP TABLE joined AS
  WITH pair AS (
    SELECT one_sha256 || '/' || one_page AS a, other_sha256 || '/' || other_page AS b, joined,
      row_number() OVER (PARTITION BY one_sha256, one_page, other_sha256, other_page ORDER BY n DESC) AS latest
    FROM joining WHERE in_force = 1)
  SELECT a, b FROM pair WHERE latest = 1 AND joined = 1 UNION SELECT b, a FROM pair WHERE latest = 1 AND joined = 1;
CREATE TEMP TABLE paper_of AS
  WITH RECURSIVE reach (picture, other) AS (
    SELECT picture, picture FROM here
    UNION SELECT reach.picture, joined.b FROM reach JOIN joined ON joined.a = reach.other)
  SELECT picture, min(other) AS paper FROM reach GROUP BY picture;
-- Of each paper the confirmed picture that lies best; papers that were annulled are left out.
CREATE TEMP TABLE paper AS
  WITH confirmed AS (
    SELECT here.id AS scan, here.entry, here.picture, here.station, spelling.region, paper_of.paper,
      row_number() OVER (PARTITION BY paper_of.paper ORDER BY CAST(100 * here.score AS INTEGER) DESC, here.picture) AS place
    FROM here JOIN paper_of USING (picture) JOIN spelling ON spelling.written = here.region
    WHERE here.status IN ('final', 'flagged'))
  SELECT scan, entry, picture, station, region,
    EXISTS (SELECT 1 FROM flag WHERE flag.entry = confirmed.entry AND severity = 'error' AND NOT EXISTS (
      SELECT 1 FROM closure WHERE closure.entry = flag.entry AND closure.code = flag.code AND in_force = 1)) AS open_error,
    (SELECT count(*) FROM entry_value WHERE entry_value.entry = confirmed.entry AND field <> 'station' AND value IS NULL) AS unknown
  FROM confirmed WHERE place = 1 AND paper NOT IN (
    SELECT paper_of.paper FROM linking JOIN paper_of ON paper_of.picture = to_sha256 || '/' || to_page
    WHERE kind = 'annulment' AND linked = 1 AND in_force = 1);
-- Papers of one station that state something else in some row, unless an auditor closed that for the paper.
CREATE TEMP TABLE apart AS
  SELECT DISTINCT one.region, one.station FROM paper AS one
    JOIN paper AS other ON other.region = one.region AND other.station = one.station AND other.scan <> one.scan
    JOIN entry_value AS a ON a.entry = one.entry AND a.state <> 'illegible' AND a.field <> 'station'
    JOIN entry_value AS b ON b.entry = other.entry AND b.field = a.field AND b.state <> 'illegible'
  WHERE a.value IS NOT b.value
    AND NOT EXISTS (SELECT 1 FROM closure WHERE closure.entry = one.entry AND code = 'F502' AND in_force = 1);
CREATE TEMP TABLE counted AS
  SELECT * FROM (
    SELECT paper.*, row_number() OVER (PARTITION BY region, station ORDER BY open_error, unknown, picture) AS place,
      EXISTS (SELECT 1 FROM apart WHERE apart.region = paper.region AND apart.station = paper.station) AS differs
    FROM paper WHERE station IS NOT NULL)
  WHERE place = 1;
`;

/** One sum, worked out in SQL. */
export interface Recounted {
  region: string;
  field: string;
  papers: number;
  sum: number;
  known: number;
  blank: number;
  illegible: number;
  least: number;
  most: number;
}

/** A workspace's totals from its tables; close it. */
export interface Recount {
  /** By region and field; with stations in doubt, or without. */
  sums(withoutDoubtful: boolean): Recounted[];
  stations(): { region: string; counted: number; doubtful: number; differing: number }[];
  turnout(): { region: string; papers: number; registered: number; voted: number }[];
  /** Confirmed papers without a station's number. */
  nowhere(): number;
  /** How many rows there are of what must not count. */
  beside(): { entries: number; confirmed: number; papers: number; counted: number };
  close(): void;
}

/** The database of a workspace that nobody has open, with what counts of it; nothing in it can be changed. */
export function openRecount(folder: string): Database.Database {
  const sql = new Database(path.join(folder, 'workspace.sqlite'), { readonly: true });
  sql.exec('CREATE TEMP TABLE spelling (written TEXT PRIMARY KEY, region TEXT)');
  const spelled = sql.prepare('INSERT INTO spelling VALUES (?, ?)');
  for (const [key, ...all] of spellings) for (const written of all) spelled.run(written, key);
  sql.exec(WHAT_COUNTS);
  return sql;
}

/** @param folder of a workspace that nobody has open */
export function recount(folder: string): Recount {
  const sql = openRecount(folder);
  const all = <Row>(text: string) => sql.prepare(text).all() as Row[];
  return {
    sums: (withoutDoubtful) =>
      all(`
        SELECT region, field, count(*) AS papers, coalesce(sum(value), 0) AS sum, count(value) AS known,
          sum(state = 'blank') AS blank, sum(state = 'illegible') AS illegible,
          sum((SELECT min(coalesce(other.value, entry_value.value, 0)) FROM paper JOIN entry_value AS other USING (entry)
            WHERE paper.region = counted.region AND paper.station = counted.station AND other.field = entry_value.field)) AS least,
          sum((SELECT max(coalesce(other.value, entry_value.value, 0)) FROM paper JOIN entry_value AS other USING (entry)
            WHERE paper.region = counted.region AND paper.station = counted.station AND other.field = entry_value.field)) AS most
        FROM counted JOIN entry_value USING (entry)
        WHERE field <> 'station' ${withoutDoubtful ? 'AND NOT open_error AND NOT differs' : ''}
        GROUP BY region, field`),
    stations: () =>
      all(`SELECT region, count(*) AS counted, sum(open_error OR differs) AS doubtful, sum(differs) AS differing
        FROM counted GROUP BY region`),
    turnout: () =>
      all(`SELECT region, count(*) AS papers, sum(r.value) AS registered, sum(v.value) AS voted
        FROM counted JOIN entry_value AS r ON r.entry = counted.entry AND r.field = 'registered' AND r.value IS NOT NULL
          JOIN entry_value AS v ON v.entry = counted.entry AND v.field = 'voted' AND v.value IS NOT NULL
        GROUP BY region`),
    nowhere: () => all<{ n: number }>('SELECT count(*) AS n FROM paper WHERE station IS NULL')[0]?.n ?? 0,
    beside: () =>
      all<ReturnType<Recount['beside']>>(`SELECT (SELECT count(*) FROM entry) AS entries,
        (SELECT count(*) FROM scan WHERE status IN ('final', 'flagged')) AS confirmed,
        (SELECT count(*) FROM paper) AS papers, (SELECT count(*) FROM counted) AS counted`)[0] ?? {
        entries: 0,
        confirmed: 0,
        papers: 0,
        counted: 0,
      },
    close: () => sql.close(),
  };
}
