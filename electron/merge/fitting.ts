import { HattamaError } from '../../shared/api/result.ts';
import type { CopyFacts, EntryFacts } from '../../shared/protocol/facts.ts';
import { validateEntry } from '../review/check.ts';
import type { SheetProblem } from '../../shared/protocol/sheet-problems.ts';
import type { Reader } from '../store/connection.ts';
import { hasForm } from '../store/forms.ts';
import type { MergeHand } from './hand.ts';

/** Why a copy cannot come in: null when it can. Looked at before anything is written. */
export function problemOf(
  db: Reader,
  hand: MergeHand,
  copy: CopyFacts,
): Pick<SheetProblem, 'code' | 'params'> | null {
  for (const entry of copy.entries) {
    if (!hasForm(db, entry.formSha256)) return { code: 'unknown-form', params: { name: entry.form } };
    const wrong = misfit(db, hand, entry);
    if (wrong !== null) return { code: 'values-do-not-fit', params: { name: wrong } };
  }
  return null;
}

/** What in an entry does not fit its form, in English; null when all does. */
function misfit(
  db: Reader,
  hand: MergeHand,
  { form: id, formSha256, values, marks }: EntryFacts,
): string | null {
  const form = hand.form(db, formSha256);
  if (form.id !== id) return `its form is ${form.id}, not ${id}`;
  try {
    validateEntry(form, values, marks);
    return null;
  } catch (error) {
    if (error instanceof HattamaError) return error.message;
    throw error;
  }
}
