import type { Form } from '../forms/form.ts';
import type { EntryPlan } from '../protocol/double-entry.ts';
import type { Role, ScanStatus } from '../protocol/status.ts';

/** What calls on the workspace, its people and its forms answer. */

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
  /** How often protocols are entered. */
  entry: EntryPlan;
  /** Whether confident pre-fills are planted over now and then. */
  attention: boolean;
  /** Set when nothing can be written, with the reason as a key under `notice.` */
  readOnly: 'other-process' | 'no-permission' | 'no-write-ahead-log' | null;
  /** Things to say once, as keys under `notice.` */
  notices: string[];
  counts: Record<ScanStatus, number>;
  /** Of those to be confirmed and unplaced: pictures for which another one of their paper speaks, documents, and pictures that are not here. */
  resting: number;
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
