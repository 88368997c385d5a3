import { outgoingActs } from '../../shared/protocol/acts.ts';
import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { FieldState } from '../../shared/protocol/values.ts';
import type { Reader } from './connection.ts';

/** A scan as an export needs it; `form` and what follows from an entry are null while there is none. */
export interface ExportedScan {
  id: number;
  status: ScanStatus;
  sha256: string;
  page: number;
  takenAt: string;
  form: string | null;
  region: string;
  person: string | null;
  note: string | null;
  confirmedAt: string | null;
  readAt: string | null;
  values: readonly (readonly [field: string, value: number | null, state: FieldState, corrected: 0 | 1])[];
  marks: readonly (readonly [mark: string, present: 0 | 1])[];
  /** Codes in the rules' order. */
  flags: readonly string[];
  /** Names of the sources, oldest first. */
  sources: readonly string[];
}

type Packed = 'values' | 'marks' | 'flags' | 'sources';

/** How many scans have one of the statuses. */
export function countToExport(db: Reader, statuses: readonly ScanStatus[]): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM scan WHERE status IN (${marksFor(statuses)})`,
      ...statuses,
    )?.n ?? 0
  );
}

/** The next scans after one by id that have one of the statuses, each with its latest entry, at most `limit`. */
export function scansToExport(
  db: Reader,
  statuses: readonly ScanStatus[],
  after: number,
  limit: number,
): ExportedScan[] {
  const rows = db.all<Omit<ExportedScan, Packed> & Record<Packed, string>>(
    `SELECT scan.id, scan.status, scan.original AS sha256, scan.page, scan.at AS takenAt,
       coalesce(entry.form, scan.form) AS form, coalesce(entry.region, scan.region) AS region,
       entry.person, entry.note, entry.at AS confirmedAt, reading.at AS readAt,
       (SELECT json_group_array(json_array(field, value, state, corrected)) FROM entry_value WHERE entry = scan.entry) AS "values",
       (SELECT json_group_array(json_array(mark, present)) FROM entry_mark WHERE entry = scan.entry) AS marks,
       (SELECT json_group_array(code ORDER BY n) FROM flag WHERE entry = scan.entry) AS flags,
       (SELECT json_group_array(name ORDER BY id) FROM source WHERE original = scan.original) AS sources
     FROM scan
       LEFT JOIN entry ON entry.id = scan.entry
       LEFT JOIN reading ON reading.id = coalesce(entry.reading, scan.reading)
     WHERE scan.id > ? AND scan.status IN (${marksFor(statuses)})
     ORDER BY scan.id LIMIT ?`,
    after,
    ...statuses,
    limit,
  );
  return rows.map((row) => ({
    ...row,
    values: JSON.parse(row.values) as ExportedScan['values'],
    marks: JSON.parse(row.marks) as ExportedScan['marks'],
    flags: JSON.parse(row.flags) as string[],
    sources: JSON.parse(row.sources) as string[],
  }));
}

/** Contents of the form files that the scans' latest entries were typed under, in the order in which they came into use. */
export function formsToExport(db: Reader, statuses: readonly ScanStatus[]): string[] {
  return db
    .all<{ json: string }>(
      `SELECT json FROM form
       WHERE sha256 IN (SELECT form_sha256 FROM entry JOIN scan ON scan.entry = entry.id WHERE scan.status IN (${marksFor(statuses)}))
       ORDER BY rowid`,
      ...statuses,
    )
    .map((row) => row.json);
}

function marksFor(items: readonly unknown[]): string {
  return items.map(() => '?').join(', ');
}

/** The last row of the log that changed data: that a file or a backup was written does not. Undefined in an empty log. */
export function lastChange(db: Reader): { seq: number; hash: string; at: string } | undefined {
  return db.get<{ seq: number; hash: string; at: string }>(
    `SELECT seq, hash, at FROM audit_log WHERE act NOT IN (${marksFor(outgoingActs)}) ORDER BY seq DESC LIMIT 1`,
    ...outgoingActs,
  );
}
