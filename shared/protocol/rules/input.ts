import type { FieldValue } from '../values.ts';

/** A form's switches and tolerances, as the rules need them. */
export interface RuleSettings {
  /** Spoiled ballots: no row, a row of their own, or counted inside the unused ones. */
  has_spoiled: 'none' | 'separate' | 'inside_unused';
  /** True if voters with an absentee certificate already stand in the number of registered voters. */
  absentee_in_register: boolean;
  has_against_all: boolean;
  has_words: boolean;
  has_valid_total: boolean;
  /** How many more ballots than voters a commission may receive, in percent; null switches W307 off. */
  ballot_reserve_pct: number | null;
  /** Codes of rules that do not apply to the form. */
  off: readonly string[];
  /** Tolerance by code, instead of the rule's own. */
  tolerance: Readonly<Record<string, number>>;
}

/** One quantity of a protocol and where it stands on the form; `value` is null if any of its fields has none. */
export interface Amount {
  value: number | null;
  /** True if the commission left every field of it empty. */
  blank: boolean;
  fields: readonly string[];
}

/** Quantities that stand once on a protocol; votes and turnout come in series. */
export const singleQuantities = [
  'registered',
  'received',
  'issued',
  'unused',
  'spoiled',
  'voted',
  'voted_outside',
  'voted_absentee',
  'invalid',
  'against_all',
  'valid_total',
] as const;
export type SingleQuantity = (typeof singleQuantities)[number];

export interface CandidateVotes extends Amount {
  candidate: string;
}

/** Voters who had taken part by an hour of the day, "HH:MM". */
export interface TurnoutReading extends Amount {
  time: string;
}

/** One numeric row of the form. */
export interface Row {
  field: string;
  /** False if a commission may leave the row empty. */
  required: boolean;
  /** What was entered; absent while nothing was. */
  entry?: FieldValue;
  /** The number that the row states in words: null if the words could not be read, absent if the row has none. */
  words?: number | null;
  /** What the machine read, where it read the row: `value` null when blank. */
  machine?: { value: number | null; confidence: number };
  /** Present on a row that says which station it is; `read`: what the machine is sure stands there, null if nothing. */
  station?: { read: number | null };
}

/** A stamp or signature that the form asks for; `present` null if nobody looked yet. */
export interface Mark {
  field: string;
  /** True if a copy without it is not certified. */
  required: boolean;
  present: boolean | null;
}

/** Everything that rules on one protocol alone look at. Quantities that the form does not have are absent. */
export interface ProtocolInput {
  settings: RuleSettings;
  amounts: Readonly<Partial<Record<SingleQuantity, Amount>>>;
  /** In the form's order of candidates. */
  votes: readonly CandidateVotes[];
  /** By time of day. */
  turnout: readonly TurnoutReading[];
  rows: readonly Row[];
  marks: readonly Mark[];
}
