import type { StandingStatus } from '../../shared/protocol/standing.ts';
import type {
  AsPaperReason,
  CannotEnterReason,
  ClosureOutcome,
  EntryStage,
  ResolutionChoice,
  ScanStatus,
} from '../../shared/protocol/status.ts';
import type { FieldState } from '../../shared/protocol/values.ts';
import type { Reader } from './connection.ts';

/** A scan as what leaves a workspace is made of it. */
export interface ScanToTell {
  id: number;
  sha256: string;
  page: number;
  pages: number;
  bytes: number;
  mediaType: string;
  extension: string;
  status: ScanStatus;
  version: number;
  form: string | null;
  region: string;
  entry: number | null;
  refusal: number | null;
  takenAt: string;
  /** Region of the batch that brought it. */
  takenRegion: string;
  /** Of the reading that the entry was made before, else the latest. */
  readAt: string | null;
  /** Null where no machine has laid it on a form. */
  inkForm: string | null;
  inkVersion: number | null;
  inkPage: number | null;
  ink: string | null;
}

/** The next scans after one by id that have one of the statuses and are not withdrawn, at most `limit`. */
export function scansToTell(
  db: Reader,
  statuses: readonly ScanStatus[],
  after: number,
  limit: number,
): ScanToTell[] {
  const rows = db.all<ScanToTell & { ownInk: string | null }>(
    `SELECT scan.id, scan.original AS sha256, scan.page, original.pages, original.bytes, original.media_type AS mediaType,
       original.extension, scan.status, scan.version, scan.form, scan.region, scan.entry, scan.refusal, scan.at AS takenAt,
       CASE WHEN batch.id IN (SELECT batch FROM merge) THEN scan.region ELSE batch.region END AS takenRegion,
       (SELECT at FROM reading WHERE id = coalesce((SELECT reading FROM entry WHERE id = scan.entry), scan.reading)) AS readAt,
       (SELECT json_array(form, form_version, json_extract(json, '$.formPage'), json_extract(json, '$.ink'))
         FROM reading INDEXED BY reading_between WHERE id = scan.reading) AS ownInk,
       ink_print.form AS inkForm, ink_print.form_version AS inkVersion, ink_print.page AS inkPage, ink_print.print AS ink
     FROM present AS scan
       JOIN original ON original.sha256 = scan.original
       JOIN batch ON batch.id = scan.batch
       LEFT JOIN ink_print ON ink_print.scan = scan.id
     WHERE scan.id > ? AND scan.status IN (${statuses.map(() => '?').join(', ')})
     ORDER BY scan.id LIMIT ?`,
    after,
    ...statuses,
    limit,
  );
  return rows.map(({ ownInk, ...row }) => ({ ...row, ...readInk(ownInk) }));
}

/** The print of this workspace's own reading, where it has one. */
function readInk(json: string | null): Partial<ScanToTell> {
  if (json === null) return {};
  const [inkForm, inkVersion, inkPage, ink] = JSON.parse(json) as [
    string | null,
    number | null,
    number | null,
    string | null,
  ];
  return inkForm === null || ink === null ? {} : { inkForm, inkVersion, inkPage, ink };
}

