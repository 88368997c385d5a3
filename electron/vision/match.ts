import { bitsApart, WORDS, wordsOf } from './keypoints.ts';
import { MOST_BITS, type Nearest, nearestOfEach } from './nearest.ts';

/** Share of the second best match's distance up to which the best is taken (Lowe 2004). */
const RATIO = 0.8;

/**
 * Pairs [keypoint of the picture, keypoint of the form] where the form's clearly is the one that looks most like the
 * picture's: Lowe's ratio test ("Distinctive image features from scale-invariant keypoints", 2004) over all pairs.
 */
export function matchPairs(picture: Uint8Array, form: Uint8Array): [number, number][] {
  return nearestOfEach(picture, form).flatMap((nearest, query): [number, number][] =>
    isClear(nearest) ? [[query, nearest.index]] : [],
  );
}

/** A keypoint of the picture and one of the form that looks like it. */
export interface Alike {
  ofPicture: number;
  ofForm: number;
  /** True where no other of the form's looks nearly so like it. */
  isClear: boolean;
}

/** So many of the form's keypoints are taken for one of the picture's that could be any of them. */
const LIKEST = 3;
/** Farther apart than this, in bits, they do not look alike; unrelated ones differ in about 128. */
const LIKE = 64;

/**
 * As `matchPairs`, but where several of the form's keypoints look alike, as corners of its boxes do, those that look most like the picture's are all
 * taken.
 */
export function matchAlike(picture: Uint8Array, form: Uint8Array): Alike[] {
  const [queries, candidates] = [wordsOf(picture), wordsOf(form)];
  const count = candidates.length / WORDS;
  const [indices, bits] = [new Int32Array(LIKEST), new Int32Array(LIKEST)];
  const alike: Alike[] = [];
  for (const [query, nearest] of nearestOfEach(picture, form).entries()) {
    if (isClear(nearest)) {
      alike.push({ ofPicture: query, ofForm: nearest.index, isClear: true });
      continue;
    }
    if (nearest.best > LIKE) continue;
    let kept = 0;
    for (let c = 0; c < count; c++) {
      const worst = kept < LIKEST ? LIKE + 1 : (bits[LIKEST - 1] ?? 0);
      const apart = bitsApart(queries, query * WORDS, candidates, c * WORDS, worst);
      if (apart >= worst) continue;
      let at = Math.min(kept, LIKEST - 1);
      for (; at > 0 && (bits[at - 1] ?? 0) > apart; at--) {
        bits[at] = bits[at - 1] ?? 0;
        indices[at] = indices[at - 1] ?? 0;
      }
      bits[at] = apart;
      indices[at] = c;
      kept = Math.min(kept + 1, LIKEST);
    }
    for (let n = 0; n < kept; n++) alike.push({ ofPicture: query, ofForm: indices[n] ?? 0, isClear: false });
  }
  return alike;
}

/** True for a descriptor of which one candidate is clearly the nearest. */
function isClear({ best, next }: Nearest): boolean {
  return next < MOST_BITS && best < RATIO * next;
}
