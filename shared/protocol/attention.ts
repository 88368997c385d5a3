import { type FieldReading, MAX_VALUE } from './values.ts';

/**
 * The attention check: now and then a number that the machine is sure of is laid before a person changed in one digit, to
 * see that they look. Where and which number follows from the workspace and the scan alone, so that the core knows it
 * again for good and needs not to be told what a screen once showed. A change here would change what lies planted in
 * workspaces that are in use.
 */

/** A number laid before a person on purpose though the machine read another. */
export interface Plant {
  field: string;
  value: number;
}

/** What came of a plant: typed over before the row was accepted, or accepted. */
export const attentionOutcomes = ['caught', 'missed'] as const;
export type AttentionOutcome = (typeof attentionOutcomes)[number];

/** Of how many accepted readings one is planted over, on average. */
export const PLANT_ONE_IN = 40;

/**
 * The plant of a protocol: at most one, over one in forty of its accepted numbers on average; null for most protocols. The planted
 * number has one digit other than the reading and as many digits, is no zero, and is none of the reading's alternatives.
 * @param seed what names the scan in its workspace; the same seed and readings give the same plant.
 * @param fields the machine's readings by field id, in any order.
 */
export function plantIn(seed: string, fields: Readonly<Record<string, FieldReading>>): Plant | null {
  const sure = Object.keys(fields).filter(isSure(fields)).sort();
  // Chance n/40 for the protocol and 1/n for each of its n fields: one in forty fields, whatever n.
  if (lot(seed, 'protocol') * PLANT_ONE_IN >= sure.length) return null;
  const field = drawn(sure, seed, 'field');
  const reading = field === undefined ? undefined : fields[field];
  if (field === undefined || !reading) return null;
  const value = drawn(misreadings(reading), seed, 'digit');
  return value === undefined ? null : { field, value };
}

const isSure = (fields: Readonly<Record<string, FieldReading>>) => (id: string) => {
  const reading = fields[id];
  return reading?.accept === true && reading.state === 'number' && isEnterable(reading.value);
};

function isEnterable(value: FieldReading['value']): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_VALUE;
}

/** Numbers with one digit other than the reading, as many digits, no zero, and none of its alternatives; ascending. */
function misreadings({ value, alternatives }: FieldReading): number[] {
  const digits = String(value);
  const known = new Set(alternatives.map(([alternative]) => alternative));
  const found: number[] = [];
  for (let place = 0; place < digits.length; place += 1)
    for (let digit = 0; digit <= 9; digit += 1) {
      const other = digits.slice(0, place) + String(digit) + digits.slice(place + 1);
      const number = Number(other);
      if (other !== digits && other[0] !== '0' && !known.has(number)) found.push(number);
    }
  return found.sort((a, b) => a - b);
}

/** One of the items by lot; undefined of none. */
function drawn<T>(items: readonly T[], seed: string, what: string): T | undefined {
  return items[Math.floor(lot(seed, what) * items.length)];
}

/**
 * A lot, 0 <= lot < 1, that follows from a text: its letters by FNV-1a (Fowler, Noll and Vo), stirred by the last steps of
 * MurmurHash3 (Appleby), as FNV alone leaves texts that differ in their last letter close together.
 */
function lot(seed: string, what: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed} ${what}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
