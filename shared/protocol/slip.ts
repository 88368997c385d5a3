import type { Identity } from './rules/rule.ts';

/** A protocol as a person has typed it, and what else its ink may say. */
export interface SlipInput {
  /** The equations that the form asks for. */
  identities: readonly Identity[];
  /** Numbers by field, of rows that the person has entered; an equation with a row that is not here says nothing. */
  values: Readonly<Record<string, number>>;
  /** The machine's second-best reading by field: the likeliest number other than the one entered. */
  secondReadings: Readonly<Record<string, number>>;
}

/** A field and the number that would stand in it, had the slip not happened. Only pointed at, never entered. */
export interface Mend {
  field: string;
  value: number;
}

/** Places that a number of a protocol has (`MAX_VALUE`): units to ten thousands. */
const places = [1, 10, 100, 1000, 10_000] as const;
export type Place = (typeof places)[number];

/** Where the slip behind a failed equation may lie. */
export type SlipHint =
  /** Two neighbouring digits changed places: each of `mends` makes the equation hold. */
  | { slip: 'swapped'; mends: readonly Mend[] }
  /** One digit, that of `place`, is off: each of `mends` makes the equation hold. */
  | { slip: 'digit'; place: Place; mends: readonly Mend[] }
  /** The difference is just what stands in these rows: left out of a sum, or added twice. */
  | { slip: 'row'; fields: readonly string[] };

export interface Slips {
  /** By code of the failed rule, the likeliest first. */
  hints: Readonly<Record<string, readonly SlipHint[]>>;
  /** The one field whose second-best reading makes every equation hold; null if there is none, or more than one. */
  look: string | null;
}

/**
 * Helps to find the slip behind equations that do not hold (rules.md, section 4; the fourth way is that of kawalc1's
 * processprobs.py). A mend that would break another equation that holds is not named. Pure; no value is changed.
 */
export function findSlips(input: SlipInput): Slips {
  const { values } = input;
  const known = input.identities.filter(({ left, right }) =>
    [...left, ...right].every((field) => values[field] !== undefined),
  );
  const failed = known.filter((identity) => differenceOf(identity, values) !== 0);
  const held = known.filter((identity) => !failed.includes(identity));
  const hints: Record<string, readonly SlipHint[]> = {};
  for (const identity of failed) {
    const found = hintsOf(identity, values, held);
    if (found.length > 0) hints[identity.code] = found;
  }
  return { hints, look: failed.length > 0 ? lookOf(input, known) : null };
}

/** Left side minus right side; fields without a value count as 0. */
function differenceOf({ left, right }: Identity, values: SlipInput['values']): number {
  const sum = (fields: readonly string[]) => fields.reduce((total, field) => total + (values[field] ?? 0), 0);
  return sum(left) - sum(right);
}

function hintsOf(
  identity: Identity,
  values: SlipInput['values'],
  held: readonly Identity[],
): readonly SlipHint[] {
  const size = Math.abs(differenceOf(identity, values));
  const mends = mendsOf(identity, values).filter(({ field, value }) =>
    allHold(held, { ...values, [field]: value }),
  );
  const hints: SlipHint[] = [];
  if (size % 9 === 0) {
    const swapped = mends.filter(({ field, value }) => isSwap(values[field] ?? 0, value));
    if (swapped.length > 0) hints.push({ slip: 'swapped', mends: swapped });
  }
  const place = places.find((each) => size % each === 0 && size / each <= 9);
  if (place !== undefined) {
    const digits = mends.filter(({ field, value }) => isOneDigit(values[field] ?? 0, value, place));
    if (digits.length > 0) hints.push({ slip: 'digit', place, mends: digits });
  }
  const rows = addendsOf(identity).filter((field) => values[field] === size);
  if (rows.length > 0) hints.push({ slip: 'row', fields: rows });
  return hints;
}

/** For each field of an equation the number with which it would hold; numbers below zero or too long are none. */
function mendsOf(identity: Identity, values: SlipInput['values']): Mend[] {
  const difference = differenceOf(identity, values);
  return [
    ...identity.left.map((field) => ({ field, value: (values[field] ?? 0) - difference })),
    ...identity.right.map((field) => ({ field, value: (values[field] ?? 0) + difference })),
  ].filter(({ value }) => value >= 0 && value < 100_000);
}

/** Fields that are added to others: a sum can leave them out or count them twice. */
function addendsOf({ left, right }: Identity): string[] {
  return [left, right].filter((side) => side.length > 1).flat();
}

/** True if one number becomes the other when two neighbouring digits change places. */
function isSwap(from: number, to: number): boolean {
  const digits = String(from);
  return [...digits.slice(1)].some((digit, before) => {
    const swapped = digits.slice(0, before) + digit + (digits[before] ?? '') + digits.slice(before + 2);
    return Number(swapped) === to;
  });
}

/** True if two numbers differ in the digit of one place alone; a first digit may be missing, not two. */
function isOneDigit(from: number, to: number, place: Place): boolean {
  const longest = 10 ** String(from).length;
  const shortened = (number: number) => Math.floor(number / (place * 10)) * place + (number % place);
  return shortened(from) === shortened(to) && place <= longest;
}

function allHold(identities: readonly Identity[], values: SlipInput['values']): boolean {
  return identities.every((identity) => differenceOf(identity, values) === 0);
}

function lookOf({ values, secondReadings }: SlipInput, known: readonly Identity[]): string | null {
  const mending = Object.entries(secondReadings)
    .filter(([field, value]) => values[field] !== undefined && values[field] !== value)
    .filter(([field, value]) => allHold(known, { ...values, [field]: value }));
  return mending.length === 1 ? (mending[0]?.[0] ?? null) : null;
}
