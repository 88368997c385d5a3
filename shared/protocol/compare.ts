import type { FieldValue, FieldValues } from './values.ts';

/**
 * Fields in which two entries of one protocol differ, in the order of `fields`. What counts is the number, and of a row
 * without one whether it is blank or illegible; in what way a zero is written does not, nor a mark of correction.
 * A row that only one of them has differs.
 */
export function differences(fields: readonly string[], first: FieldValues, second: FieldValues): string[] {
  return fields.filter((field) => meaning(first[field]) !== meaning(second[field]));
}

function meaning(value: FieldValue | undefined): number | string | null {
  return value === undefined ? null : (value.value ?? value.state);
}
