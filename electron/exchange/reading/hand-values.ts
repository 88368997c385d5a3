import type { Form } from '../../../shared/forms/form.ts';
import type { EntryFacts } from '../../../shared/protocol/facts.ts';
import { type FieldState, type FieldValue, isConsistent } from '../../../shared/protocol/values.ts';
import type { FieldColumn } from '../sheets/field-keys.ts';
import { handMark, handNumber, handState } from './hand-cells.ts';
import { type Reading, tell } from './reading-of.ts';
import type { TableRow } from './table-rows.ts';

/** What a row says of the paper. */
export type HandValues = Pick<EntryFacts, 'values' | 'marks'>;

/**
 * What an edited row of the sheet of protocols says now, field by field. A column that is no longer there says what it said
 * when it was exported. Null where a cell cannot be taken: each such cell is named, and the row is left out whole.
 * @param exported what the row said then; null where that is not known
 */
export function handValues(
  reading: Reading,
  row: TableRow,
  form: Form,
  exported: EntryFacts | null,
): HandValues | null {
  const { columns } = row.table;
  const ids = new Set(form.fields.map(({ id }) => id));
  const corrected = columns.has('corrected')
    ? new Set(String(row.cells.get('corrected') ?? '').split(/[\s,;]+/))
    : null;
  const values: [string, FieldValue][] = [];
  const marks: [string, boolean][] = [];
  let failed = false;
  for (const field of reading.columns.fields.filter((each) => ids.has(each.field))) {
    const before = exported?.values[field.field];
    const said = handField(reading, row, field, before);
    if (said === 'failed') failed = true;
    else if (said)
      values.push([
        field.field,
        { ...said, corrected: corrected?.has(field.field) ?? before?.corrected ?? false },
      ]);
  }
  for (const { field, key } of reading.columns.marks.filter((each) => ids.has(each.field))) {
    const before = exported?.marks[field] ?? null;
    const mark = columns.has(key) ? handMark(reading, row, key) : ({ failed: false, value: before } as const);
    if (mark.failed) failed = true;
    else if (mark.value !== null) marks.push([field, mark.value]);
  }
  return failed ? null : { values: Object.fromEntries(values), marks: Object.fromEntries(marks) };
}

type Said = Pick<FieldValue, 'value' | 'state'>;

/** Null: nothing was entered there. */
function handField(
  reading: Reading,
  row: TableRow,
  { key, stateKey }: FieldColumn,
  before: FieldValue | undefined,
): Said | null | 'failed' {
  const { columns } = row.table;
  const number = columns.has(key)
    ? handNumber(reading, row, key)
    : ({ failed: false, value: before?.value ?? null } as const);
  const state = columns.has(stateKey)
    ? handState(reading, row, stateKey)
    : ({ failed: false, value: stateWithout(number.failed ? null : number.value, before) } as const);
  if (number.failed || state.failed) return 'failed';
  const said = together(number.value, state.value, before);
  if (said !== 'contradiction') return said;
  tell(reading, row, 'state-does-not-fit', columns.has(stateKey) ? stateKey : key, {
    text: state.value ?? '',
    value: number.value ?? '',
  });
  return 'failed';
}

/** The state of a field whose column of states is gone: as it was while its number is. */
function stateWithout(value: number | null, before: FieldValue | undefined): FieldState | null {
  return before && before.value === value ? before.state : null;
}

/**
 * A number and a state as one. A number that was typed over a state that nobody touched counts as a number: what was blank
 * then is claimed to hold one now. Any other pair that does not fit is a contradiction, which is not resolved here.
 */
function together(
  value: number | null,
  state: FieldState | null,
  before: FieldValue | undefined,
): Said | null | 'contradiction' {
  if (value === null && state === null) return null;
  const typed = { value, state: 'number' } as const;
  if (state === null) return typed;
  const said = { value, state };
  if (isConsistent({ ...said, corrected: false })) return said;
  const stateUntouched = before !== undefined && before.state === state && before.value !== value;
  return stateUntouched && value !== null ? typed : 'contradiction';
}
