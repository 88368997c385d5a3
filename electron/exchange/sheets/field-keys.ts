import { type Form, type FormField, isNumeric, type NumericField } from '../../../shared/forms/form.ts';

/** A field of the forms that has a column of its own. */
export interface FieldColumn {
  /** Id of the field. */
  field: string;
  /** Key of the column with its number; `station` where the field is the station's number itself. */
  key: string;
  /** Key of the column with its state, on the sheet that has one. */
  stateKey: string;
  /** The form that has it first. */
  form: Form;
}

/** A mark of the forms that has a column of its own. */
export type MarkColumn = Omit<FieldColumn, 'stateKey'>;

export interface FieldColumns {
  fields: readonly FieldColumn[];
  marks: readonly MarkColumn[];
}

/**
 * Columns for the numeric fields and the marks of all forms, in the forms' order, each once. A field has the same key on
 * every sheet: its id, or `field_<id>` where that is the name of another column.
 * @param fixed keys of the columns that the sheets have beside these
 */
export function fieldColumns(forms: readonly Form[], fixed: Iterable<string>): FieldColumns {
  const taken = new Set(fixed);
  const numbers = fieldsOf(forms, isNumeric);
  const fields = numbers.map(({ field, form }): FieldColumn => {
    const key = isTheStation(forms, field.id) ? 'station' : freeKey(field.id, taken);
    return { field: field.id, form, key, stateKey: freeKey(`${key}_state`, taken) };
  });
  const marks = fieldsOf(forms, (field) => field.kind === 'mark').map(({ field, form }): MarkColumn => ({
    field: field.id,
    form,
    key: freeKey(field.id, taken),
  }));
  return { fields, marks };
}

/** True if this field, and no other, is the station's number on every form that states one, so that one column holds both. */
function isTheStation(forms: readonly Form[], id: string): boolean {
  if (id !== 'station') return false;
  const numeric = forms.flatMap((form) => form.fields.filter(isNumeric));
  const states = ({ quantity }: NumericField) => quantity === 'station';
  return numeric.every((field) => states(field) === (field.id === id));
}

/** Fields of all forms that pass, in the forms' order; a field that several forms have stands where it came first. */
function fieldsOf(
  forms: readonly Form[],
  passes: (field: FormField) => boolean,
): { field: FormField; form: Form }[] {
  const found = new Map<string, { field: FormField; form: Form }>();
  for (const form of forms)
    for (const field of form.fields)
      if (passes(field) && !found.has(field.id)) found.set(field.id, { field, form });
  return [...found.values()];
}

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  while (taken.has(key)) key = `field_${key}`;
  taken.add(key);
  return key;
}
