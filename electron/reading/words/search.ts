import { firstPlaces, type Place } from './grammar.ts';

/** A beginning of a number: the place reached in its last word, and what the words before it come to. */
interface Beginning {
  place: Place;
  value: number;
  /** Probability, by whether the last frame was a gap or the last letter. */
  gap: number;
  letter: number;
}

/** A number that the words may state, and its probability. */
export interface WordNumber {
  value: number;
  p: number;
}

const BEAM = 48;
/** Letters below this in a frame begin nothing of their own. */
const NEGLIGIBLE = 1e-4;

/**
 * Numbers that words state: prefix beam search over CTC frames (as `readFrames` of the digits) that follows only the number words of
 * Russian and Kazakh.
 * @param frames one row a frame: probability of the gap, then of each letter of `letters`, in order
 * @returns numbers, best first
 */
export function searchNumbers(frames: readonly Float64Array[], letters: string): WordNumber[] {
  const symbols = new Map(Array.from(letters, (letter, index) => [letter, index + 1]));
  const symbolOf = ({ letter }: Place) => symbols.get(letter) ?? 0;
  let empty = 1;
  let beam: Beginning[] = [];
  for (const frame of frames) {
    const next = new Map<number, Beginning>();
    for (const beginning of beam) goOn(next, beginning, frame, symbolOf);
    for (const place of firstPlaces()) write(next, place, 0, empty * (frame[symbolOf(place)] ?? 0));
    empty *= frame[0] ?? 0;
    beam = strongest([...next.values()]);
  }
  return numbersOf(beam);
}

/** All ways in which a beginning goes on in one frame: as it is, by a letter of the same word, by the first letter of a next one. */
function goOn(
  next: Map<number, Beginning>,
  { place, value, gap, letter }: Beginning,
  frame: Float64Array,
  symbolOf: (place: Place) => number,
): void {
  const same = at(next, place, value);
  same.gap += (gap + letter) * (frame[0] ?? 0);
  same.letter += letter * (frame[symbolOf(place)] ?? 0);
  const follow = (after: Place, sum: number) => {
    const p = frame[symbolOf(after)] ?? 0;
    // A repeated letter needs a gap between, or it is the same stroke seen twice.
    if (p >= NEGLIGIBLE) write(next, after, sum, p * (after.letter === place.letter ? gap : gap + letter));
  };
  for (const after of place.next) follow(after, value);
  for (const end of place.ends) for (const after of end.next()) follow(after, value + end.add);
}

function write(next: Map<number, Beginning>, place: Place, value: number, p: number): void {
  if (p > 0) at(next, place, value).letter += p;
}

function at(next: Map<number, Beginning>, place: Place, value: number): Beginning {
  const key = place.id * 100_000 + value;
  const found = next.get(key) ?? { place, value, gap: 0, letter: 0 };
  next.set(key, found);
  return found;
}

function strongest(beam: Beginning[]): Beginning[] {
  const mass = ({ gap, letter }: Beginning) => gap + letter;
  return beam.length <= BEAM ? beam : beam.sort((a, b) => mass(b) - mass(a)).slice(0, BEAM);
}

function numbersOf(beam: readonly Beginning[]): WordNumber[] {
  const sums = new Map<number, number>();
  for (const { place, value, gap, letter } of beam)
    for (const { add, final } of place.ends)
      if (final) sums.set(value + add, (sums.get(value + add) ?? 0) + gap + letter);
  return [...sums].map(([value, p]) => ({ value, p })).sort((a, b) => b.p - a.p);
}
