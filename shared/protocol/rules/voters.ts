import type { ProtocolInput, TurnoutReading } from './input.ts';
import { END_OF_VOTING, firstFall, firstHaste, minutesOf, paceOf, type Reading } from './hourly.ts';
import { resolve } from './letters.ts';
import { comparison, condition, missing, percentOf, type Rule, shareUp, type Verdict } from './rule.ts';

/** 2xx: voters. */
export const voterRules: readonly Rule[] = [
  comparison('F201', ['T'], '>', ['E']),
  condition(
    'W201',
    ['R', 'T', 'A'],
    ({ R, T, A }) => ({
      flagged: R < T && T <= R + A,
      formula: `${R} < ${T} ≤ ${R} + ${A}`,
      params: { d: Math.abs(T - R) },
    }),
    {
      when: (settings) => !settings.absentee_in_register,
    },
  ),
  comparison('F202', ['G'], '>', ['E']),
  comparison('F203', ['T'], '>', ['G']),
  condition('W203', ['G', 'T'], ({ G, T }) => {
    const least = Math.max(3, shareUp(0.5, G));
    return {
      flagged: G - T >= least,
      formula: `${G} − ${T} ${G - T >= least ? '≥' : '<'} ${least}`,
      params: { d: G - T },
    };
  }),
  comparison('F204', ['O'], '>', ['T']),
  comparison('F205', ['A'], '>', ['T']),
  comparison('W206', ['O', 'A'], '>', ['T']),
  condition('F207', ['R', 'T'], ({ R, T }) => ({ flagged: R === 0 && T > 0, formula: '' })),
  condition('W207', ['R', 'T'], ({ R, T }) => ({
    flagged: R === 0 || T === 0,
    formula: '',
    look: [...(R === 0 ? (['R'] as const) : []), ...(T === 0 ? (['T'] as const) : [])],
  })),
  condition(
    'W208',
    ['T', 'R'],
    ({ T, R }, percent) => ({
      flagged: R >= 100 && T >= shareUp(percent, R),
      formula: `${T} / ${R}`,
      params: { p: percentOf(T, R) },
    }),
    { standard: 95 },
  ),
  condition('W209', ['T', 'R'], ({ T, R }) => ({
    flagged: R >= 50 && T === R,
    formula: `${T} ${T === R ? '=' : '≠'} ${R}`,
  })),
  many('W210', 'O', 20, 10),
  many('W211', 'A', 15, 5),
  { code: 'F214', check: checkFalling },
  { code: 'W214', check: checkHaste },
];

/** Flagged from `least` voters and `percent` of all who voted, whichever is more. */
function many(code: Rule['code'], letter: 'O' | 'A', least: number, percent: number): Rule {
  return condition(code, [letter, 'T'], (values) => {
    const limit = Math.max(least, shareUp(percent, values.T));
    const count = values[letter];
    return {
      flagged: count >= limit,
      formula: `${count} ${count >= limit ? '≥' : '<'} ${limit}`,
      params: { n: count },
      look: [letter],
    };
  });
}

/** A reading whose number is known. */
type Known = Reading & { fields: readonly string[] };

const isKnown = (reading: TurnoutReading): reading is TurnoutReading & { value: number } =>
  reading.value !== null;
const known = ({ time, value, fields }: TurnoutReading & { value: number }): Known => ({
  time,
  voted: value,
  fields,
});

/** The hourly readings and all who voted in the end; null if the form has no such series. */
function series(input: ProtocolInput): { steps: Known[]; fields: string[] } | { missing: string[] } | null {
  const voted = resolve('T', input);
  if (input.turnout.length === 0 || voted.state === 'absent') return null;
  const fields = [...input.turnout.flatMap((reading) => reading.fields), ...voted.fields];
  const steps = input.turnout.filter(isKnown).map(known);
  if (steps.length < input.turnout.length || voted.state === 'missing') return { missing: fields };
  return { steps: [...steps, { time: END_OF_VOTING, voted: voted.value, fields: voted.fields }], fields };
}

/** F214: who has voted cannot become fewer, from hour to hour or to the end. */
function checkFalling(input: ProtocolInput): Verdict | null {
  const found = series(input);
  if (found === null) return null;
  if ('missing' in found) return missing(found.missing);
  const fall = firstFall(found.steps, input.settings.tolerance['F214']);
  if (fall === null)
    return {
      ok: true,
      fields: found.fields,
      params: {},
      formula: found.steps.map(({ voted }) => voted).join(' ≤ '),
      difference: null,
    };
  const [a, b] = [fall.before.voted, fall.after.voted];
  return {
    ok: false,
    fields: [...fall.before.fields, ...fall.after.fields],
    params: { t1: fall.before.time, t2: fall.after.time, a, b, d: a - b },
    formula: `${a} > ${b}`,
    difference: a - b,
  };
}

/** W214: more votes a minute between two readings than people can cast. */
function checkHaste(input: ProtocolInput): Verdict | null {
  const readings = input.turnout;
  if (readings.length < 2) return null;
  const fields = readings.flatMap((reading) => reading.fields);
  const steps = readings.filter(isKnown).map(known);
  if (steps.length < readings.length) return missing(fields);
  const haste = firstHaste(steps, input.settings.tolerance['W214']);
  if (haste === null) return { ok: true, fields, params: {}, formula: '', difference: null };
  const { before, after } = haste;
  const votes = after.voted - before.voted;
  return {
    ok: false,
    fields: [...before.fields, ...after.fields],
    params: { t1: before.time, t2: after.time, d: votes, x: paceOf(haste) },
    formula: `${votes} / ${minutesOf(after.time) - minutesOf(before.time)}`,
    difference: null,
  };
}
