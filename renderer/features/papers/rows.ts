import type { Paper, PaperCopy, PaperProposal } from '../../../shared/api/papers.ts';

/** Parts of the screen: pictures that may show one paper, pictures that were joined, and pages that are no protocol. */
export const parts = ['proposed', 'joined', 'documents'] as const;
export type Part = (typeof parts)[number];

/** Two pictures beside each other. */
export interface PairRow {
  /** The one that leads, or would. */
  one: Paper;
  other: Paper;
  /** Of their ink, 0..1; null where they were joined already. */
  likeness: number | null;
  annulled: boolean;
}

/** A proposal as a pair. */
export function proposedPair({ one, other, likeness }: PaperProposal): PairRow {
  return { one, other, likeness, annulled: false };
}

/** A copy as pairs: the leading picture with each of the others. */
export function joinedPairs({ papers: [first, ...others], annulled }: PaperCopy): PairRow[] {
  return others.flatMap((other) => (first ? [{ one: first, other, likeness: null, annulled }] : []));
}

/** How alike the ink of two pictures is, in words: a key under `papers.alike.` */
export function alikeness(likeness: number): 'nearlySame' | 'much' | 'some' {
  if (likeness >= 0.9) return 'nearlySame';
  return likeness >= 0.8 ? 'much' : 'some';
}
