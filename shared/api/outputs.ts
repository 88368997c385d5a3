import type { Form } from '../forms/form.ts';
import type { Quad } from '../forms/raster.ts';
import type { CheckResult } from '../protocol/rules.ts';
import type { ActName } from '../protocol/acts.ts';
import type { Plant } from '../protocol/attention.ts';
import type { EntryPlan } from '../protocol/double-entry.ts';
import type { EditFacts } from '../protocol/facts.ts';
import type { IntakeReason, SourceKind } from '../protocol/intake.ts';
import type {
  AsPaperReason,
  CannotEnterReason,
  ClosureOutcome,
  EntryStage,
  ResolutionChoice,
  Role,
  ScanStatus,
} from '../protocol/status.ts';
import type { TransitionError } from '../protocol/transitions.ts';
import type { FieldReading, FieldValues } from '../protocol/values.ts';
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
  /** True if only an export's word of the picture is here. */
  away: boolean;
  /** The station's number that messages with it name; null where none does, or they differ. */
  proposed: number | null;
  at: string;
  /** Code of the person who has it in hand in another window. */
  claimed: string | null;
}

export interface ScanList {
  total: number;
  rows: ScanRow[];
}

export interface Source {
  name: string;
  batch: number;
  at: string;
  /** What came with it in a chat or a mail. */
  message: Message | null;
}

/** The message that brought a file; people stand in it as codes. */
export interface Message {
  kind: 'telegram' | 'mail';
  /** Its number in the chat; null for a mail. */
  number: number | null;
  /** Code of who sent it, and of who it was forwarded from. */
  sender: string | null;
  forwarded: string | null;
  /** ISO 8601, in UTC with Z, or local time without a zone where no more is told. */
  sentAt: string | null;
  /** Without names, handles, addresses and long numbers. */
  caption: string;
  /** The station's number that it names: a proposal. */
  station: number | null;
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
  stage: EntryStage;
  /** The entry that a second one is compared with, or that a resolution or correction follows. */
  other: number | null;
  /** Why its errors stand on the paper so, where the person said it. */
  asPaper: AsPaperReason | null;
  /** How differences were resolved, by field. */
  resolved: Record<string, { choice: ResolutionChoice; reason: string }>;
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

export interface ScanDetail {
  id: number;
  /** Grows with every change of the scan. */
  version: number;
  sha256: string;
  page: number;
  mediaType: string;
  /** True if only an export's word of the picture is here. */
  away: boolean;
  status: ScanStatus;
  form: string | null;
  region: string;
  sources: Source[];
  reading: PageExtraction | null;
  /**
   * All entries, newest first. Of a scan that awaits its second entry neither the first one nor the machine's reading is told: only
   * what this session's person entered as a second one and took back.
   */
  entries: Entry[];
  /** A number to lay in place of the machine's reading of a field, to see that the person looks. */
  attention: Plant | null;
  /** Flags of the entry that counts. */
  flags: CheckResult[];
  /** In force, oldest first. */
  closures: Closure[];
  /** The entry that counts. */
  entry: number | null;
  /** What keeps this session's person from what the scan awaits, its second entry or a resolution: a key under `problem.` */
  barred: TransitionError | null;
  /** Code of the person who has it in hand in another window. */
  claimed: string | null;
  cannotEnter: { reason: CannotEnterReason; note: string; person: string; at: string } | null;
}

/** A first idea of where a page lies in its picture. */
export interface ProposedCorners {
  /** px of the picture upright by EXIF; top left first as the page is read, where its print was seen. */
  corners: Quad;
  /** What the corners are: those of a form's print, of the bright sheet, or of the picture itself. */
  of: 'form' | 'paper' | 'picture';
  /** The form whose print was seen. */
  form: string | null;
  /** Size of the picture, px. */
  width: number;
  height: number;
}

/** What the machine reads in a box that a person drew; null where it has nothing to read. */
export interface BoxRead {
  reading: FieldReading | null;
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

export interface MyWork {
  /** Protocols entered today, and how many of them show an error. */
  today: number;
  flagged: number;
  /** What waits for this person. */
  confirm: number;
  second: number;
  resolve: number;
  /** What Ctrl+Z would take back and Ctrl+Y do again. */
  undo: ActName | null;
  redo: ActName | null;
}

export interface TeamWork {
  /** What came of planted numbers, by person and in all; people to whom none was planted are absent. */
  attention: {
    on: boolean;
    caught: number;
    missed: number;
    people: { code: string; caught: number; missed: number }[];
  };
  /** The last practice of each person who practised. */
  practised: { code: string; mistakes: number; at: string }[];
  people: PersonWork[];
  batches: BatchWork[];
  /** Scans set aside as not enterable, by reason; reasons without one are absent. */
  refused: Partial<Record<CannotEnterReason, number>>;
}

export interface PersonWork extends Person {
  first: number;
  second: number;
  resolved: number;
  corrected: number;
  cannotEnter: number;
  /** Of the entries that a second one was compared with: how many, and in how many of them a field was resolved against this person. */
  compared: number;
  mistaken: number;
  lastAt: string | null;
}

export interface BatchWork {
  id: number;
  name: string;
  region: string;
  /** To whom it is handed; null: the common pool. */
  person: string | null;
  counts: Record<ScanStatus, number>;
  /** People who have a scan of it in hand now. */
  atWork: string[];
}

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

export interface Exported {
  rows: number;
  /** Where the file lies; in browser mode a name, with `download` the address to fetch it from. */
  path: string;
  download: string | null;
}

export interface EvidenceWritten {
  /** Copies of the station's protocol that it tells of. */
  copies: number;
  /** As of `Exported`. */
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
