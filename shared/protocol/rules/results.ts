import type { ProtocolInput } from './input.ts';
import { resolve } from './letters.ts';
import { comparison, condition, missing, percentOf, type Rule, shareUp, type Verdict } from './rule.ts';

const hasValidTotal = (settings: ProtocolInput['settings']) => settings.has_valid_total;

/** 4xx: results. */
export const resultRules: readonly Rule[] = [
  comparison('F401', ['D'], '≠', ['T']),
  comparison('F402', ['D'], '>', ['G']),
  comparison('F403', ['D'], '>', ['B', '-K']),
  { code: 'F404', check: checkCandidates },
  comparison('F405', ['P'], '≠', ['N'], hasValidTotal),
  comparison('F406', ['P', 'I'], '≠', ['T'], hasValidTotal),
  invalidShare('W401', 3, 5),
  invalidShare('W402', 5, 10),
  condition('W403', ['I', 'T'], ({ I, T }) => ({
    flagged: I === 0 && T >= 500,
    formula: '',
    look: ['I'],
  })),
  condition(
    'W404',
    ['M', 'N'],
    ({ M, N }, percent) => ({
      flagged: N >= 100 && M >= shareUp(percent, N),
      formula: `${M} / ${N}`,
      params: { p: percentOf(M, N) },
      look: ['M'],
    }),
    { standard: 95 },
  ),
  // Zeros are W207's and F107's; here they would only say so twice.
  condition('W407', ['T', 'M'], ({ T, M }) => ({
    flagged: T > 0 && M > 0 && T % 50 === 0 && M % 50 === 0,
    formula: '',
  })),
];

/** Flagged from `percent` (or the form's tolerance) of all who voted, and from `least` ballots. */
function invalidShare(code: Rule['code'], percent: number, least: number): Rule {
  return condition(
    code,
    ['I', 'T'],
    ({ I, T }, limit) => ({
      flagged: I >= least && I >= shareUp(limit, T),
      formula: `${I} / ${T}`,
      params: { p: percentOf(I, T) },
      look: ['I'],
    }),
    { standard: percent },
  );
}

/** F404: nobody has more votes than there are valid ballots. */
function checkCandidates(input: ProtocolInput): Verdict | null {
  const [voted, invalid, votes] = [resolve('T', input), resolve('I', input), resolve('V', input)];
  if (voted.state === 'absent' || invalid.state === 'absent' || votes.state === 'absent') return null;
  const fields = [...votes.fields, ...voted.fields, ...invalid.fields];
  if (voted.state === 'missing' || invalid.state === 'missing' || votes.state === 'missing')
    return missing(fields);
  const valid = voted.value - invalid.value;
  const tolerance = input.settings.tolerance['F404'] ?? 0;
  const above = input.votes.filter((candidate) => (candidate.value ?? 0) - valid > tolerance);
  const most = Math.max(...input.votes.map((candidate) => candidate.value ?? 0));
  return {
    ok: above.length === 0,
    fields: above.length > 0 ? above.flatMap((candidate) => candidate.fields) : fields,
    params: { T: voted.value, I: invalid.value, M: most, d: Math.abs(most - valid) },
    formula: `${most} ${most > valid ? '>' : '≤'} ${voted.value} − ${invalid.value}`,
    difference: most - valid,
  };
}