/** How many scans `scansToTell` finds in all. */
export function countToTell(db: Reader, statuses: readonly ScanStatus[]): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM present WHERE status IN (${statuses.map(() => '?').join(', ')})`,
      ...statuses,
    )?.n ?? 0
  );
}

/** An entry as what leaves a workspace is made of it; the origin's columns are null for one that was made here. */
export interface EntryToTell {
  id: number;
  scan: number;
  person: string;
  at: string;
  form: string;
  formSha256: string;
  region: string;
  note: string;
  ruleSet: number;
  stage: EntryStage | null;
  other: number | null;
  asPaper: AsPaperReason | null;
  workspace: string | null;
  number: number | null;
  key: string | null;
  /** JSON of `EditFacts`. */
  edited: string | null;
  values: readonly (readonly [field: string, value: number | null, state: FieldState, corrected: 0 | 1])[];
  marks: readonly (readonly [mark: string, present: 0 | 1])[];
  flags: readonly FlagToTell[];
  resolved: readonly (readonly [field: string, choice: ResolutionChoice, reason: string])[];
}

/** Fields and params are JSON. */
export type FlagToTell = readonly [
  code: string,
  severity: 'error' | 'warning',
  fields: string,
  params: string,
  formula: string,
  difference: number | null,
  ticked: 0 | 1,
];

type Packed = 'values' | 'marks' | 'flags' | 'resolved';

/** The entries of scans, by id; those that only undone merges brought are left out. */
export function entriesToTell(db: Reader, scans: readonly number[]): EntryToTell[] {
  const rows = db.all<Omit<EntryToTell, Packed> & Record<Packed, string>>(
    `SELECT entry.id, entry.scan, entry.person, entry.at, entry.form, entry.form_sha256 AS formSha256, entry.region,
       entry.note, entry.rule_set AS ruleSet, stage.stage, stage.other, stage.as_paper AS asPaper,
       origin.workspace, origin.number, origin.key, origin.edited,
       (SELECT json_group_array(json_array(field, value, state, corrected)) FROM entry_value WHERE entry = entry.id) AS "values",
       (SELECT json_group_array(json_array(mark, present)) FROM entry_mark WHERE entry = entry.id) AS marks,
       (SELECT json_group_array(json_array(code, severity, fields, params, formula, difference, ticked) ORDER BY n)
         FROM flag WHERE entry = entry.id) AS flags,
       (SELECT json_group_array(json_array(field, choice, reason)) FROM resolution WHERE entry = entry.id) AS resolved
     FROM entry
       LEFT JOIN entry_stage AS stage ON stage.entry = entry.id
       LEFT JOIN entry_origin AS origin ON origin.entry = entry.id
     WHERE entry.scan IN (SELECT value FROM json_each(?))
       AND (origin.entry IS NULL OR EXISTS (SELECT 1 FROM brought JOIN merge ON merge.id = brought.merge
         WHERE brought.kind = 'entry' AND brought.ref = entry.id AND merge.in_force = 1))
     ORDER BY entry.id`,
    JSON.stringify(scans),
  );
  return rows.map((row) => ({
    ...row,
    values: JSON.parse(row.values) as EntryToTell['values'],
    marks: JSON.parse(row.marks) as EntryToTell['marks'],
    flags: JSON.parse(row.flags) as EntryToTell['flags'],
    resolved: JSON.parse(row.resolved) as EntryToTell['resolved'],
  }));
}

/** A kept standing; entries, refusal and closures by their ids here. */
export interface StandingToTell {
  scan: number;
  key: string;
  workspace: string;
  n: number;
  seen: Readonly<Record<string, number>>;
  status: StandingStatus;
  form: string | null;
  region: string;
  entry: number | null;
  first: number | null;
  refusal: number | null;
  closures: readonly number[];
}

/** The standings on scans that count: this workspace's own, and those that a merge in force brought. */
export function standingsToTell(db: Reader, scans: readonly number[], own: string): StandingToTell[] {
  const rows = db.all<Omit<StandingToTell, 'seen' | 'closures'> & { seen: string; closures: string }>(
    `SELECT scan, key, workspace, n, seen, status, form, region, entry, first, refusal, closures FROM standing
     WHERE scan IN (SELECT value FROM json_each(?)) AND (workspace = ? OR EXISTS (
       SELECT 1 FROM brought JOIN merge ON merge.id = brought.merge
       WHERE brought.kind = 'standing' AND brought.ref = standing.id AND merge.in_force = 1))
     ORDER BY id`,
    JSON.stringify(scans),
    own,
  );
  return rows.map((row) => ({
    ...row,
    seen: JSON.parse(row.seen) as Record<string, number>,
    closures: JSON.parse(row.closures) as number[],
  }));
}

export interface ClosureToTell {
  id: number;
  scan: number;
  entry: number;
  code: string;
  outcome: ClosureOutcome;
  reason: string;
  person: string;
  at: string;
  inForce: 0 | 1;
}

/** All closures of scans, by id. */
export function closuresToTell(db: Reader, scans: readonly number[]): ClosureToTell[] {
  return db.all<ClosureToTell>(
    `SELECT id, scan, entry, code, outcome, reason, person, at, in_force AS inForce FROM closure
     WHERE scan IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(scans),
  );
}

export interface RefusalToTell {
  id: number;
  reason: CannotEnterReason;
  note: string;
  person: string;
  at: string;
}

/** Refusals by their ids. */
export function refusalsToTell(db: Reader, ids: readonly number[]): RefusalToTell[] {
  return db.all<RefusalToTell>(
    'SELECT id, reason, note, person, at FROM refusal WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );
}

export interface SourceToTell {
  sha256: string;
  name: string;
  at: string;
}

/**
 * The files that brought originals, each name once, oldest first. What an undone merge said of them does not count, nor a name
 * that stands for one that was left out of an export.
 */
export function sourcesToTell(db: Reader, originals: readonly string[]): SourceToTell[] {
  return db.all<SourceToTell>(
    `SELECT source.original AS sha256, source.name, min(source.at) AS at
     FROM source LEFT JOIN merge ON merge.batch = source.batch
     WHERE source.original IN (SELECT value FROM json_each(?))
       AND (merge.id IS NULL OR merge.in_force = 1 AND source.name <> substr(source.original, 1, 12))
     GROUP BY source.original, source.name ORDER BY min(source.id)`,
    JSON.stringify(originals),
  );
}

/** Who the people that came from other workspaces are there, by their codes here; an empty code was left out. */
export function peopleFromElsewhere(db: Reader): Map<string, { workspace: string; code: string }> {
  const rows = db.all<{ here: string; workspace: string; code: string }>(
    'SELECT code AS here, workspace, origin_code AS code FROM person_origin',
  );
  return new Map(rows.map(({ here, workspace, code }) => [here, { workspace, code }]));
}

/** SHA-256 and text of the form files that entries of scans with one of the statuses were typed under, in the order in which they came into use. */
export function formsToTell(db: Reader, statuses: readonly ScanStatus[]): { sha256: string; json: string }[] {
  return db.all(
    `SELECT sha256, json FROM form WHERE sha256 IN (SELECT form_sha256 FROM entry JOIN present ON present.id = entry.scan
       WHERE present.status IN (${statuses.map(() => '?').join(', ')}))
     ORDER BY rowid`,
    ...statuses,
  );
}
