import { type Desk, MAX_DIGITS } from './desk.ts';
import type { DeskAction } from './reducer.ts';

/** Why something typed, pasted or dictated is no number of a row. */
export type RefusalReason = 'too-long' | 'negative' | 'fraction' | 'other-digits' | 'no-number' | 'pasted';

export interface Refusal {
  why: RefusalReason;
  /** What was not taken, cut to what fits in a line. */
  text: string;
}

/** Longest piece of a refused text that is shown. */
const shown = 16;

/** Why an action that changed nothing was not taken; null where there is nothing to say. */
export function refusalOf(desk: Desk, action: DeskAction): Refusal | null {
  const draft = desk.drafts[desk.rows[desk.at] ?? ''];
  if (!draft) return null;
  if (action.do === 'digit') return { why: 'too-long', text: draft.text + action.digit };
  if (action.do !== 'number') return null;
  const text = action.text.trim();
  if (new RegExp(`^[0-9]{1,${MAX_DIGITS}}$`).test(text)) return null;
  return { why: whyNot(text), text: text.length > shown ? `${text.slice(0, shown)}…` : text };
}

function whyNot(text: string): RefusalReason {
  if (/^[0-9]+$/.test(text)) return 'too-long';
  if (/^[-\u2212\u2013]\s*\p{Nd}+$/u.test(text)) return 'negative';
  if (/^\p{Nd}+[.,\u066b]\p{Nd}*$/u.test(text)) return 'fraction';
  if (/^\p{Nd}+$/u.test(text)) return 'other-digits';
  return 'no-number';
}
