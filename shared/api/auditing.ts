import type { CheckResult } from '../protocol/rules.ts';
import type { AsPaperReason, ClosureOutcome, ScanStatus } from '../protocol/status.ts';

/** What calls on flags and the log answer. */

export interface FlagList {
  /** Of the asked rule and state. */
  total: number;
  rows: FlagRow[];
  /** Protocols with an open flag, by rule, errors first; whatever rule is asked for. */
  byRule: { code: string; open: number; closed: number }[];
}

export interface FlagRow extends CheckResult {
  scan: number;
  version: number;
  status: ScanStatus;
  form: string;
  region: string;
  station: number | null;
  name: string;
  /** Everyone whose entry stands behind it. */
  by: string[];
  asPaper: AsPaperReason | null;
  closure: Closure | null;
  /** The other scans that a rule between protocols is about. */
  others: number[];
}

/** An auditor's word on a flag. */
export interface Closure {
  entry: number;
  code: string;
  outcome: ClosureOutcome;
  reason: string;
  person: string;
  at: string;
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
  /** The log row that the head asked about is the hash of; null when none was asked about, or the log never had it. */
  published: { seq: number; at: string } | null;
}

/** What verifying an exported file came to. */
export interface VerifiedExport {
  ok: boolean;
  /** Rows that fit their hash, and pictures that fit the hash in their name. */
  rows: number;
  pictures: number;
  /** The first break, in words (English), with sheet and cell or row; or null. */
  firstBreak: string | null;
  /** Fingerprint of the key that signed, 64 hex digits; null in a file without a seal. */
  signedBy: string | null;
  /** Id of the workspace and head of its log, as the seal says. */
  workspace: string | null;
  head: string | null;
}

/** The head of the log as it stood after the last act that changed data, to be published. */
export interface LogHead {
  /** Log rows up to that act. */
  rows: number;
  /** Hash of its row, 64 hex digits. */
  head: string;
  at: string;
  /** SHA-256 of the public key's DER, 64 hex digits; null while the workspace has no key. */
  fingerprint: string | null;
  /** Lines that say all this, as they are signed (README, "Signed heads"). */
  text: string;
  /** Ed25519 over the text, base64; null where the key cannot be used here. */
  signature: string | null;
  /** SPKI in DER, base64. */
  publicKey: string | null;
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
