import { guess, overlookModel, QUICK } from './coarse.ts';
import type { Cv } from './engine.ts';
import { Families } from './families.ts';
import type { Candidate } from './lay.ts';
import type { PageModel } from './model.ts';
import { remembered } from './pairs.ts';
import type { PreparedPage } from './prepare.ts';

/** Forms that share this many keypoints, laid on each other, may be taken for one another. */
const SHARED_KEYPOINTS = 16;

/**
 * Which forms to try first: pages of one election come one after the other, so the form that fitted last, together with its
 * kin, all those that might be mistaken for it. What a picture is read as does not depend on that order: a page that
 * surely shows one of a kin shows no form outside it.
 */
export class Kin {
  readonly families = new Families();
  readonly #areAlike: (a: PageModel, b: PageModel) => boolean;
  #last: PreparedPage | null = null;

  constructor(cv: Cv) {
    this.#areAlike = remembered((a, b) => {
      const size = { width: a.width * a.pxPerMm, height: a.height * a.pxPerMm };
      const found = guess(cv, overlookModel(a, QUICK), b, size);
      return (found?.inliers ?? 0) >= SHARED_KEYPOINTS;
    });
  }

  /** Notes which form a page was laid on. */
  fitted({ prepared }: Candidate): void {
    this.#last = prepared;
  }

  /** One candidate of each family of sister forms; the form that fitted last is one of them. */
  heads(candidates: readonly Candidate[]): readonly Candidate[] {
    return this.families.heads(candidates, this.#last);
  }

  /** The form that fitted last and its kin; none where it is no candidate. */
  likely(candidates: readonly Candidate[]): readonly Candidate[] {
    const last = this.#last;
    if (!last || !candidates.some(({ prepared }) => prepared === last)) return [];
    return candidates.filter(
      ({ prepared }) => prepared === last || this.#areAlike(last.model, prepared.model),
    );
  }
}
