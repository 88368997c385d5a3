import type { Entry } from '../../../shared/api/scans.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { isNumeric } from '../../../shared/forms/form.ts';
import type { FieldState, FieldValues } from '../../../shared/protocol/values.ts';

/** A row as the auditor finds it on the paper; `state` null while nothing stands there. */
export interface RowDraft {
  text: string;
  state: FieldState | null;
  corrected: boolean;
}

/** A protocol being entered anew, beginning with what was entered before. */
export interface Correction {
  region: string;
  rows: Readonly<Record<string, RowDraft>>;
  marks: Readonly<Record<string, boolean>>;
}

export function beginCorrection(form: Form, entry: Entry): Correction {
  const rows = form.fields.filter(isNumeric).map(({ id }): [string, RowDraft] => {
    const value = entry.values[id];
    return [
      id,
      {
        text: String(value?.value ?? ''),
        state: value?.state ?? null,
        corrected: value?.corrected ?? false,
      },
    ];
  });
  return { region: entry.region, rows: Object.fromEntries(rows), marks: entry.marks };
}

/** Types a row's number; null when the text is none (one to five digits, or nothing). */
export function typed(correction: Correction, field: string, text: string): Correction | null {
  if (!/^\d{0,5}$/.test(text)) return null;
  const before = correction.rows[field];
  if (!before || before.text === text) return correction;
  return withRow(correction, field, { ...before, text, state: text === '' ? null : 'number' });
}

/** Says that a row is blank on paper, or cannot be read. */
export function stated(correction: Correction, field: string, state: 'blank' | 'illegible'): Correction {
  const before = correction.rows[field];
  return before ? withRow(correction, field, { ...before, text: '', state }) : correction;
}

/** Turns a stamp or a signature from missing to present, or back. */
export function marked(correction: Correction, mark: string): Correction {
  return { ...correction, marks: { ...correction.marks, [mark]: !correction.marks[mark] } };
}

/** Values of the rows in which something stands. */
export function valuesOf({ rows }: Correction): FieldValues {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([id, { text, state, corrected }]) =>
      state === null ? [] : [[id, { value: text === '' ? null : Number(text), state, corrected }]],
    ),
  );
}

function withRow(correction: Correction, field: string, row: RowDraft): Correction {
  return { ...correction, rows: { ...correction.rows, [field]: row } };
}
