import type { IntakeReason, SourceKind } from '../protocol/intake.ts';

/** What calls on pictures coming in, and on the machine's reading of them, answer. */

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
  /** What was recognised among what it was given, besides plain files and folders. */
  kinds: SourceKind[];
}

/** A folder from which pictures come in as they arrive. */
export interface WatchedFolder {
  /** Absolute. */
  path: string;
  region: string;
  /** Code of the person for whom they come in. */
  person: string;
}

/** A watched folder as it stands. */
export interface Watch extends WatchedFolder {
  /** Files in the last batch that it brought. */
  taken: number;
  /** Why it cannot be looked into, as a key under `intakeReason.`; null while it can. */
  problem: IntakeReason | null;
}

/** The list of whom the senders' codes stand for. */
export interface SenderKeys {
  /** How many people it names; null where there is no list. */
  people: number | null;
  /** Absolute path of the list. */
  file: string;
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
