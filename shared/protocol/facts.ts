import type { Joining } from './copies.ts';
import type { Linking } from './documents.ts';
import type { RuleResult } from './rules.ts';
import type { StandingStatus } from './standing.ts';
import type {
  AsPaperReason,
  CannotEnterReason,
  ClosureOutcome,
  EntryStage,
  ResolutionChoice,
} from './status.ts';
import type { FieldValues } from './values.ts';

/**
 * What leaves one workspace and enters another, free of both workspaces' own row numbers. Facts are only ever added: an
 * export is a set of them, a merge is the union of sets, and what counts follows from the union (`standing.ts`).
 * Times are ISO 8601 in UTC, hashes 64 hex digits.
 */

/** One copy of a protocol, that is one page of one picture, with all that people did with it. */
export interface CopyFacts {
  picture: PictureFacts;
  /** Of its batch, where it was taken in. */
  region: string;
  takenAt: string;
  /** Oldest first; none where people were left out. */
  sources: readonly { name: string; at: string }[];
  /** Null where no machine has read it. */
  ink: InkFacts | null;
  entries: readonly EntryFacts[];
  /** How each workspace last saw it, as far as no later standing replaces it; none while no person has touched it. */
  standings: readonly StandingFacts[];
}

export interface PictureFacts {
  sha256: string;
  /** From 1. */
  page: number;
  /** Of the whole original. */
  pages: number;
  bytes: number;
  mediaType: string;
  extension: string;
}

/** Where the page's fields are inked: 288 bytes in base64, comparable between readings of one page of one form version. */
export interface InkFacts {
  form: string;
  formVersion: number;
  page: number;
  print: string;
}

/** What a person entered of a copy. */
export interface EntryFacts {
  /** What it is known by everywhere (electron/store/keys.ts). */
  key: string;
  /** Where it was made, and its number there; 0 for one by spreadsheet. */
  workspace: string;
  number: number;
  /** Code of the person in that workspace; null where people were left out. */
  person: string | null;
  at: string;
  form: string;
  formSha256: string;
  region: string;
  note: string;
  ruleSet: number;
  values: FieldValues;
  marks: Readonly<Record<string, boolean>>;
  flags: readonly FlagFacts[];
  stage: EntryStage;
  /** Key of the entry that it is compared with or follows; null for a first one, and where the file does not say. */
  other: string | null;
  asPaper: AsPaperReason | null;
  /** How differences were resolved, by field. */
  resolved: Readonly<Record<string, { choice: ResolutionChoice; reason: string }>>;
  /** Set when the row that it stood in was changed after it was exported. */
  edited: EditFacts | null;
}

export interface FlagFacts extends RuleResult {
  ticked: boolean;
}

/** What a row edited by hand said when it was exported. */
export interface EditFacts {
  file: string;
  sheet: string;
  /** From 1, as spreadsheet programs count. */
  row: number;
  /** Key of the entry that was exported there, where the row still names it. */
  of: string | null;
  /** [column, exported, now]; exported is null where it is not known. */
  cells: readonly (readonly [
    column: string,
    exported: string | number | null,
    now: string | number | null,
  ])[];
}

/** How a workspace last saw a copy. */
export interface StandingFacts {
  /** What it is known by everywhere (electron/store/keys.ts). */
  key: string;
  workspace: string;
  /** Grows with every act on the copy there. */
  n: number;
  /** The standings that it replaces: by workspace the greatest n. */
  seen: Readonly<Record<string, number>>;
  status: StandingStatus;
  form: string | null;
  region: string;
  /** Key of the entry that counts; of differing ones the second. Null where there is none. */
  entry: string | null;
  /** Key of the first of two differing entries. */
  first: string | null;
  refusal: RefusalFacts | null;
  /** In force, by the code of the flag and the entry that has it. */
  closures: readonly ClosureFacts[];
}

export interface RefusalFacts {
  reason: CannotEnterReason;
  note: string;
  /** Of the workspace `workspace`; null where people were left out. */
  workspace: string;
  person: string | null;
  at: string;
}

export interface ClosureFacts {
  /** Key of the entry. */
  entry: string;
  code: string;
  outcome: ClosureOutcome;
  reason: string;
  workspace: string;
  person: string | null;
  at: string;
}

/** A form file that entries were typed under. */
export interface FormFacts {
  sha256: string;
  /** The file's content. */
  json: string;
}

/** What a file says of the workspace that wrote it. */
export interface OriginFacts {
  workspace: string;
  /** Empty where people were left out. */
  name: string;
}

/** All that one workbook or bundle brings. */
export interface Facts {
  origin: OriginFacts;
  forms: readonly FormFacts[];
  copies: readonly CopyFacts[];
  /** What was said of pictures that show one paper, and of documents about protocols; in a workbook the sheet `Papers`. */
  joinings: readonly Joining[];
  linkings: readonly Linking[];
}
