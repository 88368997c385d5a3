import type { Form } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import { type Guess, guess, type Overview, overlook, QUICK, THOROUGH } from './coarse.ts';
import type { Cv } from './engine.ts';
import { localScale, quarterTurn } from './geometry.ts';
import { placedPage } from './page.ts';
import { openPicture, type Picture } from './picture.ts';
import type { PreparedPage } from './prepare.ts';
import { type Refined, refine } from './refine.ts';
import type { PlacedPage, Refusal, RefusalReason } from './types.ts';
import { pageToPicture } from './warp.ts';

/** One page of one form that a picture may show. */
export interface Candidate {
  form: Form;
  prepared: PreparedPage;
}

interface Guessed extends Candidate {
  guess: Guess;
}

interface Laid extends Guessed {
  refined: Refined;
}

export type Placing = { ok: true; page: PlacedPage } | { ok: false; refusal: Refusal };

/** Below this score a page does not lie on the form. Measured: right pages reach 0.8 and more, siblings of a form 0.6. */
export const SCORE_LIMIT = 0.7;
/** Fewer keypoints than this agree by chance. */
const FEWEST_INLIERS = 16;
/** A wrong form never had so many. */
const SURE_INLIERS = 30;
/** With fewer than this from a quick look, the picture is looked over again thoroughly. */
const SURE_INLIERS_QUICK = 70;
/** A form with a smaller share of the best one's inliers is not looked at closely. */
const WORTH_REFINING = 0.4;
const MOST_REFINED = 3;
/** With this score the best guess is right, unless another form has nearly as many inliers. */
const SURE_SCORE = 0.9;
const CLOSE_SECOND = 0.85;
/** Two forms whose ranks lie closer than this cannot be told apart. */
const SAME_RANK = 0.03;
/** Long side of a picture in which nothing can be read, px. */
const SMALLEST_PX = 320;
/** Darkness of the darkest hundredth: print is above, an empty sheet below. */
const FAINTEST = 36;
/** A page with print has more corners than this. */
const FEWEST_KEYPOINTS = 150;

/** Finds which of the candidates a picture shows and lays it on that; the placed page owns the picture. */
export function place(cv: Cv, raster: Raster, candidates: readonly Candidate[]): Placing {
  const picture = openPicture(cv, raster);
  let kept = false;
  try {
    const placing = placePicture(cv, picture, candidates);
    kept = placing.ok;
    return placing;
  } finally {
    if (!kept) picture.delete();
  }
}

function placePicture(cv: Cv, picture: Picture, candidates: readonly Candidate[]): Placing {
  if (Math.max(picture.width, picture.height) < SMALLEST_PX) return refused('too-small');
  const quick = overlook(cv, picture, QUICK);
  if (quick.detected.points.length < FEWEST_KEYPOINTS)
    return refused(quick.level < FAINTEST ? 'blank-page' : 'too-little-contrast');
  let guesses = guessAll(cv, picture, quick, candidates);
  if ((guesses[0]?.guess.inliers ?? 0) < SURE_INLIERS_QUICK)
    guesses = guessAll(cv, picture, overlook(cv, picture, THOROUGH), candidates);
  const laid = layAll(cv, picture, guesses);
  const [best, next] = laid;
  if (!best) return refused('no-form-fits');
  const { score, rank } = best.refined;
  if (score < SCORE_LIMIT)
    return refused(best.guess.inliers < SURE_INLIERS ? 'no-form-fits' : 'lies-badly', score, best.form.id);
  if (
    next &&
    next.form.id !== best.form.id &&
    next.refined.score >= SCORE_LIMIT &&
    rank - next.refined.rank < SAME_RANK
  )
    return refused('two-forms-fit', score, best.form.id);
  return { ok: true, page: open(cv, picture, best) };
}

/** The candidates that the picture may show, most inliers first. */
function guessAll(cv: Cv, picture: Picture, overview: Overview, candidates: readonly Candidate[]): Guessed[] {
  return candidates
    .flatMap((candidate): Guessed[] => {
      const found = guess(cv, overview, candidate.prepared.model, picture);
      return found && found.inliers >= FEWEST_INLIERS ? [{ ...candidate, guess: found }] : [];
    })
    .sort((a, b) => b.guess.inliers - a.guess.inliers);
}

/** Refines the guesses, best first; the others are spared when the first leaves no doubt. */
function layAll(cv: Cv, picture: Picture, guesses: readonly Guessed[]): Laid[] {
  const most = guesses[0]?.guess.inliers ?? 0;
  const laid: Laid[] = [];
  for (const one of guesses.slice(0, MOST_REFINED)) {
    const share = one.guess.inliers / most;
    const isSure = (laid[0]?.refined.score ?? 0) >= SURE_SCORE && share < CLOSE_SECOND;
    if (share < WORTH_REFINING || isSure) break;
    laid.push({ ...one, refined: refine(cv, picture, one.guess.homography, one.prepared.model) });
  }
  return laid.sort((a, b) => b.refined.rank - a.refined.rank);
}

function open(
  cv: Cv,
  picture: Picture,
  { form, prepared, guess: { homography }, refined }: Laid,
): PlacedPage {
  const way = pageToPicture(homography, refined.bend);
  const { width, height } = prepared.model;
  const corners = [way(0, 0), way(width, 0), way(width, height), way(0, height)] as const;
  return placedPage(cv, {
    picture,
    form,
    prepared,
    homography,
    way,
    level: refined.level,
    placement: {
      form,
      page: prepared.page,
      score: refined.score,
      turned: quarterTurn(corners),
      corners,
      residualMm: median(refined.residuals) ?? worstResidual(homography, width, height),
    },
  });
}

/** Without a line to measure by, a page is known no better than to a pixel of its picture, in mm. */
function worstResidual(homography: Guess['homography'], width: number, height: number): number {
  return 1 / localScale(homography, width / 2, height / 2);
}

function refused(reason: RefusalReason, score = 0, nearest: string | null = null): Placing {
  // Only a sheet without print is surely no protocol; a letter may be a form that nobody has described yet.
  return {
    ok: false,
    refusal: { status: reason === 'blank-page' ? 'not-a-protocol' : 'unplaced', reason, score, nearest },
  };
}

/** Middle value; undefined of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
