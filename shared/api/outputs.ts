import type { Form } from '../forms/form.ts';
import type { CheckResult } from '../protocol/rules.ts';
import type { CannotEnterReason, Role, ScanStatus } from '../protocol/status.ts';
import type { FieldValues } from '../protocol/values.ts';
import type { PageExtraction } from './extraction.ts';

/** What calls answer: plain data that crosses process borders. Times are ISO 8601 in UTC. */

export interface Person {
  code: string;
  role: Role;
}

export interface WorkspaceInfo {
  folder: string;
  name: string;
  /** Stable id of the workspace, made once. */
  id: string;
  region: string;
  forms: string[];
  person: Person | null;
  /** Set when nothing can be written, with the reason as a key under `notice.` */
  readOnly: 'other-process' | 'no-permission' | 'no-write-ahead-log' | null;
  /** Things to say once, as keys under `notice.` */
  notices: string[];
  counts: Record<ScanStatus, number>;
  /** What this host can do: open dialogs, reveal a file. */
  host: { kind: 'window' | 'browser' | 'cli'; dialogs: boolean; reveal: boolean };
}

export interface FormSummary {
  id: string;
  version: number;
  title: Record<string, string>;
  /** True if the workspace reads pages of this form. */
  inUse: boolean;
  /** Scans of the workspace on this form; lists come with the most used form first. */
  scans: number;
}

export interface FormDetail {
  form: Form;
  /** SHA-256 of the form file. */
  sha256: string;
}

export type BatchState = 'taking' | 'taken' | 'cancelled';

export interface Batch {
  id: number;
  name: string;
  region: string;
  at: string;
  person: string;
  state: BatchState;
  /** Files found / handled so far / scans (pages) made / bytes already known / files that failed. */
  found: number;
  handled: number;
  scans: number;
  known: number;
  failed: number;
}

export interface IntakeFailure {
  name: string;
  /** Key under `intakeReason.` */
  reason: string;
  detail: string;
}

export interface JobsStatus {
  running: boolean;
  waiting: number;
  reading: number;
  done: number;
  failed: number;
  /** Since this run began; 0 until measured. */
  pagesPerMinute: number;
  /** Null until it can be estimated. */
  secondsLeft: number | null;
}

export interface ScanRow {
  id: number;
  status: ScanStatus;
  form: string | null;
  batch: number;
  /** Name of the file it came from, and page from 1. */
  name: string;
  page: number;
  station: number | null;
  region: string;
  score: number | null;
  /** Rule codes open on the latest entry. */
  flags: string[];
  reason: string | null;
  /** How many sources brought these bytes. */
  sources: number;
  at: string;
}

export interface ScanList {
  total: number;
  rows: ScanRow[];
}

export interface Source {
  name: string;
  batch: number;
  at: string;
}

export interface Entry {
  id: number;
  person: string;
  at: string;
  form: string;
  region: string;
  values: FieldValues;
  marks: Record<string, boolean>;
  note: string;
}

export interface ScanDetail {
  id: number;
  /** Grows with every change of the scan. */
  version: number;
  sha256: string;
  page: number;
  mediaType: string;
  status: ScanStatus;
  form: string | null;
  region: string;
  sources: Source[];
  reading: PageExtraction | null;
  /** All entries, newest first. */
  entries: Entry[];
  flags: CheckResult[];
  cannotEnter: { reason: CannotEnterReason; note: string; person: string; at: string } | null;
}

/** A picture for the screen. */
export interface Picture {
  mime: 'image/jpeg' | 'image/png';
  bytes: Uint8Array;
  width: number;
  height: number;
}

export interface Checked {
  checks: CheckResult[];
}

export interface Saved {
  scan: number;
  version: number;
  status: ScanStatus;
  flags: CheckResult[];
}

export interface Exported {
  rows: number;
  /** Where the file lies; in browser mode a name, with `download` the address to fetch it from. */
  path: string;
  download: string | null;
}

export interface Verified {
  ok: boolean;
  /** Log rows, originals and entries looked at. */
  events: number;
  originals: number;
  entries: number;
  /** The first break, in words (English), or null. */
  firstBreak: string | null;
  /** Hash of the last log row. */
  head: string;
}

export interface AuditRow {
  seq: number;
  at: string;
  person: string;
  act: string;
  scan: number | null;
  detail: unknown;
  hash: string;
}
