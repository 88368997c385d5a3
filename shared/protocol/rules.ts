/** A rule's verdict on a protocol, without words: plain data to store, send and put into any language. */
export interface RuleResult {
  code: string;
  severity: 'error' | 'warning';
  /** True: fine; false: flagged; null: an input is missing (never OK). */
  ok: boolean | null;
  /** Flagged: the fields to look at, the first one first; otherwise the fields that the rule looked at. */
  fields: readonly string[];
  /** What the message is made of, e.g. {D: 181, T: 180, d: 1}; letters as in the table of quantities. */
  params: Readonly<Record<string, number | string>>;
  /** The formula with its numbers, e.g. "212 ≠ 185 + 26"; empty where a rule has none or an input is missing. */
  formula: string;
  /** Left side minus right side of the formula; null where a rule has none or an input is missing. */
  difference: number | null;
}

/** A rule's verdict with its message in the asked language, numbers filled in. */
export interface CheckResult extends RuleResult {
  message: string;
}

/** Grows whenever a rule, a threshold or a default changes its meaning; stored with every result that is kept. */
export const RULE_SET_VERSION = 2;
