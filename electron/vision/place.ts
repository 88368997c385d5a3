import type { Form } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import { type Guess, guess, type Overview, overlook, QUICK, THOROUGH } from './coarse.ts';
import { between, flat } from './bend.ts';
import type { Cv } from './engine.ts';
import { cornersOf, localScale, quarterTurn } from './geometry.ts';
import type { Kin } from './kin.ts';
import { placedPage } from './page.ts';
import { openPicture, type Picture } from './picture.ts';
import type { PreparedPage } from './prepare.ts';
import { followRows } from './reprint.ts';
import { type Refined, refine, SURE_SCORE } from './refine.ts';
import type { PlacedPage, Refusal, RefusalReason } from './types.ts';
import { look, lookCloser, type Sight } from './sight.ts';
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
/** With fewer than this from a quick look, a page that does not lie exactly is looked over again thoroughly. */
const SURE_INLIERS_QUICK = 70;
/** A form with a smaller share of the best one's inliers is not looked at closely. */
const WORTH_REFINING = 0.4;
const MOST_REFINED = 3;
/** With a sure score the best guess is right, unless another form has so nearly as many inliers. */
const CLOSE_SECOND = 0.85;
/** Guesses whose corners lie no farther apart look at the page alike, mm. */
const SAME_SIGHT_MM = 5;
/** Two forms whose ranks lie closer than this cannot be told apart. */
const SAME_RANK = 0.03;
/** Long side of a picture in which nothing can be read, px. */
const SMALLEST_PX = 320;
/** Darkness of the darkest hundredth: print is above, an empty sheet below. */
const FAINTEST = 36;
/** A page with print has more corners than this. */
const FEWEST_KEYPOINTS = 150;

/** Finds which of the candidates a picture shows and lays it on that; the placed page owns the picture. */
export function place(cv: Cv, raster: Raster, candidates: readonly Candidate[], kin: Kin): Placing {
  const picture = openPicture(cv, raster);
  let kept = false;
  try {
    const placing = placePicture(cv, picture, candidates, kin);
    kept = placing.ok;
    return placing;
  } finally {
    if (!kept) picture.delete();
  }
}

function placePicture(cv: Cv, picture: Picture, candidates: readonly Candidate[], kin: Kin): Placing {
  if (Math.max(picture.width, picture.height) < SMALLEST_PX) return refused('too-small');
  const quick = overlook(cv, picture, QUICK);
  if (quick.detected.points.length < FEWEST_KEYPOINTS)
    return refused(quick.level < FAINTEST ? 'blank-page' : 'too-little-contrast');
  const likely = kin.likely(candidates);
  const likelyOnes = guessAll(cv, picture, quick, likely);
  const laidLikely = layIfGuessed(cv, picture, quick, likelyOnes);
  if (isSettled(laidLikely)) return conclude(cv, picture, laidLikely, kin);
  const others = candidates.filter((candidate) => !likely.includes(candidate));
  const guesses = byInliers([...likelyOnes, ...guessAll(cv, picture, quick, others)]);
  const laid = layIfGuessed(cv, picture, quick, guesses);
  if (isSettled(laid)) return conclude(cv, picture, laid, kin);
  const thorough = overlook(cv, picture, THOROUGH);
  const all = guessAll(cv, picture, thorough, candidates);
  return conclude(cv, picture, layAll(cv, picture, thorough, all), kin);
}

/** Lays what a quick look has guessed, unless the guess is too weak to be worth it. */
function layIfGuessed(cv: Cv, picture: Picture, quick: Overview, guesses: readonly Guessed[]): Laid[] {
  return (guesses[0]?.guess.inliers ?? 0) < SURE_INLIERS ? [] : layAll(cv, picture, quick, guesses);
}

/** True if no thorough look can change what the picture shows. */
function isSettled([best]: readonly Laid[]): boolean {
  if (!best) return false;
  const { score, isExact } = best.refined;
  return isExact || (best.guess.inliers >= SURE_INLIERS_QUICK && score >= SURE_SCORE);
}

