import { ballotRules } from './rules/ballots.ts';
import { completenessRules } from './rules/completeness.ts';
import type { ProtocolInput } from './rules/input.ts';
import { resultRules } from './rules/results.ts';
import type { Identity, Rule } from './rules/rule.ts';
import { voterRules } from './rules/voters.ts';
import type { RuleResult } from './rules.ts';

/** Every rule on one protocol alone, in the order in which results are given. */
export const protocolRules: readonly Rule[] = [
  ...completenessRules,
  ...voterRules,
  ...ballotRules,
  ...resultRules,
];

/** Codes of the rules that run while a person types. */
export const liveRules: ReadonlySet<string> = new Set(
  protocolRules.map((rule) => rule.code).filter((code) => /^F(20[1-5]|30[1-5]|40[1-4])$/.test(code)),
);

/** Which rules a flagged rule hides: they would only say the same in other words. */
const hides: Readonly<Record<string, readonly string[]>> = {
  F107: ['F401', 'F405', 'F406'],
  F207: ['F201', 'F202'],
  F302: ['F305'],
  F402: ['F403'],
};

/**
 * Looks at one protocol with every rule that applies to its form (the form has the quantities, the settings do not
 * switch it off), except those that a flagged rule hides. A missing input gives `ok` null. Pure; never throws on values.
 */
export function checkProtocol(input: ProtocolInput): RuleResult[] {
  const results: RuleResult[] = [];
  for (const rule of protocolRules) {
    if (input.settings.off.includes(rule.code)) continue;
    const verdict = rule.check(input);
    if (verdict)
      results.push({
        code: rule.code,
        severity: rule.code.startsWith('F') ? 'error' : 'warning',
        ...verdict,
      });
  }
  const hidden = new Set(
    results.filter((result) => result.ok === false).flatMap((result) => hides[result.code] ?? []),
  );
  return results.filter((result) => !hidden.has(result.code));
}

/** The equations between fields that a form's rules ask for: sums that a protocol without a slip fulfils exactly. */
export function identitiesOf(input: ProtocolInput): Identity[] {
  return protocolRules.flatMap((rule) =>
    input.settings.off.includes(rule.code) ? [] : (rule.identity?.(input) ?? []),
  );
}
