import type { Differences } from '../../../shared/api/reviewing.ts';
import { differences } from '../../../shared/protocol/compare.ts';
import {
  type FieldState,
  type FieldValue,
  type FieldValues,
  MAX_VALUE,
} from '../../../shared/protocol/values.ts';

/** One field in which two entries differ; null where an entry lacks the row. */
export interface Difference {
  field: string;
  first: FieldValue | null;
  second: FieldValue | null;
}

/** What a person found on the paper: one of the two values, or a third with the reason why it is neither. */
export type Choice = { choice: 'first' | 'second' } | { choice: 'third'; value: FieldValue; reason: string };

/** A third value while it is typed. */
export interface ThirdDraft {
  /** Digits, '' when there are none. */
  text: string;
  /** Null while nothing is entered. */
  state: FieldState | null;
  corrected: boolean;
  /** True once the value stands and its reason is asked for. */
  asksReason: boolean;
  /** What was typed last and is no number of a row; null when it was taken. */
  refused: string | null;
}

/** A protocol whose differences a person resolves, and where they are. Plain data, kept as a draft. */
export interface Resolution {
  /** In paper order. */
  rows: readonly Difference[];
  /** Index of the row in focus; `rows.length` once all are chosen. */
  at: number;
  choices: Readonly<Record<string, Choice>>;
  /** The third value being typed for the row in focus; null while only the two are offered. */
  third: ThirdDraft | null;
  note: string;
}

export type ResolutionAction =
  | { do: 'choose'; choice: 'first' | 'second' }
  | { do: 'open-third' }
  | { do: 'digit'; digit: string }
  /** A whole number, pasted or dictated. */
  | { do: 'number'; text: string }
  | { do: 'erase' }
  | { do: 'state'; state: Exclude<FieldState, 'number'> }
  | { do: 'corrected' }
  /** The third value stands; a value that is one of the two after all is that choice. */
  | { do: 'value-done' }
  /** Why it is neither of the two; completes the choice and goes on. */
  | { do: 'reason'; reason: string }
  /** One step out of the third value: from the reason to the value, from the value to the two. */
  | { do: 'leave-third' }
  /** Goes on, past the last row only when all are chosen. */
  | { do: 'next' }
  | { do: 'back' }
  | { do: 'go'; to: number }
  | { do: 'note'; note: string };

const MAX_DIGITS = String(MAX_VALUE).length;

export function beginResolution({ fields, first, second }: Differences): Resolution {
  return {
    rows: fields.map((field) => ({
      field,
      first: first.values[field] ?? null,
      second: second.values[field] ?? null,
    })),
    at: 0,
    choices: {},
    third: null,
    note: '',
  };
}

/** The resolution after an action. Pure; an action that means nothing here gives the same one back. */
export function reduceResolution(resolution: Resolution, action: ResolutionAction): Resolution {
  const { at, rows, third } = resolution;
  const row = rows[at];
  switch (action.do) {
    case 'choose':
      return row ? chosen(resolution, row.field, { choice: action.choice }) : resolution;
    case 'open-third':
      return row ? { ...resolution, third: draftOf(resolution.choices[row.field]) } : resolution;
    case 'digit':
    case 'number':
    case 'erase':
    case 'state':
    case 'corrected':
      return third && !third.asksReason ? { ...resolution, third: typed(third, action) } : resolution;
    case 'value-done':
      return row && third ? valueDone(resolution, row, third) : resolution;
    case 'reason': {
      const value = third && valueOf(third);
      const reason = action.reason.trim();
      if (!row || !value || !reason) return resolution;
      return goTo(chosen(resolution, row.field, { choice: 'third', value, reason }), at + 1);
    }
    case 'leave-third':
      return { ...resolution, third: third?.asksReason ? { ...third, asksReason: false } : null };
    case 'next':
      return row && resolution.choices[row.field] ? goTo(resolution, at + 1) : resolution;
    case 'back':
      return goTo(resolution, at - 1);
    case 'go':
      return goTo(resolution, action.to);
    case 'note':
      return { ...resolution, note: action.note };
    default:
      return action satisfies never;
  }
}

