import type { NumericField } from '../../../../shared/forms/form.ts';
import type { Entry } from '../../../../shared/api/scans.ts';
import type { PageExtraction } from '../../../../shared/api/extraction.ts';
import {
  type FieldState,
  type FieldValue,
  type FieldValues,
  MAX_VALUE,
} from '../../../../shared/protocol/values.ts';
import type { Plant } from '../../../../shared/protocol/attention.ts';
import type { DeskPlant } from './plant.ts';

/** Most digits that a row takes: `MAX_VALUE` has this many. */
export const MAX_DIGITS = String(MAX_VALUE).length;

/** One row of a protocol while a person works on it. */
export interface RowDraft {
  /** Digits as they stand in the row, '' when there are none. */
  text: string;
  /** Null while nothing is entered: neither a number nor "blank" nor "illegible". */
  state: FieldState | null;
  corrected: boolean;
  /** True once the person has confirmed the row; only then does it count for rules and is its confidence shown. */
  accepted: boolean;
  /** True while the next digit replaces the text rather than being appended. */
  replace: boolean;
}

/** A protocol on the operator's desk: what stands in its rows, and where the person is. Plain data, kept as a draft. */
export interface Desk {
  /** Ids of the numeric fields in paper order. */
  rows: readonly string[];
  /** Index of the row in focus; `rows.length` is the summary. */
  at: number;
  drafts: Readonly<Record<string, RowDraft>>;
  marks: Readonly<Record<string, boolean>>;
  region: string;
  note: string;
  /** Codes of the failed rules that the person has gone back to look at: Enter then saves the protocol as it stands. */
  looked: readonly string[];
  /** What was laid on purpose in place of a reading, and what came of it. */
  plant: DeskPlant | null;
}

const emptyRow: RowDraft = { text: '', state: null, corrected: false, accepted: false, replace: true };

/** What a desk is laid with. */
export interface DeskSetup {
  fields: readonly NumericField[];
  /** Ids of the form's stamp and signatures on this page. */
  marks: readonly string[];
  /** Region of the scan or of the batch. */
  region: string;
  reading: PageExtraction | null;
  /** The latest entry when a confirmed protocol was opened again: its values stand, to be confirmed anew. */
  entry: Entry | null;
  /** A number to lay in place of the machine's reading of a field. */
  plant: Plant | null;
}

/**
 * Lays a protocol on the desk. Only readings that the machine accepts are pre-filled; all other rows are empty. That a number was
 * corrected on paper is suggested: the person types such a number, and can take the mark away.
 */
export function layDesk({ fields, marks, region, reading, entry, plant }: DeskSetup): Desk {
  const drafts: Record<string, RowDraft> = {};
  for (const { id } of fields) drafts[id] = entry ? fromEntry(entry.values[id]) : fromReading(reading, id);
  const row = plant && drafts[plant.field];
  if (row) drafts[plant.field] = { ...row, text: String(plant.value), state: 'number' };
  return {
    rows: fields.map(({ id }) => id),
    at: 0,
    drafts,
    marks: Object.fromEntries(
      marks.map((id) => [id, entry?.marks[id] ?? reading?.marks[id]?.present ?? false]),
    ),
    region: entry?.region || region,
    note: entry?.note ?? '',
    looked: [],
    plant: row ? { ...plant, outcome: null } : null,
  };
}

function fromReading(reading: PageExtraction | null, id: string): RowDraft {
  const read = reading?.fields[id];
  const row = { ...emptyRow, corrected: read?.corrected === true };
  if (!read?.accept || typeof read.value !== 'number') return row;
  return { ...row, text: String(read.value), state: read.state };
}

function fromEntry(value: FieldValue | undefined): RowDraft {
  if (!value) return emptyRow;
  return {
    ...emptyRow,
    text: value.value === null ? '' : String(value.value),
    state: value.state,
    corrected: value.corrected,
  };
}

/** The value that a row stands for, null while nothing is entered. */
export function valueOf(draft: RowDraft): FieldValue | null {
  const { state, corrected, text } = draft;
  if (state === null) return null;
  const value = state === 'blank' || state === 'illegible' ? null : Number(text);
  return { value, state, corrected };
}

/** Values of the rows that the person has confirmed; `all` adds those that are typed but not yet confirmed. */
export function valuesOf(desk: Desk, { all = false } = {}): FieldValues {
  const values: Record<string, FieldValue> = {};
  for (const id of desk.rows) {
    const draft = desk.drafts[id];
    const value = draft && (draft.accepted || all) ? valueOf(draft) : null;
    if (value) values[id] = value;
  }
  return values;
}
