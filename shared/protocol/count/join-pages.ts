import type { CountedPaper } from './counted.ts';

/** A page of a paper, confirmed by itself. */
export interface PaperPage {
  /** From 1. */
  page: number;
  paper: CountedPaper;
}

/**
 * Puts the pages of a station's papers together where the form has several, each of which is confirmed by itself and states figures of
 * its own: the first page 1 with the first page 2, and so on, by the names of their pictures. A page without its other pages stays
 * a paper of which the rest is not known.
 */
export function joinPages(pages: readonly PaperPage[]): CountedPaper[] {
  const taken = new Map<number, number>();
  const papers: CountedPaper[] = [];
  for (const { page, paper } of [...pages].sort(byPage)) {
    const index = taken.get(page) ?? 0;
    taken.set(page, index + 1);
    const before = papers[index];
    papers[index] = before ? joined(before, paper) : paper;
  }
  return papers;
}

function byPage(a: PaperPage, b: PaperPage): number {
  return a.page - b.page || (a.paper.picture < b.paper.picture ? -1 : 1);
}

/** The first page's picture stands for the paper. */
function joined(first: CountedPaper, next: CountedPaper): CountedPaper {
  const known = Object.entries(next.figures).filter(
    ([key, figure]) => figure !== null || !(key in first.figures),
  );
  return {
    ...first,
    figures: { ...first.figures, ...Object.fromEntries(known) },
    flagged: first.flagged || next.flagged,
    flags: [...first.flags, ...next.flags],
  };
}
