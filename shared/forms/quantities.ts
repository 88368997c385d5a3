import type { Amount, Mark, ProtocolInput, Row, SingleQuantity } from '../protocol/rules/input.ts';
import { singleQuantities } from '../protocol/rules/input.ts';
import type { FieldReading, FieldValue, FieldValues, MarkReading } from '../protocol/values.ts';
import { type Form, isNumeric, type NumericField, type Quantity } from './form.ts';

/** What is known of one protocol beside its form; only `values` is needed. */
export interface ProtocolEvidence {
  /** By id of the numeric field, as far as entered. */
  values: FieldValues;
  /** By id of the mark field: is it there? Fields left out count as not looked at. */
  marks?: Readonly<Record<string, boolean>>;
  /** By id of the numeric field: the number that its words state, null if they could not be read. */
  words?: Readonly<Record<string, number | null>>;
  /** What the machine read, where a person confirmed or typed the values (W107). */
  machine?: Readonly<Record<string, FieldReading>>;
}

/**
 * Puts a form and a protocol's values together into what the rules look at: fields of one quantity added up (null if
 * any has no value), votes by candidate in the form's order, turnout by time of day.
 */
export function protocolInput(form: Form, evidence: ProtocolEvidence): ProtocolInput {
  const numeric = form.fields.filter(isNumeric);
  const amounts: Partial<Record<SingleQuantity, Amount>> = {};
  for (const quantity of singleQuantities) {
    const fields = numeric.filter((field) => field.quantity === quantity);
    if (fields.length > 0) amounts[quantity] = amountOf(fields, evidence.values);
  }
  return {
    settings: form.rules,
    amounts,
    votes: votesOf(form, numeric, evidence.values),
    turnout: turnoutOf(numeric, evidence.values),
    rows: numeric.map((field) => rowOf(form, field, evidence)),
    marks: marksOf(form, evidence.marks ?? {}),
  };
}

/**
 * A quantity's value on a protocol, its fields added up; null if a field has none or the form lacks the quantity.
 * Of `votes` it is the sum over all candidates; `turnout` has no single value. A station has one number, however many
 * rows state it: the first that has a value.
 */
export function quantityOf(
  form: Form,
  quantity: Exclude<Quantity, 'turnout'>,
  values: FieldValues,
): number | null {
  const fields = form.fields.filter(isNumeric).filter((field) => field.quantity === quantity);
  if (quantity === 'station')
    return fields.map(({ id }) => values[id]?.value).find((value) => typeof value === 'number') ?? null;
  return fields.length > 0 ? amountOf(fields, values).value : null;
}

/** A machine's readings of numeric fields as if a person had entered them; what is no number comes out as illegible. */
export function valuesOfReadings(form: Form, readings: Readonly<Record<string, FieldReading>>): FieldValues {
  const values: Record<string, FieldValue> = {};
  for (const field of form.fields) {
    const reading = readings[field.id];
    if (!reading || !isNumeric(field)) continue;
    const { value, state } = reading;
    const corrected = reading.corrected === true;
    if (typeof value === 'number') values[field.id] = { value, state, corrected };
    else values[field.id] = { value: null, state: state === 'blank' ? 'blank' : 'illegible', corrected };
  }
  return values;
}

/** Marks as the machine found them, for `ProtocolEvidence.marks`. */
export function marksOfReadings(readings: Readonly<Record<string, MarkReading>>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(readings).map(([id, { present }]) => [id, present]));
}

function amountOf(fields: readonly NumericField[], values: FieldValues): Amount {
  const entered = fields.map((field) => values[field.id]);
  return {
    value: entered.reduce<number | null>(
      (sum, entry) => (sum === null || typeof entry?.value !== 'number' ? null : sum + entry.value),
      0,
    ),
    blank: entered.every((entry) => entry?.state === 'blank'),
    fields: fields.map((field) => field.id),
  };
}

function votesOf(form: Form, numeric: readonly NumericField[], values: FieldValues): ProtocolInput['votes'] {
  return form.candidates.flatMap(({ id }) => {
    const fields = numeric.filter((field) => field.quantity === 'votes' && field.candidate === id);
    return fields.length > 0 ? [{ candidate: id, ...amountOf(fields, values) }] : [];
  });
}

function turnoutOf(numeric: readonly NumericField[], values: FieldValues): ProtocolInput['turnout'] {
  const byTime = new Map<string, NumericField[]>();
  for (const field of numeric) {
    if (field.quantity !== 'turnout' || !field.time) continue;
    byTime.set(field.time, [...(byTime.get(field.time) ?? []), field]);
  }
  return [...byTime]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([time, fields]) => ({ time, ...amountOf(fields, values) }));
}

function rowOf(form: Form, field: NumericField, { values, words, machine }: ProtocolEvidence): Row {
  const row: Row = { field: field.id, required: !field.optional };
  const entry = values[field.id];
  if (entry) row.entry = entry;
  if (form.fields.some((other) => other.kind === 'words' && other.of === field.id))
    row.words = words?.[field.id] ?? null;
  const read = machine?.[field.id];
  if (read && typeof read.value !== 'string')
    row.machine = { value: read.value, confidence: read.confidence };
  if (field.quantity === 'station')
    row.station = { read: read?.accept && typeof read.value === 'number' ? read.value : null };
  return row;
}

function marksOf(form: Form, marks: Readonly<Record<string, boolean>>): Mark[] {
  return form.fields.flatMap((field) =>
    field.kind === 'mark'
      ? [{ field: field.id, required: field.required, present: marks[field.id] ?? null }]
      : [],
  );
}