/** Takes the form that lies best, if that leaves no doubt. */
function conclude(cv: Cv, picture: Picture, [best, next]: readonly Laid[], kin: Kin): Placing {
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
  kin.fitted(best);
  return { ok: true, page: open(cv, picture, best) };
}

/** The candidates that the picture may show, most inliers first. */
function guessAll(cv: Cv, picture: Picture, overview: Overview, candidates: readonly Candidate[]): Guessed[] {
  return byInliers(
    candidates.flatMap((candidate): Guessed[] => {
      const found = guess(cv, overview, candidate.prepared.model, picture);
      return found && found.inliers >= FEWEST_INLIERS ? [{ ...candidate, guess: found }] : [];
    }),
  );
}

function byInliers(guesses: readonly Guessed[]): Guessed[] {
  return [...guesses].sort((a, b) => b.guess.inliers - a.guess.inliers);
}

/**
 * Lays the guessed forms on the page, best first: by the keypoints of the whole picture, and where that leaves doubts, by
 * a closer look at the page.
 */
function layAll(cv: Cv, picture: Picture, overview: Overview, guesses: readonly Guessed[]): Laid[] {
  const sights: Sight[] = [];
  const sightOf = (one: Guessed): Sight => {
    const known = sights.find((sight) => isSeenThrough(sight, one));
    if (known) return known;
    const made = look(cv, picture, overview, one.guess.homography, one.prepared.model);
    sights.push(made);
    return made;
  };
  const laid = layOn(guesses, sightOf);
  if (laid[0]?.refined.isExact ?? true) return laid;
  const closer = new Map<Sight, Sight>();
  return layOn(guesses, (one) => {
    const sight = sightOf(one);
    const made = closer.get(sight) ?? lookCloser(cv, sight);
    closer.set(sight, made);
    return made;
  });
}

/** Refines the guesses, best first; the others are spared when the first leaves no doubt. */
function layOn(guesses: readonly Guessed[], sightOf: (one: Guessed) => Sight): Laid[] {
  const most = guesses[0]?.guess.inliers ?? 0;
  const laid: Laid[] = [];
  for (const one of guesses.slice(0, MOST_REFINED)) {
    const share = one.guess.inliers / most;
    const isSure = (laid[0]?.refined.score ?? 0) >= SURE_SCORE && share < CLOSE_SECOND;
    if (share < WORTH_REFINING || isSure) break;
    const sight = sightOf(one);
    const { homography } = one.guess;
    const start = sight.homography === homography ? flat : between(sight.homography, homography);
    const { model } = one.prepared;
    laid.push({ ...one, refined: followRows(refine(sight, model, start), model, start) });
  }
  return laid.sort((a, b) => b.refined.rank - a.refined.rank);
}

/** True if a page seen through one guess serves for another: of one size and nearly in the same place. */
function isSeenThrough({ homography, size }: Sight, { guess, prepared: { model } }: Guessed): boolean {
  if (size.width !== model.width || size.height !== model.height || size.pxPerMm !== model.pxPerMm)
    return false;
  const start = between(homography, guess.homography);
  return cornersOf([1, 0, 0, 0, 1, 0, 0, 0, 1], model.width, model.height).every(
    ([x, y]) => Math.hypot(...start.at(x, y)) <= SAME_SIGHT_MM,
  );
}

function open(cv: Cv, picture: Picture, { form, prepared, refined }: Laid): PlacedPage {
  const { homography, level } = refined.sight;
  const way = pageToPicture(homography, refined.bend);
  const { width, height } = prepared.model;
  const corners = [way(0, 0), way(width, 0), way(width, height), way(0, height)] as const;
  return placedPage(cv, {
    picture,
    form,
    prepared,
    homography,
    way,
    level,
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
