import type { EditFacts } from '../protocol/facts.ts';
import type { CheckResult } from '../protocol/rules.ts';
import type { SheetProblem } from '../protocol/sheet-problems.ts';
import type { ScanStatus } from '../protocol/status.ts';

/** The lists of copies in a report: those that its counts of the same names count. */
export const copyLists = ['fresh', 'changed', 'same', 'away'] as const;
export type CopyList = (typeof copyLists)[number];

/** What a merge did, or would do. */
export interface MergeReport {
  /** Number of the merge; null for a dry run. */
  merge: number | null;
  files: MergedFile[];
  /** False where all that the files say is here already: merging them changes nothing. */
  brings: boolean;
  counts: {
    /** Copies in the files, each page of a picture once. */
    copies: number;
    /** Of these: that nobody saw here before / that stand as they stood / that stand otherwise now. */
    fresh: number;
    same: number;
    changed: number;
    /** Copies of which teams say different things (F503), and stations whose papers differ (F502). */
    conflicts: number;
    stations: number;
    /** Rows that were changed by hand after they were exported. */
    edited: number;
    /** Copies that did not come in, and things that were found wrong with the files in all. */
    skipped: number;
    problems: number;
    /** Copies whose picture came along, and copies whose picture is not here. */
    pictures: number;
    away: number;
  };
  /** At most 1,000 of each. */
  copies: Record<CopyList, MergedCopy[]>;
  edits: MergeEdit[];
  conflicts: MergeConflict[];
  stations: StationDiffers[];
  problemList: MergeProblem[];
}

export interface MergedFile {
  name: string;
  sha256: string;
  /** Id and name of the workspace that wrote it; the name is empty where people were left out. */
  workspace: string;
  team: string;
  copies: number;
  /** Copies that nobody saw here before, known ones of which something new came, and those that did not come in. */
  fresh: number;
  news: number;
  skipped: number;
}

/** One copy that a merge brought, or said something of. */
export interface MergedCopy {
  scan: number;
  /** The first file that speaks of it. */
  file: string;
  /** Name of its picture, and page from 1. */
  name: string;
  page: number;
  region: string;
  /** Null where it is not known, and where it is not told before a blind second entry is there. */
  station: number | null;
  /** Where it stood and stands; null where nobody saw it here before. */
  before: ScanStatus | null;
  after: ScanStatus;
}

/** A row that was changed by hand after it was exported. */
export interface MergeEdit extends Pick<EditFacts, 'file' | 'sheet' | 'row'> {
  scan: number;
  region: string;
  station: number | null;
  form: string;
  /** [column, exported, now]; null where it is not told before a blind second entry is there. */
  cells: EditFacts['cells'] | null;
}

/** One image, different values (F503). */
export interface MergeConflict {
  scan: number;
  sha256: string;
  page: number;
  region: string;
  station: number | null;
  form: string;
  /** The two sides; `edited` names the file of a row changed by hand. */
  first: ConflictSide;
  second: ConflictSide;
  /** Fields that differ, with what each side says; null where the number is blank or illegible. */
  fields: { field: string; first: number | null; second: number | null }[];
}

export interface ConflictSide {
  /** Name of the team, or the beginning of its workspace's id; empty for this workspace. */
  team: string;
  person: string;
  edited: string | null;
}

/** Different papers of one station that differ (F502), with what the rule says of them; `message` is English. */
export interface StationDiffers extends CheckResult {
  region: string;
  station: number | null;
  form: string;
  scans: number[];
}

/** Something in a file that did not come in, or needs saying. */
export interface MergeProblem extends SheetProblem {
  file: string;
}

/** What a merge would do, and the number by which it is then done. */
export interface MergeLook {
  look: number;
  report: MergeReport;
}

/** How far a look or a merge is. */
export type MergeStage = 'reading' | 'pictures' | 'merging';
