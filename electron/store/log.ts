import type { ActName } from '../../shared/protocol/acts.ts';
import type { Reader, Writer } from './connection.ts';

/** One row of the audit log. */
export interface LogRow {
  seq: number;
  at: string;
  person: string;
  act: string;
  scan: number | null;
  /** JSON in one line. */
  detail: string;
  /** Hash of the row before; 64 zeros for the first. */
  prev: string;
  hash: string;
}

const columns = 'seq, at, person, act, scan, detail, prev, hash';

/** The newest row; undefined in an empty log. */
export function lastLogRow(db: Reader): LogRow | undefined {
  return db.get<LogRow>(`SELECT ${columns} FROM audit_log ORDER BY seq DESC LIMIT 1`);
}

/** Number of the newest row of another act than `act`; 0 when there is none. */
export function lastSeqBeside(db: Reader, act: ActName): number {
  return (
    db.get<{ seq: number }>('SELECT seq FROM audit_log WHERE act <> ? ORDER BY seq DESC LIMIT 1', act)?.seq ??
    0
  );
}

/** The whole log, oldest first. */
export function eachLogRow(db: Reader): IterableIterator<LogRow> {
  return db.each<LogRow>(`SELECT ${columns} FROM audit_log ORDER BY seq`);
}

/** Newest rows first: of one scan or of all, below `before` when given. */
export function listLog(
  db: Reader,
  filter: { scan?: number | undefined; before?: number | undefined; limit: number },
): LogRow[] {
  const before = filter.before ?? Number.MAX_SAFE_INTEGER;
  if (filter.scan === undefined)
    return db.all<LogRow>(
      `SELECT ${columns} FROM audit_log WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
      before,
      filter.limit,
    );
  return db.all<LogRow>(
    `SELECT ${columns} FROM audit_log WHERE seq IN (SELECT seq FROM audit_scan WHERE scan = ? AND seq < ? ORDER BY seq DESC LIMIT ?) ORDER BY seq DESC`,
    filter.scan,
    before,
    filter.limit,
  );
}

/** Adds a row and says which scans it touched. */
export function insertLogRow(db: Writer, row: LogRow, scans: Iterable<number>): void {
  db.run(
    `INSERT INTO audit_log (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    row.at,
    row.person,
    row.act,
    row.scan,
    row.detail,
    row.prev,
    row.hash,
  );
  for (const scan of scans) db.run('INSERT INTO audit_scan (scan, seq) VALUES (?, ?)', scan, row.seq);
}

/** The links from scans to the events that touched them. */
export function eachLogLink(db: Reader): IterableIterator<{ scan: number; seq: number }> {
  return db.each<{ scan: number; seq: number }>('SELECT scan, seq FROM audit_scan');
}
