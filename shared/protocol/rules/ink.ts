/** A print of a page's handwriting: one bit a place, set where it is inked. */
export type InkPrint = Uint8Array;

/**
 * From this likeness (0..1) on, two prints come from one paper. Measured (tests/accuracy/same-paper.test.ts): different papers
 * on one form reach 0.60, second pictures of a paper at least 0.90, spoiled until they can hardly be placed 0.77.
 */
export const SAME_PAPER = 0.7;

/** Prints as they are compared: words of 32 places, one print after the other. */
interface Words {
  words: Uint32Array;
  /** Words a print. */
  length: number;
  /** Inked places of each print. */
  inked: Uint32Array;
}

/** Two prints by their index among those given, `first` < `second`, and how like they are. */
export interface Pair {
  first: number;
  second: number;
  /** 0..1; 1 only of prints that are the same bit by bit. */
  likeness: number;
}

/** Of prints of one length, compares all pairs up to so many; of more only pairs that share a key. */
const COMPARED_AT_MOST = 2_000_000;

/**
 * The pairs of prints, all of one length, that come from one paper, in order. Exact for up to 2,000 prints, and for pairs
 * with one of `about` where that is given; else pairs are looked for by keys that like prints share, which misses next to none of
 * those from 0.85 on and up to one in five near the limit.
 * @param about indices of the prints whose pairs are asked for; all when absent
 */
export function pairsOfOnePaper(prints: readonly InkPrint[], about?: ReadonlySet<number>): Pair[] {
  const all = wordsOf(prints);
  const asked = about ? [...about] : prints.map((_, index) => index);
  const found = new Map<number, Pair>();
  const compare = (a: number, b: number) => {
    const likeness = a === b ? 0 : likenessOf(all, a, b);
    const [first, second] = a < b ? [a, b] : [b, a];
    if (likeness >= SAME_PAPER) found.set(first * prints.length + second, { first, second, likeness });
  };
  if (asked.length * prints.length <= 2 * COMPARED_AT_MOST || about) {
    for (const one of asked)
      for (let other = about ? 0 : one + 1; other < prints.length; other++) compare(one, other);
  } else eachCandidate(prints, compare);
  return [...found.values()].sort((a, b) => a.first - b.first || a.second - b.second);
}

function wordsOf(prints: readonly InkPrint[]): Words {
  const length = Math.ceil((prints[0]?.length ?? 0) / 4);
  const words = new Uint32Array(prints.length * length);
  const bytes = new Uint8Array(words.buffer);
  prints.forEach((print, index) => bytes.set(print, index * length * 4));
  const inked = Uint32Array.from(prints, (_, index) => {
    let count = 0;
    for (let at = index * length; at < (index + 1) * length; at++) count += bitsIn(words[at] ?? 0);
    return count;
  });
  return { words, length, inked };
}

/** Dice's coefficient: inked places that both share, of the mean of both; 0 without going through them where it stays below the limit. */
function likenessOf({ words, length, inked }: Words, a: number, b: number): number {
  const [ofA, ofB] = [inked[a] ?? 0, inked[b] ?? 0];
  if (2 * Math.min(ofA, ofB) < SAME_PAPER * (ofA + ofB)) return 0;
  let both = 0;
  for (let at = 0; at < length; at++)
    both += bitsIn((words[a * length + at] ?? 0) & (words[b * length + at] ?? 0));
  return ofA + ofB === 0 ? 0 : (2 * both) / (ofA + ofB);
}

/** How many bits of a 32-bit word are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Places are shuffled so often, and lie in bins of so many; so many bins in a row make a key. */
const SHUFFLES = 4;
const BIN = 24;
const BINS_A_KEY = 7;

/**
 * Calls back with pairs that share a key, some more than once. A key is made of the first inked places of a few bins of shuffled
 * places (one-permutation hashing: Li, Owen and Zhang, 2012), so that prints share it the likelier the more places they share.
 */
function eachCandidate(prints: readonly InkPrint[], compare: (a: number, b: number) => void): void {
  const places = (prints[0]?.length ?? 0) * 8;
  const bins = Math.ceil(places / BIN);
  const first = new Uint8Array(prints.length * bins);
  const keys = new Float64Array(prints.length);
  for (let shuffle = 1; shuffle <= SHUFFLES; shuffle++) {
    const rank = shuffled(places, shuffle);
    first.fill(BIN);
    prints.forEach((print, index) => findFirstInked(print, rank, first, index * bins));
    for (let from = 0; from + BINS_A_KEY <= bins; from += BINS_A_KEY) {
      fillKeys(keys, first, bins, from);
      eachSharing(keys.sort(), compare);
    }
  }
}

/** Writes the first inked place of each bin into `first`, from `start` on; bins without one keep what they have. */
function findFirstInked(print: InkPrint, rank: Uint16Array, first: Uint8Array, start: number): void {
  for (let index = 0; index < print.length; index++)
    for (let rest = print[index] ?? 0, place = index * 8; rest > 0; rest >>= 1, place++) {
      if ((rest & 1) === 0) continue;
      const at = rank[place] ?? 0;
      const bin = start + Math.trunc(at / BIN);
      if (at % BIN < (first[bin] ?? 0)) first[bin] = at % BIN;
    }
}

/** Key and index of each print in one number, so that sorting brings like keys together: below 25 ** 7 * 2 ** 20 < 2 ** 53. */
function fillKeys(keys: Float64Array, first: Uint8Array, bins: number, from: number): void {
  for (let index = 0; index < keys.length; index++) {
    let key = 0;
    for (let bin = from; bin < from + BINS_A_KEY; bin++)
      key = key * (BIN + 1) + (first[index * bins + bin] ?? BIN);
    keys[index] = key * keys.length + index;
  }
}

function eachSharing(sorted: Float64Array, compare: (a: number, b: number) => void): void {
  const count = sorted.length;
  for (let start = 0; start < count; start++) {
    const end = (Math.floor((sorted[start] ?? 0) / count) + 1) * count;
    for (let next = start + 1; next < count && (sorted[next] ?? 0) < end; next++)
      compare((sorted[start] ?? 0) % count, (sorted[next] ?? 0) % count);
  }
}

/** Each place's rank in an order that is the same in every run (Fisher and Yates, with a linear congruential generator). */
function shuffled(count: number, seed: number): Uint16Array {
  const order = Uint16Array.from({ length: count }, (_, place) => place);
  let state = seed;
  for (let last = count - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
