import { likeliestPath, likelihoodOf } from './forward.ts';
import { spellings } from './grammar.ts';
import { searchNumbers, type WordNumber } from './search.ts';

/** What the words of a field say of its number. */
export interface WordEvidence {
  /** Relative likelihood of each candidate, 1 for the likeliest; all 1 where the words say nothing: empty, unreadable. */
  likelihoods: readonly number[];
  /** The same of any number that is not among the candidates. */
  other: number;
  /** What the words state by themselves, of all numbers 0..99,999; null where they cannot be read as a number. */
  reading: { value: number; confidence: number } | null;
}

/** The words may make one number at most so many times likelier against another: hands are harder to read than fonts. */
export const MOST_TIMES = 30;
/**
 * How likely writing is no spelling that is known here (slips of the pen, other words, another's ink), against the likeliest letters
 * that it could be.
 */
const UNKNOWN = 1e-3;

/** Nothing is said for or against any of the candidates. */
export function silent(candidates: readonly number[]): WordEvidence {
  return { likelihoods: candidates.map(() => 1), other: 1, reading: null };
}

/**
 * Weighs candidates by the words of their field. Only what words say against each other counts; how much is limited.
 * @param frames CTC frames of the field: probability of the gap, then of each letter of `letters`, in order
 * @param open whether the writing may be cut off at the box's edge: then the beginning of a spelling is as good as all of it
 */
export function weighWords(
  frames: readonly Float64Array[],
  letters: string,
  candidates: readonly number[],
  open: boolean,
): WordEvidence {
  const unknown = UNKNOWN * likeliestPath(frames);
  const own = candidates.map((value) => stated(value, frames, letters, open));
  const likeliest = Math.max(0, ...own);
  // Numbers without end begin alike: of words cut off, candidates count against each other alone, and none is stated.
  const numbers = open ? [] : searchNumbers(frames, letters);
  const others = open ? likeliest : sumOf(numbers.filter(({ value }) => !candidates.includes(value)));
  const most = Math.max(likeliest, others) + unknown;
  if (most <= 0 || emptyPath(frames) > most) return silent(candidates);
  const limited = (p: number) => Math.max(1 / MOST_TIMES, (p + unknown) / most);
  const [first] = numbers;
  return {
    likelihoods: own.map(limited),
    other: limited(others),
    reading: first ? { value: first.value, confidence: first.p / (sumOf(numbers) + unknown) } : null,
  };
}

function sumOf(numbers: readonly WordNumber[]): number {
  return numbers.reduce((sum, { p }) => sum + p, 0);
}

/** The probability of a number's words, in any spelling. */
function stated(value: number, frames: readonly Float64Array[], letters: string, open: boolean): number {
  return spellings(value).reduce((sum, text) => {
    const { whole, begun } = likelihoodOf(text, frames, letters);
    return sum + whole + (open ? begun : 0);
  }, 0);
}

/** The probability that there are no letters at all. */
function emptyPath(frames: readonly Float64Array[]): number {
  return frames.reduce((product, frame) => product * (frame[0] ?? 0), 1);
}
