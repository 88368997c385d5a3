/**
 * What stands in one field of a protocol. Empty is never zero: a zero is written as figures, as a dash or as
 * fillers (state `number`, `dash`, `filler`; value 0), an empty or unreadable field has the value null.
 */
export const fieldStates = ['number', 'dash', 'filler', 'blank', 'illegible'] as const;
export type FieldState = (typeof fieldStates)[number];

/** A numeric field as a person confirmed it. `corrected`: overwritten or corrected on paper. */
export interface FieldValue {
  value: number | null;
  state: FieldState;
  corrected: boolean;
}

/** Values of a protocol by field id, as far as entered. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** The largest number that a field may hold (rule F102). */
export const MAX_VALUE = 99_999;

/** A machine's reading of one field: a suggestion with an honest confidence, never a value by itself. */
export interface FieldReading {
  /** Number of a numeric field, text of a `text` or `words` field, null when blank or unreadable. */
  value: number | string | null;
  state: FieldState;
  /** Probability 0..1 that `value` is what stands on the paper, in whatever state a zero is written. */
  confidence: number;
  /** True only above the measured limit at which no accepted reading was wrong. */
  accept: boolean;
  /** Further readings with their probabilities, best first; the first is `value` itself. */
  alternatives: readonly (readonly [number | string | null, number])[];
  /** Present when equations of the form, or the number in words, changed the reading: its confidence, its acceptance or the value itself. */
  because?: Because;
  /** Present when the field looks overwritten or struck out on paper; such a reading is never accepted. */
  corrected?: true;
}

/** What changed a reading, and what the field's own ink alone said. */
export interface Because {
  /** Codes of the rules whose equations the field stands in, and `words` where its number in words was heard. */
  rules: readonly string[];
  value: number | null;
  confidence: number;
}

/** A machine's finding about a mark: a stamp or a signature. */
export interface MarkReading {
  present: boolean;
  /** Probability 0..1 that `present` is right. */
  confidence: number;
}

/** True if a value and its state belong together: `number` 0..99999, dash and filler 0, blank and illegible null. */
export function isConsistent(field: FieldValue): boolean {
  switch (field.state) {
    case 'number':
      return (
        Number.isInteger(field.value) && field.value !== null && field.value >= 0 && field.value <= MAX_VALUE
      );
    case 'dash':
    case 'filler':
      return field.value === 0;
    case 'blank':
    case 'illegible':
      return field.value === null;
    default:
      return assertNever(field.state);
  }
}

/** Ends a switch over a union: the compiler objects when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
