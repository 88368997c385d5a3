import type { Reader, Writer } from '../store/connection.ts';
import {
  isBrought,
  isOwnScan,
  isWithdrawn,
  setMergeInForce,
  setWithdrawn,
  settleSayings,
} from '../store/merges.ts';
import { standingsOf } from '../store/standings.ts';
import { ownWorkspace } from './own-standing.ts';
import { settle } from './settle.ts';
import { restoreScan, scanSnapshot, type Snapshot } from './snapshot.ts';

/** A merge as it stands, with every scan that it brought or changed; null where nobody sees the scan. */
export interface MergeSnapshot {
  merge: number;
  inForce: boolean;
  scans: Readonly<Record<string, string | null>>;
}

/** A scan as people see it. */
export function seenSnapshot(db: Reader, scan: number): string | null {
  return isWithdrawn(db, scan) ? null : scanSnapshot(db, scan);
}

/** How a merge and the scans of `like` stand now: equal texts are equal standings. */
export function mergeSnapshot(db: Reader, like: MergeSnapshot): string {
  const inForce =
    db.get<{ inForce: 0 | 1 }>('SELECT in_force AS inForce FROM merge WHERE id = ?', like.merge)?.inForce ===
    1;
  const scans = Object.fromEntries(
    Object.keys(like.scans).map((scan) => [scan, seenSnapshot(db, Number(scan))]),
  );
  return JSON.stringify({ merge: like.merge, inForce, scans } satisfies MergeSnapshot);
}

/** True while a merge is in force or not, and its scans count for what they did, as it was left. */
export function mergeStands(db: Reader, left: MergeSnapshot): boolean {
  const now = JSON.parse(mergeSnapshot(db, left)) as MergeSnapshot;
  if (now.inForce !== left.inForce) return false;
  return Object.entries(left.scans).every(
    ([scan, before]) => counting(now.scans[scan] ?? null) === counting(before),
  );
}

/** What counts of a scan; which form an open one was last on, or why it was once refused, does not. */
function counting(snapshot: string | null): string {
  if (snapshot === null) return '';
  const { status, entry, refusal, closures, rivals } = JSON.parse(snapshot) as Snapshot;
  const isOpen = ['waiting', 'reading', 'unplaced', 'to-confirm'].includes(status ?? '');
  const counts = isOpen ? null : status === 'cannot-enter' ? refusal : entry;
  return JSON.stringify([isOpen ? 'open' : status, counts, closures, rivals]);
}

/** Undoes a merge or does it again. What it brought stays; what counts follows from what is in force. */
export function turnMerge(db: Writer, to: MergeSnapshot): void {
  const own = ownWorkspace(db);
  setMergeInForce(db, to.merge, to.inForce);
  settleSayings(db, to.merge, own);
  for (const [key, snapshot] of Object.entries(to.scans)) {
    const scan = Number(key);
    if (to.inForce) {
      setWithdrawn(db, scan, false);
      settle(db, own, scan);
    } else takeBack(db, own, scan, snapshot);
  }
}

/** Brings a scan back to how it was before a merge, unless another merge that is in force speaks of it too. */
function takeBack(db: Writer, own: string, scan: number, before: string | null): void {
  const othersSpeak = standingsOf(db, scan, own).some(({ workspace }) => workspace !== own);
  if (before !== null && !othersSpeak) return restoreScan(db, scan, before);
  settle(db, own, scan);
  if (before === null && !isOwnScan(db, scan) && !isBrought(db, 'scan', scan)) setWithdrawn(db, scan, true);
}
