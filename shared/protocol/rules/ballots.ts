import type { ProtocolInput } from './input.ts';
import { type Letter, resolve } from './letters.ts';
import { comparison, condition, missing, type Rule, shareUp, type Verdict } from './rule.ts';

/** 3xx: ballots. */
export const ballotRules: readonly Rule[] = [
  comparison('F301', ['B'], '≠', ['G', 'K']),
  { code: 'F302', check: checkParts },
  comparison('F305', ['T'], '>', ['B', '-K']),
  comparison('W306', ['B'], '<', ['R']),
  condition(
    'W307',
    ['B', 'R'],
    ({ B, R }, _limit, { ballot_reserve_pct }) => {
      const percent = ballot_reserve_pct ?? 0;
      // Ballots come whole: more than R + p % of R is the same as more than its whole part.
      const most = Math.floor((R * (10_000 + Math.round(percent * 100))) / 10_000);
      return {
        flagged: B > most,
        formula: `${B} ${B > most ? '>' : '≤'} ${most}`,
        params: { most, p: percent },
      };
    },
    { when: (settings) => settings.ballot_reserve_pct !== null },
  ),
  condition('W308', ['U', 'B'], ({ U, B }) => ({
    flagged: U === 0 && B >= 100,
    formula: '',
    look: ['U'],
  })),
  condition(
    'W309',
    ['S', 'G'],
    ({ S, G }) => {
      const limit = Math.max(10, shareUp(1, G));
      return { flagged: S >= limit, formula: `${S} ${S >= limit ? '≥' : '<'} ${limit}`, look: ['S'] };
    },
    { when: (settings) => settings.has_spoiled !== 'none' },
  ),
];

/** F302: no part of the ballots (given out, unused, spoiled: those that the form states) exceeds what was received. */
function checkParts(input: ProtocolInput): Verdict | null {
  const letters: readonly Letter[] = input.settings.has_spoiled === 'none' ? ['G', 'U'] : ['G', 'U', 'S'];
  const whole = resolve('B', input);
  const parts = letters.map((letter) => resolve(letter, input)).filter((part) => part.state !== 'absent');
  if (whole.state === 'absent' || parts.length === 0) return null;
  const fields = [...parts.flatMap((part) => part.fields), ...whole.fields];
  const known = parts.filter((part) => part.state === 'known');
  if (whole.state === 'missing' || known.length < parts.length) return missing(fields);
  const tolerance = input.settings.tolerance['F302'] ?? 0;
  const above = known.filter((part) => part.value - whole.value > tolerance);
  const largest = Math.max(...known.map((part) => part.value));
  return {
    ok: above.length === 0,
    fields: above.length > 0 ? above.flatMap((part) => part.fields) : fields,
    params: { B: whole.value, n: largest, d: Math.abs(largest - whole.value) },
    formula: `${largest} ${largest > whole.value ? '>' : '≤'} ${whole.value}`,
    difference: largest - whole.value,
  };
}
