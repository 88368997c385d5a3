import type { Bend } from './bend.ts';
import { bitsApart, WORDS, wordsOf } from './keypoints.ts';
import type { PageModel } from './model.ts';
import type { Seen } from './sight.ts';

/** Descriptors of the same print differ in fewer bits than this. */
const SAME_PRINT = 64;
/** Print elsewhere must differ by so much more than the best; within this distance it is the same. */
const RATIO = 0.85;
const UNLIKE = SAME_PRINT / RATIO;
const SAME_SPOT_MM = 0.7;
/** Levels of the pyramid by which the same print may differ. */
const OCTAVES_APART = 1.25;
/** How far from where the first guess has it a form's keypoint is looked for at all, mm. */
const FARTHEST_MM = 16;
/** Side of the squares into which keypoints are sorted, mm. */
const SQUARE_MM = 8;

type Place = readonly [number, number];

/** One keypoint of the page that looks like one of the form's. */
interface Likeness {
  bits: number;
  x: number;
  y: number;
  /** True if both are of a size. */
  sameSize: boolean;
}

/**
 * Which of a page's keypoints look like those of the form, each compared once; the rounds of registering then only ask
 * which of them lie near enough.
 */
export class Likenesses {
  readonly #model: PageModel;
  readonly #alike: readonly (readonly Likeness[])[];

  /** @param start where the first guess has the form's points on the page */
  constructor(model: PageModel, seen: Seen, start: Bend) {
    this.#model = model;
    const squares = bySquare(seen);
    const words = { form: wordsOf(model.descriptors), page: wordsOf(seen.descriptors) };
    this.#alike = model.keypoints.map(({ x, y, octave }, index) => {
      const [dx, dy] = start.at(x, y);
      const alike: Likeness[] = [];
      eachAround(squares, x + dx, y + dy, (candidate) => {
        const bits = bitsApart(words.form, index * WORDS, words.page, candidate * WORDS, UNLIKE);
        if (bits >= UNLIKE) return;
        const sameSize = Math.abs((seen.octave[candidate] ?? 0) - octave) <= OCTAVES_APART;
        alike.push({ bits, x: seen.x[candidate] ?? 0, y: seen.y[candidate] ?? 0, sameSize });
      });
      return alike;
    });
  }

  /** True if the page has the form's keypoint `index` within `withinMm` of where `bend` puts it. */
  isThere(index: number, bend: Bend, withinMm: number): boolean {
    const keypoint = this.#model.keypoints[index];
    if (!keypoint) return false;
    const [dx, dy] = bend.at(keypoint.x, keypoint.y);
    const [x, y] = [keypoint.x + dx, keypoint.y + dy];
    return (this.#alike[index] ?? []).some(
      (one) => one.bits < SAME_PRINT && (one.x - x) ** 2 + (one.y - y) ** 2 <= withinMm ** 2,
    );
  }

  /**
   * Where the page has the form's keypoint `index` within `reachMm` of (x, y), mm; undefined where nothing, or more than
   * one place, looks like it.
   */
  counterpart(index: number, x: number, y: number, reachMm: number): Place | undefined {
    // Asked for every keypoint in every round, so without any object.
    const alike = this.#alike[index] ?? [];
    const isNear = (one: Likeness) => one.sameSize && (one.x - x) ** 2 + (one.y - y) ** 2 <= reachMm ** 2;
    let best: Likeness | undefined;
    for (const one of alike) if (isNear(one) && (!best || one.bits < best.bits)) best = one;
    if (!best || best.bits >= SAME_PRINT) return undefined;
    // The same corner is often seen at several levels of the pyramid: that is no second place.
    for (const one of alike)
      if (
        one.bits * RATIO < best.bits &&
        (one.x - best.x) ** 2 + (one.y - best.y) ** 2 > SAME_SPOT_MM ** 2 &&
        isNear(one)
      )
        return undefined;
    return [best.x, best.y];
  }

  /** Those of the form's keypoints that look like something on the page. */
  get found(): readonly number[] {
    return this.#alike.flatMap((alike, index) => (alike.length > 0 ? [index] : []));
  }
}

/** Keypoints by the square of the page in which they lie. */
function bySquare({ x, y }: Seen): Map<number, number[]> {
  const squares = new Map<number, number[]>();
  for (let n = 0; n < x.length; n++) {
    const key = squareKey(squareOf(x[n] ?? 0), squareOf(y[n] ?? 0));
    const square = squares.get(key);
    if (square) square.push(n);
    else squares.set(key, [n]);
  }
  return squares;
}

/** Calls `visit` with the keypoints in all squares that reach within FARTHEST_MM of a point. */
function eachAround(
  squares: ReadonlyMap<number, readonly number[]>,
  x: number,
  y: number,
  visit: (index: number) => void,
): void {
  const [top, bottom] = [squareOf(y - FARTHEST_MM), squareOf(y + FARTHEST_MM)];
  const [left, right] = [squareOf(x - FARTHEST_MM), squareOf(x + FARTHEST_MM)];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) squares.get(squareKey(column, row))?.forEach(visit);
}

function squareOf(mm: number): number {
  return Math.floor(mm / SQUARE_MM);
}

function squareKey(column: number, row: number): number {
  return row * 4096 + column;
}
