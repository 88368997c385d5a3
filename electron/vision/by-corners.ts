import { isPageLike } from '../../shared/forms/quad.ts';
import type { Quad, Raster } from '../../shared/forms/raster.ts';
import { flat } from './bend.ts';
import { guess, type Overview, overlook, THOROUGH } from './coarse.ts';
import type { Cv } from './engine.ts';
import type { Families } from './families.ts';
import { apply, compose, cornersOf, type Homography, scaling, signedArea } from './geometry.ts';
import { byRank, type Candidate, type Laid, laidAs, layAll, open } from './lay.ts';
import { openPicture, type Picture } from './picture.ts';
import { doubtOf, type Placing, SMALLEST_PX } from './place.ts';
import { quadHomography } from './prepare.ts';
import { unfollowed } from './refine.ts';
import { look, lookCloser, type Sight } from './sight.ts';
import { alsoToLay, clearest } from './sisters.ts';

/** A page encloses at least this share of its picture. */
const LEAST_SHARE = 0.02;
/** With less of the form in its place nothing was followed; by so much score may fall by chance. */
const LEAST_FOLLOWED = 0.2;
const CHANCE = 0.95;
/** With a better score there is nothing to gain by starting from the marks themselves. */
const GOOD_SCORE = 0.9;
/** The page is looked for no farther from the marks than this, mm at any corner. */
const MARKED_WITHIN_MM = 30;
/** Fewer keypoints than this agree by chance. */
const FEWEST_INLIERS = 16;

/**
 * Lays one of the candidates on a page whose corners a person marked; the placed page owns the picture. A person's word
 * is enough to place a page, and to say which form it is where its words cannot be made out, but not for its readings to be accepted: for that it has to
 * lie as well as if the machine had found it, and no other form as well.
 * @param corners px of the picture, top left first as the page is read
 */
export function placeByCorners(
  cv: Cv,
  raster: Raster,
  candidates: readonly Candidate[],
  corners: Quad,
  families: Families,
): Placing {
  if (!enclosesPage(corners, raster) || candidates.length === 0)
    return { ok: false, refusal: { status: 'unplaced', reason: 'no-form-fits', score: 0, nearest: null } };
  const picture = openPicture(cv, raster);
  try {
    const overview = overlook(cv, picture, THOROUGH);
    const layOn = (ones: readonly Candidate[]) =>
      ones.map((candidate) => layAsMarked(cv, picture, overview, candidate, corners));
    const heads = byRank(layOn(families.heads(candidates)));
    const sisters = heads[0] ? families.sistersOf(heads[0].prepared, candidates) : [];
    const laid = byRank([...heads, ...layOn(alsoToLay(heads, sisters, sisters))]);
    const told = clearest(laid);
    const best = told ?? (laid[0] as Laid);
    const isSmall = Math.max(raster.width, raster.height) < SMALLEST_PX;
    const doubt = isSmall ? 'too-small' : told ? doubtOf(told) : 'two-forms-fit';
    return { ok: true, page: open(cv, picture, best, { by: 'person', doubt }) };
  } catch (error) {
    picture.delete();
    throw error;
  }
}

/** True if the corners run clockwise around an area that can be looked at. */
export function enclosesPage(corners: Quad, { width, height }: Pick<Raster, 'width' | 'height'>): boolean {
  return isPageLike(corners) && signedArea(corners) >= LEAST_SHARE * width * height;
}

/**
 * Follows the page from where its print is seen near the marks, or from the marks; where neither brings anything into
 * place, it lies as marked.
 */
function layAsMarked(
  cv: Cv,
  picture: Picture,
  overview: Overview,
  candidate: Candidate,
  corners: Quad,
): Laid {
  const { model } = candidate.prepared;
  const marked = quadHomography(cv, model.width, model.height, corners);
  const follow = (homography: Homography) =>
    layAll(cv, picture, overview, [{ ...candidate, guess: { homography, inliers: 1 } }]);
  const sight = lookCloser(cv, look(cv, picture, overview, marked, model));
  const seen = printNear(cv, sight, candidate);
  const laid = seen ? follow(seen) : [];
  if ((laid[0]?.refined.score ?? 0) < GOOD_SCORE) laid.push(...follow(marked));
  const followed = laid.reduce((best, next) => (next.refined.rank > best.refined.rank ? next : best));
  const asMarked = unfollowed(sight, model, flat);
  const isFollowed =
    followed.refined.score >= LEAST_FOLLOWED && followed.refined.score >= CHANCE * asMarked.score;
  return isFollowed
    ? followed
    : laidAs(cv, { ...candidate, guess: { homography: marked, inliers: 1 } }, asMarked);
}

/** Where the form's print lies on the page as marked; null where it is not seen, or not near the marks. */
function printNear(cv: Cv, sight: Sight, { prepared: { model } }: Candidate): Homography | null {
  const { seen, size, level, homography } = sight;
  const px = (mm: number) => mm * size.pxPerMm - 0.5;
  const points = Array.from(seen.x, (x, n) => ({
    x: px(x),
    y: px(seen.y[n] ?? 0),
    octave: seen.octave[n] ?? 0,
    angle: 0,
    response: 0,
  }));
  const overview = { detected: { points, descriptors: seen.descriptors }, scale: 1, level, effort: THOROUGH };
  const whole = { width: size.width * size.pxPerMm, height: size.height * size.pxPerMm };
  const found = guess(cv, overview, model, whole);
  if (!found || found.inliers < FEWEST_INLIERS) return null;
  const toMm = compose(scaling(1 / size.pxPerMm), [1, 0, 0.5, 0, 1, 0.5, 0, 0, 1]);
  const onPage = compose(toMm, found.homography);
  const asMarked = cornersOf(scaling(1), size.width, size.height);
  const isNear = asMarked.every(([x, y]) => {
    const [toX, toY] = apply(onPage, x, y);
    return Math.hypot(toX - x, toY - y) <= MARKED_WITHIN_MM;
  });
  return isNear ? compose(homography, onPage) : null;
}
