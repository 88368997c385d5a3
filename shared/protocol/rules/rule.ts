import type { RuleResult } from '../rules.ts';
import type { ProtocolInput, RuleSettings } from './input.ts';
import { type Known, type Letter, type Resolved, resolve } from './letters.ts';

export type Verdict = Pick<RuleResult, 'ok' | 'fields' | 'params' | 'formula' | 'difference'>;

/** A rule: its code never changes its meaning. */
export interface Rule {
  /** F: error, the paper contradicts itself or the entry is incomplete; W: warning, unusual. */
  code: `${'F' | 'W'}${number}`;
  /** Looks at one protocol; null if the form does not have what the rule is about. */
  check(input: ProtocolInput): Verdict | null;
  /** The equation that the rule asks of the form's fields; null where it does not apply or forgives a difference. */
  identity?(input: ProtocolInput): Identity | null;
}

/** Fields whose numbers come to the same: those of `left` added up, and those of `right`. */
export interface Identity {
  code: Rule['code'];
  left: readonly string[];
  right: readonly string[];
}

/** A letter, added or (with a minus) taken away. */
type Signed = Letter | `-${Letter}`;
type Relation = '≠' | '>' | '<';

/**
 * A rule that compares two sums of quantities, flagged when `relation` holds by more than the tolerance (the form's, else 0).
 * Missing inputs give `ok` null; the rule does not apply where the form lacks an input.
 */
export function comparison(
  code: Rule['code'],
  left: readonly Signed[],
  relation: Relation,
  right: readonly Signed[],
  when: (settings: RuleSettings) => boolean = () => true,
): Rule {
  const rule: Rule = {
    code,
    check(input) {
      if (!when(input.settings)) return null;
      const terms = [...left, ...right].map((term) => ({
        letter: letterOf(term),
        found: resolve(letterOf(term), input),
      }));
      const inputs = known(terms);
      if (inputs === null || 'missing' in inputs) return inputs && missing(inputs.missing);
      const difference = total(left, inputs.values) - total(right, inputs.values);
      const tolerance = input.settings.tolerance[code] ?? 0;
      return {
        ok: !holds(relation, difference, tolerance),
        fields: inputs.fields,
        params: { ...numbersOf(inputs.values), d: Math.abs(difference) },
        formula: `${text(left, inputs.values)} ${sign(difference, relation)} ${text(right, inputs.values)}`,
        difference,
      };
    },
  };
  if (relation !== '≠') return rule;
  return {
    ...rule,
    identity: (input) => (when(input.settings) ? identityOf(code, left, right, input) : null),
  };
}

function identityOf(
  code: Rule['code'],
  left: readonly Signed[],
  right: readonly Signed[],
  input: ProtocolInput,
): Identity | null {
  const sides = { left: [] as string[], right: [] as string[] };
  for (const [side, terms] of [
    ['left', left],
    ['right', right],
  ] as const)
    for (const term of terms) {
      const found = resolve(letterOf(term), input);
      if (found.state === 'absent') return null;
      const other = side === 'left' ? 'right' : 'left';
      sides[term.startsWith('-') ? other : side].push(...found.fields);
    }
  return (input.settings.tolerance[code] ?? 0) === 0 ? { code, ...sides } : null;
}

type Inputs<K extends Letter> = Readonly<Record<K, number>>;

interface Finding {
  flagged: boolean;
  /** The condition with its numbers. */
  formula: string;
  /** Beside the letters themselves. */
  params?: Record<string, number>;
  /** Letters whose fields are to be looked at; all inputs where absent. */
  look?: readonly Letter[];
}

/**
 * A rule with a condition of its own over some quantities. `limit` is the form's tolerance for the rule, else `standard`.
 * Missing inputs give `ok` null; the rule does not apply where the form lacks an input.
 */
