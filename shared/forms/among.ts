import type { AmongForm, Figure } from '../protocol/rules/among.ts';
import { type Form, isNumeric, type NumericField } from './form.ts';

/** A row as it was entered: its number, or the state of a row without one. */
export type EnteredFigure = number | 'blank' | 'illegible';

/** A form as rules between protocols see it. Rows of one quantity are one figure; the station's number is none. */
export function amongForm(form: Form): AmongForm {
  const numeric = form.fields.filter(isNumeric);
  const station = numeric.filter(({ quantity }) => quantity === 'station').map(({ id }) => id);
  const byKey = new Map<string, string[]>();
  for (const field of numeric) {
    if (field.quantity === 'station') continue;
    const key = keyOf(form, field);
    byKey.set(key, [...(byKey.get(key) ?? []), field.id]);
  }
  const rows = [...byKey].map(([key, fields]) => ({ key, fields }));
  const isVote = (key: string) =>
    key.startsWith('votes:') || (key === 'against_all' && form.rules.has_against_all);
  return {
    id: form.id,
    election: form.election,
    pages: form.pages.length,
    identity: station.length > 0 ? station : numeric.slice(0, 1).map(({ id }) => id),
    rows,
    at: new Map(rows.map(({ key }, index) => [key, index])),
    votes: rows
      .flatMap(({ key }, index) => (isVote(key) ? [{ key, index }] : []))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ index }) => index),
    settings: form.rules,
  };
}

function keyOf(form: Form, { id, quantity, candidate, time }: NumericField): string {
  if (quantity === 'votes') return `votes:${candidate}`;
  if (quantity === 'turnout') return `turnout:${time}`;
  return quantity ?? `${form.id}/${id}`;
}

/** A protocol's figures in the order of its form's rows: fields added up; blank where all of them are, null where one is not known. */
export function figuresOf(form: AmongForm, entered: Readonly<Record<string, EnteredFigure>>): Figure[] {
  return form.rows.map(({ fields }) => {
    const values = fields.map((field) => entered[field]);
    if (values.every((value) => value === 'blank')) return 'blank';
    return values.reduce<number | null>(
      (sum, value) => (sum === null || typeof value !== 'number' ? null : sum + value),
      0,
    );
  });
}
