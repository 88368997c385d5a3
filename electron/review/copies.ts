import {
  compareCandidates,
  copiesOf,
  latestJoinings,
  pairKey,
  pictureKey,
} from '../../shared/protocol/copies.ts';
import type { Reader } from '../store/connection.ts';
import { candidateScans, joiningsOf } from '../store/joinings.ts';

/** The pictures of a workspace by the papers that they show. */
export interface Copies {
  /** Scans of a scan's paper, the leading one first; itself alone where no other picture was joined with it. */
  of: (scan: number) => readonly number[];
  /** Copies of several pictures, each with the leading one first, in the order of those. */
  readonly several: readonly (readonly number[])[];
  /** Whether two scans were said to show different papers. */
  areApart: (one: number, other: number) => boolean;
}

/** How the pictures of a workspace are joined now. Pictures that were joined but are not here have no part in it. */
export function copiesIn(db: Reader): Copies {
  const latest = latestJoinings(joiningsOf(db));
  const here = latest.size === 0 ? [] : candidateScans(db);
  const byPicture = new Map(here.map((candidate) => [pictureKey(candidate.picture), candidate]));
  const byScan = new Map(here.map(({ scan, picture }) => [scan, picture]));
  const copies = new Map<number, readonly number[]>();
  const several: (readonly number[])[] = [];
  for (const members of copiesOf(latest)) {
    const candidates = members.flatMap((key) => byPicture.get(key) ?? []).sort(compareCandidates);
    if (candidates.length < 2) continue;
    const scans = candidates.map(({ scan }) => scan);
    several.push(scans);
    for (const scan of scans) copies.set(scan, scans);
  }
  return {
    of: (scan) => copies.get(scan) ?? [scan],
    several: several.sort(([a = 0], [b = 0]) => a - b),
    areApart: (one, other) => {
      const [a, b] = [byScan.get(one), byScan.get(other)];
      return a !== undefined && b !== undefined && latest.get(pairKey(a, b))?.joined === false;
    },
  };
}