export function condition<K extends Letter>(
  code: Rule['code'],
  letters: readonly K[],
  find: (values: Inputs<K>, limit: number, settings: RuleSettings) => Finding,
  options: { standard?: number; when?: (settings: RuleSettings) => boolean } = {},
): Rule {
  return {
    code,
    check(input) {
      if (options.when && !options.when(input.settings)) return null;
      const inputs = known(letters.map((letter) => ({ letter, found: resolve(letter, input) })));
      if (inputs === null || 'missing' in inputs) return inputs && missing(inputs.missing);
      const values = Object.fromEntries(
        inputs.values.map(({ letter, value }) => [letter, value]),
      ) as Inputs<K>;
      const limit = input.settings.tolerance[code] ?? options.standard ?? 0;
      const finding = find(values, limit, input.settings);
      const look = finding.flagged ? finding.look : undefined;
      const fields = look
        ? inputs.values.filter(({ letter }) => look.includes(letter)).flatMap((known) => known.fields)
        : inputs.fields;
      return {
        ok: !finding.flagged,
        fields,
        params: { ...values, ...finding.params },
        formula: finding.formula,
        difference: null,
      };
    },
  };
}

/** The verdict of a rule that lacks an input. */
export function missing(fields: readonly string[]): Verdict {
  return { ok: null, fields, params: {}, formula: '', difference: null };
}

/** ⌈percent · whole / 100⌉ in integers; `percent` counts to two decimals. */
export function shareUp(percent: number, whole: number): number {
  return Math.ceil((Math.round(percent * 100) * whole) / 10_000);
}

/**
 * A share in percent, cut (not rounded) to one decimal, so that it never reaches a threshold that the votes do not.
 * Something out of nothing is all of it: 100.
 */
export function percentOf(part: number, whole: number): number {
  if (whole === 0) return part > 0 ? 100 : 0;
  return Math.floor((1000 * part) / whole) / 10;
}

type Named = Known & { letter: Letter };

function known(
  terms: readonly { letter: Letter; found: Resolved }[],
): { values: Named[]; fields: string[] } | { missing: string[] } | null {
  const values: Named[] = [];
  const fields = new Set<string>();
  for (const { letter, found } of terms) {
    if (found.state === 'absent') return null;
    if (found.state === 'known') values.push({ letter, ...found });
    found.fields.forEach((field) => fields.add(field));
  }
  return values.length < terms.length ? { missing: [...fields] } : { values, fields: [...fields] };
}

function letterOf(term: Signed): Letter {
  return term.replace('-', '') as Letter;
}

function named(term: Signed, values: readonly Named[]): Named {
  const found = values.find(({ letter }) => letter === letterOf(term));
  if (!found) throw new Error(`No value for ${term}`);
  return found;
}

function total(side: readonly Signed[], values: readonly Named[]): number {
  return side.reduce((sum, term) => sum + (term.startsWith('-') ? -1 : 1) * named(term, values).value, 0);
}

function text(side: readonly Signed[], values: readonly Named[]): string {
  return side
    .map((term, index) => {
      const minus = term.startsWith('-');
      const numbers = named(term, values).shown.join(minus ? ' − ' : ' + ');
      return index === 0 ? numbers : `${minus ? '−' : '+'} ${numbers}`;
    })
    .join(' ');
}

function numbersOf(values: readonly Named[]): Record<string, number> {
  return Object.fromEntries(values.map(({ letter, value }) => [letter, value]));
}

function holds(relation: Relation, difference: number, tolerance: number): boolean {
  switch (relation) {
    case '≠':
      return Math.abs(difference) > tolerance;
    case '>':
      return difference > tolerance;
    case '<':
      return -difference > tolerance;
  }
}

/** The sign that is true of the numbers: of an identity "=" or "≠", of an inequality the one that it asks about or its opposite. */
function sign(difference: number, relation: Relation): string {
  if (relation === '≠') return difference === 0 ? '=' : '≠';
  if (relation === '>') return difference > 0 ? '>' : '≤';
  return difference < 0 ? '<' : '≥';
}
