import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { Reader } from './connection.ts';

/** A confirmed protocol, as the auditors' list shows it. */
export interface ListedProtocol {
  /** The entry that counts. */
  entry: number;
  scan: number;
  version: number;
  status: ScanStatus;
  form: string;
  region: string;
  station: number | null;
  name: string;
}

/** A flag of an entry. */
export interface ListedFlag extends ListedProtocol {
  /** Its place among the entry's flags. */
  n: number;
  code: string;
}

const protocol = `scan.id AS scan, scan.version, scan.status, scan.form, scan.region, scan.station,
  (SELECT name FROM source WHERE original = scan.original ORDER BY id LIMIT 1) AS name`;

export interface FlagFilter {
  code?: string | undefined;
  state: 'open' | 'closed';
}

/** Flags that are open: of the entry that counts, not closed; a warning that its person has ticked is handled. */
const open = `
  FROM present AS scan JOIN flag ON flag.entry = scan.entry
    LEFT JOIN closure ON closure.entry = flag.entry AND closure.code = flag.code AND closure.in_force = 1
  WHERE scan.status IN ('flagged', 'final') AND closure.id IS NULL AND flag.ticked = 0`;

/** Flags that an auditor has closed, also of entries that were corrected since. */
const closed = `
  FROM closure JOIN present AS scan ON scan.id = closure.scan
    JOIN flag ON flag.entry = closure.entry AND flag.code = closure.code
  WHERE closure.in_force = 1`;

/** Flags that pass, errors first, by rule, then in batch order. */
export function listFlags(
  db: Reader,
  { code, state }: FlagFilter,
  offset: number,
  limit: number,
): ListedFlag[] {
  const from = state === 'open' ? open : closed;
  return db.all<ListedFlag>(
    // Names are looked up for the asked rows alone.
    `SELECT listed.entry, listed.n, listed.code, ${protocol}
     FROM (SELECT flag.entry, flag.n, flag.code, flag.severity, scan.id AS id
       ${from} ${code ? 'AND flag.code = ?' : ''}
       ORDER BY flag.severity = 'warning', flag.code, scan.batch, scan.id LIMIT ? OFFSET ?) AS listed
     JOIN scan ON scan.id = listed.id
     ORDER BY listed.severity = 'warning', listed.code, scan.batch, scan.id`,
    ...(code ? [code] : []),
    limit,
    offset,
  );
}

/** A protocol by its scan; undefined while it is not confirmed. */
export function confirmedProtocol(db: Reader, scan: number): ListedProtocol | undefined {
  return db.get<ListedProtocol>(
    `SELECT scan.entry, ${protocol} FROM scan WHERE scan.id = ? AND status IN ('flagged', 'final')`,
    scan,
  );
}

/** How many flags of each rule are open and closed, errors first. */
export function flagsByRule(db: Reader): { code: string; open: number; closed: number }[] {
  return db.all(`
    SELECT code, sum(open) AS open, sum(closed) AS closed FROM (
      SELECT flag.code, flag.severity, count(*) AS open, 0 AS closed ${open} GROUP BY flag.code
      UNION ALL
      SELECT flag.code, flag.severity, 0, count(*) ${closed} GROUP BY flag.code)
    GROUP BY code ORDER BY min(severity = 'warning'), code`);
}
