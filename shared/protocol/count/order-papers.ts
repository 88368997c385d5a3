import type { CountedPaper } from './counted.ts';

/**
 * Papers of one station in the order in which they count: those without an open error first, then those with fewer figures that
 * are not known, then by the name of their picture. Nothing in it depends on the workspace, so that every workspace that has
 * the same papers counts the same one. Which of two papers that differ is the true one no order can tell: such a station is in doubt.
 */
export function orderPapers(papers: readonly CountedPaper[]): CountedPaper[] {
  const unknown = new Map(
    papers.map((paper) => [
      paper,
      Object.values(paper.figures).filter((figure) => typeof figure !== 'number').length,
    ]),
  );
  return [...papers].sort(
    (a, b) =>
      Number(a.flagged) - Number(b.flagged) ||
      (unknown.get(a) ?? 0) - (unknown.get(b) ?? 0) ||
      (a.picture < b.picture ? -1 : 1),
  );
}
