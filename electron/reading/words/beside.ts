import type { FieldReading } from '../../../shared/protocol/values.ts';
import type { NumberAlternatives } from '../types.ts';
import type { WordEvidence } from './evidence.ts';

/** Words and figures are sure of a number from this confidence. */
const SURE_FROM = 0.999;

/** The numbers that figures may be: what words are asked about. */
export function candidatesOf(figures: NumberAlternatives): number[] {
  return [...new Set(figures.flatMap(({ value }) => value ?? []))];
}

/**
 * What figures may be once their words are heard: each alternative by the likelihood of its number, what is no number, and numbers that
 * nobody proposed, by that of any other.
 * @param figures alternatives by the figures' ink; the answer holds them in the same order
 */
export function underWords(figures: NumberAlternatives, words: WordEvidence): NumberAlternatives {
  const candidates = candidatesOf(figures);
  const likelihood = (value: number | null) =>
    value === null ? words.other : (words.likelihoods[candidates.indexOf(value)] ?? words.other);
  const weights = figures.map(({ value, p }) => p * likelihood(value));
  const proposed = figures.reduce((sum, { p }) => sum + p, 0);
  const all = weights.reduce((sum, weight) => sum + weight, Math.max(0, 1 - proposed) * words.other);
  return figures.map((figure, index) => ({ ...figure, p: all > 0 ? (weights[index] ?? 0) / all : 0 }));
}

/** True if words say anything for or against a number. */
export function speaks({ likelihoods, other }: WordEvidence): boolean {
  return likelihoods.some((likelihood) => likelihood !== 1) || other !== 1;
}

/** The number that words state for sure, or null. */
export function statedNumber({ reading }: WordEvidence): number | null {
  return reading && reading.confidence >= SURE_FROM ? reading.value : null;
}

/**
 * Numbers in words to hold against those in figures (rule F103): only where both are sure, the words by themselves, the figures by
 * their own ink or, words and equations heard, by being accepted.
 * @param words evidence by id of the numeric field
 * @param figures alternatives by the figures' ink, by the same id
 * @param readings as decided, by the same id
 */
export function numbersInWords(
  words: ReadonlyMap<string, WordEvidence>,
  figures: ReadonlyMap<string, NumberAlternatives>,
  readings: Readonly<Record<string, FieldReading>>,
): Record<string, number | null> {
  const sure = (id: string) =>
    readings[id]?.accept === true ||
    (figures.get(id) ?? []).some(({ value, p }) => value !== null && p >= SURE_FROM);
  return Object.fromEntries(
    [...words].map(([id, evidence]) => [id, sure(id) ? statedNumber(evidence) : null]),
  );
}

/** A field of words as read: its number in figures, as text; never accepted, because words are evidence only. */
export function wordsReading(value: number, confidence: number): FieldReading {
  const text = String(value);
  return { value: text, state: 'number', confidence, accept: false, alternatives: [[text, confidence]] };
}
