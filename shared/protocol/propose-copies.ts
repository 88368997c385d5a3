import { groupBy, type ProtocolAmong } from './rules/among.ts';
import { pairsOfOnePaper } from './rules/ink.ts';

/** Pictures of two copies that look like one paper. */
export interface Proposal {
  /** The scans that lead the two copies, the lesser first. */
  one: number;
  other: number;
  /** Of their most alike pictures' ink, 0..1. */
  likeness: number;
}

/**
 * Which pictures may show one paper: of one station, on one form, alike in ink, not joined yet and never said to be apart. One
 * proposal for two copies; stations in the order of their first scans.
 * @param isApart whether two scans were said to show different papers
 */
export function proposeCopies(
  all: readonly ProtocolAmong[],
  isApart: (one: number, other: number) => boolean,
): Proposal[] {
  const proposals = new Map<string, Proposal>();
  const refused = new Set<string>();
  const kinOf = ({ key, ink }: ProtocolAmong) =>
    key !== null && ink && `${key}\n${ink.on} ${ink.print.length}`;
  const sorted = [...all].sort((a, b) => a.scan - b.scan);
  for (const kin of groupBy(sorted, (one) => kinOf(one) || null).values()) {
    const prints = kin.flatMap(({ ink }) => (ink ? [ink.print] : []));
    for (const { first, second, likeness } of pairsOfOnePaper(prints)) {
      const [a, b] = [kin[first], kin[second]];
      if (!a || !b || a.copy === b.copy) continue;
      const [one, other] = a.copy < b.copy ? [a.copy, b.copy] : [b.copy, a.copy];
      const key = `${one} ${other}`;
      if (isApart(a.scan, b.scan)) refused.add(key);
      else if (likeness > (proposals.get(key)?.likeness ?? 0)) proposals.set(key, { one, other, likeness });
    }
  }
  return [...proposals].flatMap(([key, proposal]) => (refused.has(key) ? [] : [proposal]));
}
