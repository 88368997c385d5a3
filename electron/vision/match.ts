import { WORDS, wordsOf } from './keypoints.ts';

/** Share of the second best match's distance up to which the best is taken (Lowe 2004). */
const RATIO = 0.8;

/**
 * Pairs [keypoint of the picture, keypoint of the form] where the form's clearly is the one that looks most like the
 * picture's: Lowe's ratio test ("Distinctive image features from scale-invariant keypoints", 2004) over all pairs.
 *
 * In JavaScript, for OpenCV's matcher takes twice the time and hands over each match as objects.
 */
export function matchPairs(picture: Uint8Array, form: Uint8Array): [number, number][] {
  const [queries, candidates] = [wordsOf(picture), wordsOf(form)];
  const pairs: [number, number][] = [];
  for (let query = 0; query * WORDS < queries.length; query++) {
    const found = clearlyNearest(queries, query * WORDS, candidates);
    if (found >= 0) pairs.push([query, found]);
  }
  return pairs;
}

/** The candidate that is clearly nearest to the descriptor of eight words from `at` on; -1 where none is. */
function clearlyNearest(queries: Int32Array, at: number, candidates: Int32Array): number {
  const q0 = queries[at] ?? 0;
  const q1 = queries[at + 1] ?? 0;
  const q2 = queries[at + 2] ?? 0;
  const q3 = queries[at + 3] ?? 0;
  const q4 = queries[at + 4] ?? 0;
  const q5 = queries[at + 5] ?? 0;
  const q6 = queries[at + 6] ?? 0;
  const q7 = queries[at + 7] ?? 0;
  let nearest = -1;
  let best = Infinity;
  let next = Infinity;
  for (let c = 0; c < candidates.length; c += WORDS) {
    // What is farther than the second best by half its bits need not be counted to the end.
    let bits =
      bitsOfTwo(q0 ^ (candidates[c] ?? 0), q1 ^ (candidates[c + 1] ?? 0)) +
      bitsOfTwo(q2 ^ (candidates[c + 2] ?? 0), q3 ^ (candidates[c + 3] ?? 0));
    if (bits >= next) continue;
    bits += bitsOfTwo(q4 ^ (candidates[c + 4] ?? 0), q5 ^ (candidates[c + 5] ?? 0));
    if (bits >= next) continue;
    bits += bitsOfTwo(q6 ^ (candidates[c + 6] ?? 0), q7 ^ (candidates[c + 7] ?? 0));
    if (bits < best) {
      next = best;
      best = bits;
      nearest = c / WORDS;
    } else if (bits < next) next = bits;
  }
  return next < Infinity && best < RATIO * next ? nearest : -1;
}

/** Bits set in two 32-bit words (Warren, "Hacker's Delight", 5-1). */
function bitsOfTwo(a: number, b: number): number {
  const v = a - ((a >>> 1) & 0x55555555);
  const w = b - ((b >>> 1) & 0x55555555);
  const fours = (v & 0x33333333) + ((v >>> 2) & 0x33333333) + (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  return Math.imul((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}
