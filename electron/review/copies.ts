import {
  compareCandidates,
  copiesOf,
  type Joining,
  latestJoinings,
  pairKey,
  pictureKey,
} from '../../shared/protocol/copies.ts';
import type { Reader } from '../store/connection.ts';
import { type CandidateRow, candidateScans, joiningsMark, joiningsOf } from '../store/joinings.ts';
import { lastLogRow } from '../store/log.ts';

/** The pictures of a workspace by the papers that they show. */
export interface Copies {
  /** Scans of a scan's paper, the leading one first; itself alone where no other picture was joined with it. */
  of: (scan: number) => readonly number[];
  /** Copies of several pictures, each with the leading one first, in the order of those. */
  readonly several: readonly (readonly number[])[];
  /** Whether two scans were said to show different papers. */
  areApart: (one: number, other: number) => boolean;
}

/** What was found on a connection last: how pictures are joined while nothing else is said, and who leads up to an act of the log. */
interface Found {
  mark: string;
  latest: ReadonlyMap<string, Joining>;
  joined: readonly (readonly string[])[];
  upTo: number;
  copies: Copies;
}
const found = new WeakMap<Reader, Found>();

/**
 * How the pictures of a workspace are joined now. Pictures that were joined but are not here have no part in it. It is asked for
 * several times with every protocol that is saved, and found out once after each act.
 */
export function copiesIn(db: Reader): Copies {
  const [upTo, mark] = [lastLogRow(db)?.seq ?? 0, joiningsMark(db)];
  const before = found.get(db);
  if (before?.upTo === upTo && before.mark === mark) return before.copies;
  const latest = before?.mark === mark ? before.latest : latestJoinings(joiningsOf(db));
  const joined = before?.mark === mark ? before.joined : copiesOf(latest);
  const copies = copiesFrom(latest, joined, latest.size === 0 ? [] : candidateScans(db));
  // A transaction under way sees what the log does not tell yet.
  if (!('witness' in db)) found.set(db, { mark, latest, joined, upTo, copies });
  return copies;
}

function copiesFrom(latest: Found['latest'], joined: Found['joined'], here: readonly CandidateRow[]): Copies {
  const byPicture = new Map(here.map((candidate) => [pictureKey(candidate.picture), candidate]));
  const byScan = new Map(here.map(({ scan, picture }) => [scan, picture]));
  const copies = new Map<number, readonly number[]>();
  const several: (readonly number[])[] = [];
  for (const members of joined) {
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
