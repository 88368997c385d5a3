import type { SheetProblem } from '../protocol/sheet-problems.ts';

/** What a merge did, or would do. */
export interface MergeReport {
  /** Number of the merge; null for a dry run. */
  merge: number | null;
  files: MergedFile[];
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
    /** Copies whose picture came along, and pictures that are not here. */
    pictures: number;
    away: number;
  };
  /** At most 1,000 of each. */
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

/** Different papers of one station that differ (F502). */
export interface StationDiffers {
  region: string;
  station: number | null;
  scans: number[];
  message: string;
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
