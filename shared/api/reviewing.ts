import type { CheckResult } from '../protocol/rules.ts';
import type { ActName } from '../protocol/acts.ts';
import type { EditFacts } from '../protocol/facts.ts';
import type { ScanStatus } from '../protocol/status.ts';
import type { FieldReading } from '../protocol/values.ts';
import type { Entry } from './scans.ts';

/** What calls on entering protocols answer. */

/** What the machine reads in a box that a person drew; null where it has nothing to read. */
export interface BoxRead {
  reading: FieldReading | null;
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

/** The answer to a claim: null when it is this session's, else the code of the person who has it. */
export interface Claimed {
  by: string | null;
}

/** What an undo or redo came to; one of `scan` and `batch` is null. */
export interface Stepped {
  /** The act that was taken back or done again. */
  act: ActName;
  scan: number | null;
  batch: number | null;
  /** Of the scan, after it. */
  version: number | null;
  status: ScanStatus | null;
}

/** Two entries of one protocol that differ in `fields`, in paper order. */
export interface Differences {
  scan: number;
  first: Entry;
  second: Entry;
  fields: string[];
  /** Whose each is, where they are of different workspaces or one is a row edited by hand; null for two people of one workspace. */
  sides: { first: EntrySide; second: EntrySide } | null;
}

/** Whose an entry is. */
export interface EntrySide {
  /** Name of the team, or the beginning of its workspace's id; empty for this workspace. */
  team: string;
  /** Code of the person here. */
  person: string;
  /** What a row edited by hand said when it was exported; null for what a person entered. */
  edited: EditFacts | null;
}

/** What a rule between protocols says of one of them. */
export interface BetweenCheck extends CheckResult {
  /** Scans of the other protocols that it is about. */
  others: readonly number[];
}

export interface FindingsBetween {
  scan: number;
  /** In the rules' order. */
  findings: BetweenCheck[];
}
