import { LETTERS } from '../../../../electron/reading/words/reader.ts';

/**
 * CTC frames as a network that is sure gives them: each letter once, a gap after it; `p` is how sure, the rest lies on all other
 * symbols alike.
 */
export function framesOfText(text: string, p = 0.99): Float64Array[] {
  return Array.from(text).flatMap((letter) => [sure(LETTERS.indexOf(letter) + 1, p), sure(0, p)]);
}

/** Frames of an empty field. */
export function emptyFrames(count: number): Float64Array[] {
  return Array.from({ length: count }, () => sure(0, 0.99));
}

/** A frame in which either of two letters may stand. */
export function between(one: string, other: string, p: number): Float64Array {
  const frame = new Float64Array(LETTERS.length + 1).fill(1e-6);
  frame[LETTERS.indexOf(one) + 1] = p;
  frame[LETTERS.indexOf(other) + 1] = 1 - p;
  return frame;
}

function sure(symbol: number, p: number): Float64Array {
  const frame = new Float64Array(LETTERS.length + 1).fill((1 - p) / LETTERS.length);
  frame[symbol] = p;
  return frame;
}
