import type { Quad } from '../forms/raster.ts';
import type { CheckResult } from '../protocol/rules.ts';
import type { Plant } from '../protocol/attention.ts';
import type {
  AsPaperReason,
  CannotEnterReason,
  EntryStage,
  ResolutionChoice,
  ScanStatus,
} from '../protocol/status.ts';
import type { TransitionError } from '../protocol/transitions.ts';
import type { FieldValues } from '../protocol/values.ts';
import type { PageExtraction } from './extraction.ts';
import type { Closure } from './auditing.ts';

/** What calls on scans and their pictures answer. */

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

/** A picture for the screen. */
export interface Picture {
  mime: 'image/jpeg' | 'image/png';
  bytes: Uint8Array;
  width: number;
  height: number;
}