function chosen(resolution: Resolution, field: string, choice: Choice): Resolution {
  return { ...resolution, third: null, choices: { ...resolution.choices, [field]: choice } };
}

/** Stops at the first row that is not chosen; there is no way round at either end. */
function goTo(resolution: Resolution, to: number): Resolution {
  const open = resolution.rows.findIndex(({ field }) => !resolution.choices[field]);
  const last = open === -1 ? resolution.rows.length : Math.min(open, resolution.rows.length);
  return { ...resolution, third: null, at: Math.max(0, Math.min(last, to)) };
}

/** A third value that was chosen before stands there again, to be typed over. */
function draftOf(choice: Choice | undefined): ThirdDraft {
  const empty = { text: '', state: null, corrected: false, asksReason: false, refused: null };
  if (choice?.choice !== 'third') return empty;
  const { value, state, corrected } = choice.value;
  return { ...empty, text: value === null ? '' : String(value), state, corrected };
}

function typed(
  draft: ThirdDraft,
  action: Extract<ResolutionAction, { do: 'digit' | 'number' | 'erase' | 'state' | 'corrected' }>,
): ThirdDraft {
  switch (action.do) {
    case 'digit':
      return withDigits(draft, draft.state === 'number' ? draft.text + action.digit : action.digit);
    case 'number':
      return withDigits(draft, action.text.trim());
    case 'erase': {
      const text = draft.state === 'number' ? draft.text.slice(0, -1) : '';
      return { ...draft, text, state: text === '' ? null : 'number', refused: null };
    }
    case 'state': {
      const text = action.state === 'dash' || action.state === 'filler' ? '0' : '';
      return { ...draft, text, state: action.state, refused: null };
    }
    case 'corrected':
      return { ...draft, corrected: !draft.corrected, refused: null };
  }
}

/** Figures as typed; too many, or anything else than ASCII digits, are not taken. */
function withDigits(draft: ThirdDraft, text: string): ThirdDraft {
  return new RegExp(`^[0-9]{1,${MAX_DIGITS}}$`).test(text)
    ? { ...draft, text, state: 'number', refused: null }
    : { ...draft, refused: text.slice(0, 16) };
}

function valueDone(resolution: Resolution, row: Difference, third: ThirdDraft): Resolution {
  const value = valueOf(third);
  if (!value) return resolution;
  const same = (['first', 'second'] as const).find((side) => isSame(value, row[side]));
  if (same) return goTo(chosen(resolution, row.field, { choice: same }), resolution.at + 1);
  return { ...resolution, third: { ...third, asksReason: true } };
}

function isSame(one: FieldValue, other: FieldValue | null): boolean {
  return other !== null && differences(['it'], { it: one }, { it: other }).length === 0;
}

function valueOf({ text, state, corrected }: ThirdDraft): FieldValue | null {
  if (state === null) return null;
  const value = state === 'blank' || state === 'illegible' ? null : Number(text);
  return { value, state, corrected };
}

/** The value that a choice stands for; null where the chosen entry lacks the row. */
export function chosenValue(row: Difference, choice: Choice): FieldValue | null {
  return choice.choice === 'third' ? choice.value : row[choice.choice];
}

/** The protocol that would be saved, as far as chosen: rows not yet chosen are left out, and rules that need them say nothing. */
export function resolvedValues({ rows, choices }: Resolution, agreed: FieldValues): FieldValues {
  const values: Record<string, FieldValue> = { ...agreed };
  for (const row of rows) {
    delete values[row.field];
    const choice = choices[row.field];
    const value = choice && chosenValue(row, choice);
    if (value) values[row.field] = value;
  }
  return values;
}

export function isResolved({ rows, choices }: Resolution): boolean {
  return rows.every(({ field }) => choices[field]);
}
