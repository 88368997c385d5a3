import type { CountedElection } from '../counted.ts';
import { leftOutOf, type LeftOut, type LeftOutReason } from './left-out.ts';
import type { ForensicStation } from './stations.ts';

/** Stations whose protocols state the very same votes (W406). */
export interface IdenticalGroup {
  /** Places in the list of stations, rising. */
  stations: readonly number[];
  /** Votes that each of them states, in the order of the ballot. */
  votes: readonly (number | null)[];
  /** The least of the numbers of valid votes; small ones coincide by chance. */
  valid: number;
  /** False once an auditor has closed every finding of it. */
  open: boolean;
}

export interface IdenticalPlot {
  /** Protocols that were compared with each other. */
  n: number;
  /** Those of most votes first. */
  groups: readonly IdenticalGroup[];
  leftOut: LeftOut[];
}

/** Groups of stations that rule W406 finds identical, as `CountedElection.between` has them. */
export function identicalPlot(
  { between, stations: counted }: CountedElection,
  stations: readonly ForensicStation[],
): IdenticalPlot {
  const places = new Map(stations.map(({ key }, at) => [key, at]));
  const byScan = new Map<number, number>();
  for (const { key, papers } of counted) {
    const at = places.get(key);
    if (at !== undefined) for (const { scan } of papers) byScan.set(scan, at);
  }
  const joined = new Joined();
  const open = new Set<number>();
  for (const finding of between) {
    const at = byScan.get(finding.scan);
    if (finding.code !== 'W406' || at === undefined) continue;
    for (const scan of finding.others) {
      const other = byScan.get(scan);
      if (other === undefined || other === at) continue;
      joined.join(at, other);
      if (finding.open) open.add(at);
    }
  }
  const groups = joined.groups().map((members) => ({
    stations: members,
    votes: stations[members[0] ?? 0]?.votes ?? [],
    valid: members.map((at) => stations[at]?.valid ?? 0).reduce((a, b) => Math.min(a, b)),
    open: members.some((at) => open.has(at)),
  }));
  const reasons = stations.map(reasonAgainst);
  return {
    n: reasons.filter((reason) => reason === null).length,
    leftOut: leftOutOf(reasons),
    groups: groups.sort((a, b) => b.valid - a.valid || (a.stations[0] ?? 0) - (b.stations[0] ?? 0)),
  };
}

/** Protocols without votes are not compared: stations that did not open are not copies of each other. */
function reasonAgainst({ scan, valid }: ForensicStation): LeftOutReason | null {
  if (scan === null) return 'no-protocol';
  return valid === null || valid === 0 ? 'share-unknown' : null;
}

/** Numbers that belong together. */
class Joined {
  private readonly group = new Map<number, Set<number>>();

  join(a: number, b: number): void {
    const together = new Set([...(this.group.get(a) ?? [a]), ...(this.group.get(b) ?? [b])]);
    for (const each of together) this.group.set(each, together);
  }

  /** Each group once, its numbers rising. */
  groups(): number[][] {
    return [...new Set(this.group.values())].map((group) => [...group].sort((a, b) => a - b));
  }
}
