import type { NumericField } from '../../shared/forms/form.ts';
import type { FieldReading } from '../../shared/protocol/values.ts';
import type { NumberAlternative, NumberAlternatives } from './types.ts';

/**
 * A reading is accepted only above this probability. Every probability that the first version gives is a measured share
 * of right readings below it, so it accepts nothing; a reader that earns more says so in its probabilities.
 */
export const ACCEPT_FROM = 0.999;
/** No reading is certain. */
const MOST = 0.9999;

/** A field that nobody could read at all. */
export const unread: FieldReading = {
  value: null,
  state: 'illegible',
  confidence: 0,
  accept: false,
  alternatives: [],
};

/**
 * The reading of a numeric field from its alternatives. A best guess is kept as long as it is likelier than not being
 * readable; a number with more digits than the field can have is never the guess. A blank field is never accepted.
 */
export function decide(field: NumericField, alternatives: NumberAlternatives): FieldReading {
  const possible = alternatives.filter(({ value }) => value === null || value < 10 ** field.digits);
  const chosen = choose(possible);
  if (!chosen) return unread;
  // That a field cannot be read says nothing about what stands in it.
  const confidence = chosen.state === 'illegible' ? 0 : Math.min(MOST, chosen.p);
  return {
    value: chosen.value,
    state: chosen.state,
    confidence: rounded(confidence),
    accept: confidence >= ACCEPT_FROM && chosen.value !== null,
    alternatives: byValue([
      chosen,
      ...possible.filter((other) => other !== chosen && other.state !== 'illegible'),
    ]),
  };
}

/** Each value once, with what all its states together have, the chosen one's first. */
function byValue(alternatives: NumberAlternatives): FieldReading['alternatives'] {
  const sums = new Map<number | null, number>();
  for (const { value, p } of alternatives) sums.set(value, (sums.get(value) ?? 0) + p);
  return [...sums].map(([value, p]) => [value, rounded(Math.min(MOST, p))] as const);
}

function choose(possible: NumberAlternatives): NumberAlternative | undefined {
  const illegible = possible.find(({ state }) => state === 'illegible');
  const readable = possible.find(({ state }) => state !== 'illegible');
  // Illegible gathers all ways to fail: half the probability is needed to prefer it to one reading.
  return readable && !(illegible && illegible.p > 0.5) ? readable : (illegible ?? readable);
}

/** Four digits say all that a measured share can. */
function rounded(p: number): number {
  return Math.round(p * 10_000) / 10_000;
}
