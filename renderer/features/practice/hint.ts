import type { PracticeProtocol } from './protocols.ts';

/** Where a person is on a practice protocol. */
export interface DeskPlace {
  /** Field of the row in focus; null on the summary. */
  field: string | null;
  /** Whether something stands in the row. */
  filled: boolean;
  /** Whether the row was confirmed already. */
  accepted: boolean;
}

export type Hint =
  'begin' | 'empty' | 'confirm' | 'look' | 'corrected' | 'illegible' | 'sums' | 'save' | 'back';

/** Where a person begins: the first row, as the machine has filled it. */
export function firstPlace({ paper, reading }: PracticeProtocol): DeskPlace {
  const field = Object.keys(paper.values)[0] ?? null;
  return { field, filled: field !== null && reading.fields[field]?.accept === true, accepted: false };
}

/** The one key to tell about at this place. */
export function hintFor({ lesson, paper }: PracticeProtocol, place: DeskPlace): Hint {
  const { field, filled, accepted } = place;
  if (field === null) return lesson === 'sums' ? 'sums' : 'save';
  const stands = paper.values[field];
  if (stands?.state === 'illegible') return 'illegible';
  if (stands?.corrected) return 'corrected';
  const isFirst = field === Object.keys(paper.values)[0];
  if (isFirst && lesson === 'first') return 'begin';
  if (isFirst && lesson === 'look') return 'look';
  if (!filled) return 'empty';
  return accepted ? 'back' : 'confirm';
}
