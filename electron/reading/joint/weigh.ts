import type { Identity } from '../../../shared/protocol/rules/rule.ts';
import type { NumberAlternative, NumberAlternatives } from '../types.ts';
import { others, type Spread } from './sums.ts';

/** How many real protocols break an equation of theirs: 3 of the 24 sample protocols do. */
const BROKEN = 1 / 8;
/**
 * How likely a broken equation is off by just the difference at hand. Slips prefer small and round differences, so this is far
 * more than one in the ten thousand numbers that a field can hold: on a broken protocol chance must not look like arithmetic.
 */
const OFF_BY_THIS = 1 / 100;
/** How likely a number that nobody proposed is just the one that the equation wants. */
const WANTED = 1 / 10_000;
/** Rounds of messages where equations share a field; where none do, one round is exact. */
const ROUNDS = 4;

/** Fields' alternatives by field id. */
export type Readings = ReadonlyMap<string, NumberAlternatives>;

/** A field of an equation: +1 on the left side, -1 on the right. */
interface Term {
  field: string;
  sign: 1 | -1;
}

/** What an equation says of each alternative of a field, and of a number that nobody proposed: relative likelihoods. */
interface Message {
  alternatives: readonly number[];
  unknown: number;
}

/**
 * Weighs the alternatives of all fields together under the equations that a form asks of them, knowing that real protocols
 * break them. Sum-product on the graph of fields and equations (Kschischang, Frey and Loeliger 2001, "Factor graphs and the
 * sum-product algorithm"); exact where no two equations share more than one field and they form no ring.
 * Equations with a field that was not read (it stands on another page) are left out. A blank field counts as 0, an
 * illegible one as unknown.
 * @returns of each field in an equation its alternatives, as given and in that order, with their probabilities under the equations
 */
export function weigh(readings: Readings, identities: readonly Identity[]): Map<string, NumberAlternatives> {
  const equations = identities
    .map(termsOf)
    .filter((terms) => terms.length > 1 && terms.every(({ field }) => readings.has(field)));
  const messages = equations.map(() => new Map<string, Message>());
  const shared = new Set(equations.flat().map(({ field }) => field)).size < equations.flat().length;
  for (let round = 0; round < (shared ? ROUNDS : 1); round++)
    equations.forEach((terms, index) => {
      const heard = messages.filter((_message, other) => other !== index);
      const spreads = terms.map(({ field, sign }) => spreadOf(believe(readings, field, heard), sign));
      others(spreads).forEach((rest, at) => {
        const term = terms[at];
        if (term) messages[index]?.set(term.field, judge(readings.get(term.field) ?? [], term.sign, rest));
      });
    });
  const fields = new Set(equations.flat().map(({ field }) => field));
  return new Map([...fields].map((field) => [field, believe(readings, field, messages)]));
}

function termsOf({ left, right }: Identity): Term[] {
  return [
    ...left.map((field): Term => ({ field, sign: 1 })),
    ...right.map((field): Term => ({ field, sign: -1 })),
  ];
}

/** The number that an alternative puts into a sum; null where it has none. */
function numberOf({ value, state }: NumberAlternative): number | null {
  return state === 'blank' ? 0 : value;
}

function spreadOf(alternatives: NumberAlternatives, sign: 1 | -1): Spread {
  const spread = new Map<number, number>();
  for (const alternative of alternatives) {
    const number = numberOf(alternative);
    if (number !== null) spread.set(sign * number, (spread.get(sign * number) ?? 0) + alternative.p);
  }
  return spread;
}

function judge(
  alternatives: NumberAlternatives,
  sign: 1 | -1,
  rest: ReturnType<typeof others>[number],
): Message {
  const likelihood = (closes: number) => BROKEN * OFF_BY_THIS + (1 - BROKEN) * closes;
  return {
    alternatives: alternatives.map((alternative) => {
      const number = numberOf(alternative);
      return likelihood(number === null ? WANTED : rest.chanceOf(-sign * number) + rest.unknown * WANTED);
    }),
    unknown: likelihood(WANTED),
  };
}

/** A field's alternatives under what the given equations say. */
function believe(
  readings: Readings,
  field: string,
  messages: readonly ReadonlyMap<string, Message>[],
): NumberAlternatives {
  const own = readings.get(field) ?? [];
  const heard = messages.flatMap((message) => message.get(field) ?? []);
  const weights = own.map(({ p }, index) =>
    heard.reduce((product, message) => product * (message.alternatives[index] ?? 0), p),
  );
  const unproposed = Math.max(0, 1 - own.reduce((sum, { p }) => sum + p, 0));
  const unknown = heard.reduce((product, message) => product * message.unknown, unproposed);
  const all = weights.reduce((sum, weight) => sum + weight, unknown);
  return own.map((alternative, index) => ({ ...alternative, p: all > 0 ? (weights[index] ?? 0) / all : 0 }));
}
