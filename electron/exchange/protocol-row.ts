import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';

/** One copy of a protocol as it leaves the workspace: its latest entry and where it came from. Times are ISO 8601 in UTC. */
export interface ProtocolRow {
  /** The scan's number in the workspace. */
  id: number;
  /** Form id; empty where none was chosen. */
  form: string;
  region: string;
  values: FieldValues;
  /** By id of the mark field: whether it is there. */
  marks: Readonly<Record<string, boolean>>;
  /** Codes of the rules that the entry does not meet, in the rules' order. */
  flags: readonly string[];
  status: ScanStatus;
  /** Names of all files that brought these bytes, relative to the folder that was given, oldest first. */
  sources: readonly string[];
  /** SHA-256 of the original file, hex. */
  sha256: string;
  /** Page of the original, from 1. */
  page: number;
  /** Code of the person who confirmed; null while nobody has. */
  person: string | null;
  note: string;
  takenAt: string;
  readAt: string | null;
  confirmedAt: string | null;
}

/** What an exported file says about itself. Nothing in it is the time of writing: the same data makes the same bytes. */
export interface AboutExport {
  /** Stable id of the workspace. */
  workspace: string;
  /** Hash of the audit log's row with the last change of the data, and its time; null in a workspace without any. */
  auditHead: string | null;
  asOf: string | null;
  /** Whether numbers were planted over pre-fills at that change, and how many were caught and missed until then. */
  attention: { on: boolean; caught: number; missed: number };
}

/** Version of the exported files' layout; grows when a column changes its meaning or leaves. */
export const EXPORT_FORMAT = 1;
