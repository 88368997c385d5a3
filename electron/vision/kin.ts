import { guess, overlookModel, QUICK } from './coarse.ts';
import type { Cv } from './engine.ts';
import type { PageModel } from './model.ts';
import type { Candidate } from './lay.ts';

/** Forms that share this many keypoints, laid on each other, may be taken for one another. */
const SHARED_KEYPOINTS = 16;

/**
 * Which forms to try first: pages of one election come one after the other, so the form that fitted last, together with its
 * kin, all those that might be mistaken for it. What a picture is read as does not depend on that order: a page that
 * surely shows one of a kin shows no form outside it.
 */
export class Kin {
  readonly #cv: Cv;
  readonly #known = new WeakMap<PageModel, WeakMap<PageModel, boolean>>();
  #last: PageModel | null = null;

  constructor(cv: Cv) {
    this.#cv = cv;
  }

  /** Notes which form a page was laid on. */
  fitted({ prepared }: Candidate): void {
    this.#last = prepared.model;
  }

  /** The form that fitted last and its kin; none where it is no candidate. */
  likely(candidates: readonly Candidate[]): readonly Candidate[] {
    const last = this.#last;
    if (!last || !candidates.some(({ prepared }) => prepared.model === last)) return [];
    return candidates.filter(({ prepared: { model } }) => model === last || this.#areAlike(last, model));
  }

  #areAlike(a: PageModel, b: PageModel): boolean {
    const ofA = this.#known.get(a) ?? new WeakMap<PageModel, boolean>();
    this.#known.set(a, ofA);
    const known = ofA.get(b);
    if (known !== undefined) return known;
    const size = { width: a.width * a.pxPerMm, height: a.height * a.pxPerMm };
    const found = guess(this.#cv, overlookModel(a, QUICK), b, size);
    const alike = (found?.inliers ?? 0) >= SHARED_KEYPOINTS;
    ofA.set(b, alike);
    return alike;
  }
}
