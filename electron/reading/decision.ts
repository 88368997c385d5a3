import type { Identity } from '../../shared/protocol/rules/rule.ts';
import type { NumericField } from '../../shared/forms/form.ts';
import type { Because, FieldReading } from '../../shared/protocol/values.ts';
import { type Readings, weigh } from './joint/weigh.ts';
import type { NumberAlternative, NumberAlternatives } from './types.ts';
import { speaks, underWords } from './words/beside.ts';
import type { PageWords } from './words/page-words.ts';

/**
 * A reading is accepted only from this probability, by kind of field: chosen on 24,000 synthetic fields a kind of the calibration split,
 * spoiled harder than those that are reported on, so that well under 1 in 1,000 accepted ones are wrong
 * (resources/models/CARD.md); never on pictures.
 */
export const ACCEPT_FROM: Readonly<Record<NumericField['kind'], number>> = {
  cells: 0.994,
  line: 0.993,
  printed: 0.999,
};
/** Arithmetic alone never makes a reading: its ink has to say so at least as often as not. */
const INK_FROM = 0.5;
/** Ink as sure as this is clear: arithmetic may cast doubt on it, but not put another number in its place. */
const CLEAR = 0.9;
/** Arithmetic puts another number in the place of a doubtful one only where together they are at least this sure of it. */
const TURN_FROM = 0.95;
/** No reading is certain. */
const MOST = 0.9999;
/** A limit that no reading reaches. */
const NEVER = 1;
/** Alternatives kept beside the reading. */
const KEPT = 5;
/** A change of confidence that is worth telling. */
const TOLD = 0.01;

/** A field that nobody could read at all. */
export const unread: FieldReading = {
  value: null,
  state: 'illegible',
  confidence: 0,
  accept: false,
  alternatives: [],
};

/** What the decision asks of a form's field. */
export type DecidedField = Pick<NumericField, 'id' | 'kind' | 'digits'>;

/**
 * Decides all numeric fields of a page: each from its own ink, then beside what its words say, then together under the equations. A best
 * guess is kept as long as it is likelier than not being readable; a number with more digits than the field can have is never the
 * guess; a blank field, and one into which words or arithmetic put another number than its ink says first, is never accepted.
 * @param identities the form's equations; none to decide each field by its ink alone
 * @param words what the fields' words say, by field id; none to do without
 * @returns readings by field id
 */
export function decideAll(
  fields: readonly DecidedField[],
  alternatives: readonly NumberAlternatives[],
  identities: readonly Identity[],
  words: PageWords = new Map(),
): Record<string, FieldReading> {
  const own: Readings = new Map(
    fields.map((field, index) => [field.id, withinDigits(field, alternatives[index] ?? [])]),
  );
  const heard: Readings = new Map(
    fields.map((field, index) => {
      const evidence = words.get(field.id);
      // Words were asked about every number, also those with too many digits.
      return evidence && speaks(evidence)
        ? [field.id, withinDigits(field, underWords(alternatives[index] ?? [], evidence))]
        : [field.id, own.get(field.id) ?? []];
    }),
  );
  const together = weigh(heard, identities);
  const kinds = new Map(fields.map(({ id, kind }) => [id, kind]));
  return Object.fromEntries(
    [...own].map(([id, ink]) => {
      const beside = heard.get(id) ?? ink;
      const equations = identities
        .filter(({ left, right }) => left.includes(id) || right.includes(id))
        .map(({ code }) => code);
      const rules = beside === ink ? equations : [...equations, 'words'];
      const limit = ACCEPT_FROM[kinds.get(id) ?? 'printed'];
      const joint = together.get(id) ?? beside;
      return [id, rules.length > 0 ? settle(ink, joint, rules, limit) : decide(ink, limit)];
    }),
  );
}

/** Alternatives without the numbers that have more digits than the field can have. */
function withinDigits({ digits }: DecidedField, alternatives: NumberAlternatives): NumberAlternatives {
  return alternatives.filter(({ value }) => value === null || value < 10 ** digits);
}

/** The reading of a field by its ink alone. */
function decide(ink: NumberAlternatives, limit: number): FieldReading {
  const chosen = choose(ink);
  return chosen ? reading(chosen, ink, limit) : unread;
}

/** The reading of a field by its ink and by what the equations make of it; the alternatives of both lie in the same order. */
function settle(
  ink: NumberAlternatives,
  joint: NumberAlternatives,
  rules: readonly string[],
  limit: number,
): FieldReading {
  const first = choose(ink);
  const last = choose(joint);
  if (!first || !last) return unread;
  const turned = ink.indexOf(first) !== joint.indexOf(last);
  const clear = (first.state !== 'illegible' && first.p >= CLEAR) || last.p < TURN_FROM;
  const kept = turned && clear ? (joint[ink.indexOf(first)] ?? last) : last;
  const ownP = ink[joint.indexOf(kept)]?.p ?? 0;
  const made = reading(kept, joint, kept.value === first.value && ownP >= INK_FROM ? limit : NEVER);
  const alone = decide(ink, limit);
  const told =
    made.value !== alone.value ||
    made.accept !== alone.accept ||
    Math.abs(made.confidence - alone.confidence) >= TOLD;
  const because: Because = { rules, value: first.value, confidence: alone.confidence };
  return told ? { ...made, because } : made;
}

function reading(chosen: NumberAlternative, alternatives: NumberAlternatives, limit: number): FieldReading {
  const others = alternatives
    .filter((other) => other !== chosen && other.state !== 'illegible')
    .sort((a, b) => b.p - a.p);
  // A zero is a zero, in figures or as a filler. That a field cannot be read says nothing about what stands in it.
  const alike = others.filter(({ value }) => value === chosen.value);
  const confidence =
    chosen.state === 'illegible'
      ? 0
      : Math.min(
          MOST,
          alike.reduce((sum, { p }) => sum + p, chosen.p),
        );
  return {
    value: chosen.value,
    state: chosen.state,
    confidence: rounded(confidence),
    accept: confidence >= limit && chosen.value !== null,
    alternatives: byValue([chosen, ...others]).slice(0, KEPT),
  };
}

/** Each value once, with what all its states together have, the chosen one's first. */
function byValue(alternatives: NumberAlternatives): FieldReading['alternatives'] {
  const sums = new Map<number | null, number>();
  for (const { value, p } of alternatives) sums.set(value, (sums.get(value) ?? 0) + p);
  return [...sums].map(([value, p]) => [value, rounded(Math.min(MOST, p))] as const);
}

function choose(possible: NumberAlternatives): NumberAlternative | undefined {
  const sorted = [...possible].sort((a, b) => b.p - a.p);
  const illegible = sorted.find(({ state }) => state === 'illegible');
  const readable = sorted.find(({ state }) => state !== 'illegible');
  // Illegible gathers all ways to fail: half the probability is needed to prefer it to one reading.
  return readable && !(illegible && illegible.p > 0.5) ? readable : (illegible ?? readable);
}

/** Four digits say all that a measured share can. */
function rounded(p: number): number {
  return Math.round(p * 10_000) / 10_000;
}
