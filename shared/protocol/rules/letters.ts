import type { Amount, ProtocolInput, SingleQuantity } from './input.ts';

/**
 * Quantities by their letter. Read off the form: R registered, B ballots received, G voters given ballots, U unused,
 * S spoiled, T voted, O voted outside, A by absentee certificate, I invalid, X against all, P printed total of valid votes.
 * Made of them: E electors who may vote (R, or R + A where absentee voters are not in the register), K ballots kept by the
 * commission (U, or U + S where spoiled ballots have a row of their own), V votes for all candidates, M the most votes of
 * one candidate, N = V + X, D = N + I.
 */
export type Letter =
  'R' | 'B' | 'G' | 'U' | 'S' | 'T' | 'O' | 'A' | 'I' | 'X' | 'P' | 'E' | 'K' | 'V' | 'M' | 'N' | 'D';

const quantityOf = {
  R: 'registered',
  B: 'received',
  G: 'issued',
  U: 'unused',
  S: 'spoiled',
  T: 'voted',
  O: 'voted_outside',
  A: 'voted_absentee',
  I: 'invalid',
  X: 'against_all',
  P: 'valid_total',
} as const satisfies Partial<Record<Letter, SingleQuantity>>;

/** A quantity with the numbers that it is shown as in a formula, e.g. [185, 26] for U + S. */
export interface Known {
  value: number;
  shown: readonly number[];
  fields: readonly string[];
}

/** `absent`: the form does not have the quantity; `missing`: it does, but a value is not known. */
export type Resolved =
  ({ state: 'known' } & Known) | { state: 'missing'; fields: readonly string[] } | { state: 'absent' };

/** Looks a quantity up in a protocol, or makes it of others under the form's settings. */
export function resolve(letter: Letter, input: ProtocolInput): Resolved {
  const { settings } = input;
  switch (letter) {
    case 'E':
      return settings.absentee_in_register
        ? resolve('R', input)
        : sum([resolve('R', input), resolve('A', input)]);
    case 'K':
      return settings.has_spoiled === 'separate'
        ? sum([resolve('U', input), resolve('S', input)])
        : resolve('U', input);
    case 'V':
      return asOne(sum(input.votes.map(ofAmount)));
    case 'M':
      return most(input);
    case 'N':
      return settings.has_against_all
        ? asOne(sum([resolve('V', input), resolve('X', input)]))
        : resolve('V', input);
    case 'D':
      return sum([resolve('N', input), resolve('I', input)]);
    default: {
      const amount = input.amounts[quantityOf[letter]];
      return amount ? ofAmount(amount) : { state: 'absent' };
    }
  }
}

function ofAmount({ value, fields }: Amount): Resolved {
  return value === null ? { state: 'missing', fields } : { state: 'known', value, shown: [value], fields };
}

function sum(parts: readonly Resolved[]): Resolved {
  if (parts.length === 0 || parts.some((part) => part.state === 'absent')) return { state: 'absent' };
  const known: Known[] = [];
  const fields: string[] = [];
  for (const part of parts) {
    if (part.state === 'known') known.push(part);
    if (part.state !== 'absent') fields.push(...part.fields);
  }
  if (known.length < parts.length) return { state: 'missing', fields };
  return {
    state: 'known',
    value: known.reduce((total, part) => total + part.value, 0),
    shown: known.flatMap((part) => part.shown),
    fields,
  };
}

/** The votes of all candidates are one number in a formula: nobody reads a sum of twenty. */
function asOne(total: Resolved): Resolved {
  return total.state === 'known' ? { ...total, shown: [total.value] } : total;
}

function most(input: ProtocolInput): Resolved {
  const all = resolve('V', input);
  if (all.state !== 'known') return all;
  const value = Math.max(...input.votes.map((votes) => votes.value ?? 0));
  const fields = input.votes.filter((votes) => votes.value === value).flatMap((votes) => votes.fields);
  return { state: 'known', value, shown: [value], fields };
}
