import type { CopyList, MergedFile, MergeProblem, MergeReport } from '../../shared/api/merging.ts';
import type { Reader } from '../store/connection.ts';
import { conflictOf, differingStations } from './findings.ts';
import { type Edited, editOf, mergedCopy, type Touched } from './lists.ts';

/** What a merge takes note of while it goes. */
export interface Told {
  files: MergedFile[];
  scans: Map<number, Touched>;
  edits: Edited[];
  problems: MergeProblem[];
  /** Scans whose picture is not here. */
  away: Set<number>;
  /** Copies whose picture came along. */
  pictures: number;
  /** Whether anything of it was new. */
  brings: boolean;
}

/** Most rows of each list of a report; its counts are of all. */
const LISTED = 1000;

/** What a merge did, by how the scans stand that it spoke of. */
export function reportOf(db: Reader, own: string, merge: number, told: Told): MergeReport {
  const { files, scans, edits, problems, away, pictures, brings } = told;
  const conflicts = [...scans.keys()].flatMap((scan) => conflictOf(db, own, scan) ?? []);
  const stations = differingStations(db, new Set(scans.keys()));
  const sorted = sortedOut(told);
  const list = (name: CopyList) =>
    sorted[name].slice(0, LISTED).map(([scan, touched]) => mergedCopy(db, scan, touched));
  return {
    merge,
    files,
    brings,
    counts: {
      copies: scans.size,
      fresh: sorted.fresh.length,
      same: sorted.same.length,
      changed: sorted.changed.length,
      conflicts: conflicts.length,
      stations: stations.length,
      edited: edits.length,
      skipped: files.reduce((sum, { skipped }) => sum + skipped, 0),
      problems: problems.length,
      pictures,
      away: away.size,
    },
    copies: { fresh: list('fresh'), changed: list('changed'), same: list('same'), away: list('away') },
    edits: edits.slice(0, LISTED).map((edited) => editOf(db, edited)),
    conflicts: conflicts.slice(0, LISTED),
    stations: stations.slice(0, LISTED),
    problemList: problems.slice(0, LISTED),
  };
}

/** The copies by what became of them; those whose picture is not here once more. */
function sortedOut({ scans, away }: Told): Record<CopyList, (readonly [scan: number, Touched])[]> {
  const all = [...scans];
  return {
    fresh: all.filter(([, { before }]) => before === null),
    changed: all.filter(([, { before, after }]) => before !== null && before !== after),
    same: all.filter(([, { before, after }]) => before !== null && before === after),
    away: all.filter(([scan]) => away.has(scan)),
  };
}
