/** A rule's verdict on a protocol: `ok` null when an input is missing (never OK). */
export interface CheckResult {
  code: string;
  severity: 'error' | 'warning';
  ok: boolean | null;
  /** The message in the asked language, numbers filled in. */
  message: string;
  /** The fields the rule looked at. */
  fields: readonly string[];
  /** What the message is made of, e.g. {D: 181, T: 180, d: 1}; the screen makes its own sentence from it. */
  params: Readonly<Record<string, number | string>>;
  /** The formula with its numbers, e.g. "212 ≠ 185 + 26", difference 1; empty where a rule has none. */
  formula: string;
  difference: number | null;
}
