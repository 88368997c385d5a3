import type {
  BetweenPapers,
  CountedElection,
  CountedStation,
} from '../../../shared/protocol/count/counted.ts';

/** What a paper is found to be beside others, with the stations that these are of; what an auditor closed is left out. */
export interface FoundBeside extends Pick<BetweenPapers, 'code' | 'formula'> {
  stations: readonly CountedStation[];
}

export interface Between {
  /** Of the paper that this scan leads. */
  of(scan: number): readonly FoundBeside[];
}

/** Rules between protocols by the papers that do not meet them. */
export function betweenOf({ stations, between }: CountedElection): Between {
  const byScan = new Map(stations.flatMap((station) => station.papers.map(({ scan }) => [scan, station])));
  const found = new Map<number, FoundBeside[]>();
  for (const { open, scan, others, code, formula } of between) {
    if (!open) continue;
    const of = found.get(scan) ?? [];
    const told = new Set(others.flatMap((other) => byScan.get(other) ?? []));
    of.push({ code, formula, stations: [...told] });
    found.set(scan, of);
  }
  return { of: (scan) => found.get(scan) ?? [] };
}
