import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { Closure } from './closures.ts';
import type { Reader } from './connection.ts';
import type { LogRow } from './log.ts';

/** A scan of a station's protocol, as far as it is needed to tell stations apart. */
export interface StationScan {
  scan: number;
  status: ScanStatus;
  form: string;
  region: string;
}

/** Scans that are taken for protocols of stations with this number, wherever these lie, by id. */
export function scansOfNumber(db: Reader, station: number): StationScan[] {
  return db.all<StationScan>(
    `SELECT id AS scan, status, form, region FROM present
     WHERE station = ? AND form IS NOT NULL ORDER BY id`,
    station,
  );
}

/** What an entry was made under. */
export interface EntryGround {
  /** SHA-256 of the form file. */
  formSha256: string;
  /** Version of the rules that its flags come from. */
  ruleSet: number;
  /** The reading that the person had before them. */
  reading: number | null;
}

/** What an entry was made under; undefined when there is none. */
export function groundOf(db: Reader, entry: number): EntryGround | undefined {
  return db.get<EntryGround>(
    'SELECT form_sha256 AS formSha256, rule_set AS ruleSet, reading FROM entry WHERE id = ?',
    entry,
  );
}

/** Where an entry was made, if not here. */
export interface EntryOrigin {
  entry: number;
  /** Id of the workspace. */
  workspace: string;
  /** Its number there; 0 for one that a spreadsheet brought. */
  number: number;
}

/** Those of a scan's entries that were made in other workspaces. */
export function entryOriginsOf(db: Reader, scan: number): EntryOrigin[] {
  return db.all<EntryOrigin>(
    `SELECT entry, workspace, number FROM entry_origin
     WHERE entry IN (SELECT id FROM entry WHERE scan = ?) ORDER BY entry`,
    scan,
  );
}

/** A closure, and whether it still stands. */
export interface ClosureEver extends Closure {
  inForce: boolean;
}

/** All closures that a scan's entries ever had, those taken back included, oldest first. */
export function closuresEver(db: Reader, scan: number): ClosureEver[] {
  return db
    .all<Closure & { inForce: 0 | 1 }>(
      `SELECT entry, code, outcome, reason, person, at, in_force AS inForce FROM closure WHERE scan = ? ORDER BY id`,
      scan,
    )
    .map((closure) => ({ ...closure, inForce: closure.inForce === 1 }));
}

/** When the machine read a page, and which one it was. */
export interface ReadingMade {
  id: number;
  at: string;
  reader: string;
}

/** When a reading was made and by which machine; undefined when there is none. */
export function readingMade(db: Reader, reading: number): ReadingMade | undefined {
  return db.get<ReadingMade>('SELECT id, at, reader FROM reading WHERE id = ?', reading);
}

/** Every row of the log that touched one of the scans, oldest first, each once. */
export function logOfScans(db: Reader, scans: readonly number[]): LogRow[] {
  return db.all<LogRow>(
    `SELECT seq, at, person, act, scan, detail, prev, hash FROM audit_log
     WHERE seq IN (SELECT seq FROM audit_scan WHERE scan IN (${scans.map(() => '?').join(', ')}))
     ORDER BY seq`,
    ...scans,
  );
}
