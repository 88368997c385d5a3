import type { Raster } from '../../shared/forms/raster.ts';
import { unevenness } from './bend.ts';
import { guess, type Overview, overlook, QUICK, type Stretch, THOROUGH, UNSTRETCHED } from './coarse.ts';
import type { Cv } from './engine.ts';
import { median } from './geometry.ts';
import type { Kin } from './kin.ts';
import { byRank, type Candidate, type Guessed, type Laid, layAll, open } from './lay.ts';
import { openPicture, type Picture } from './picture.ts';
import { guessByPose } from './pose.ts';
import { SURE_SCORE } from './refine.ts';
import { alsoToLay, clearest, maySayOther, saysNothingClear, saysOther, saysTheSame } from './sisters.ts';
import type { Doubt, PlacedPage, Refusal, RefusalReason } from './types.ts';
import { guessByVotes } from './vote.ts';

export type Placing = { ok: true; page: PlacedPage } | { ok: false; refusal: Refusal };

/** Below this score a page does not lie on the form. Measured: right pages reach 0.8 and more, siblings of a form 0.6. */
const SCORE_LIMIT = 0.7;
/** Where fewer lines than that are in their place, those that are seen lie so near to it, mm. Measured: 0.03 on copies that lost their lines, 0.43 on a curled sheet. */
const NEAR_MM = 0.2;
/**
 * Where not all of its print is found, a page whose scale varies by more than this was taken for one with other rows: each label for the next one's, ever
 * farther down. Measured: sheets, curled ones among them, up to 0.044; such a page 0.088.
 */
const MOST_UNEVEN = 0.065;
/** Fewer keypoints than this agree by chance. */
const FEWEST_INLIERS = 16;
/** A wrong form never had so many. */
const SURE_INLIERS = 30;
/** With fewer than this from a quick look, a page that does not lie exactly is looked over again thoroughly. */
const SURE_INLIERS_QUICK = 70;
/**
 * So many votes, and so much print in its place (1 in a picture of fair quality), leave hardly a doubt. Eight pages that are found by votes alone have 115 votes and print of
 * 1.3 or more; a form with the same boxes and other words had 50 votes.
 */
const SURE_VOTES = 80;
const FAIR_PRINT = 1;
/** One way of looking for a form in a picture. */
interface Look {
  /** How a first idea of where its page lies is had, and how much has to agree with it. */
  by: typeof guess;
  fewest: number;
  /** By how much the picture is stretched for it. */
  stretch: Stretch;
  /** True where chance, or boxes of another form that look alike, may speak: then only what lies surely, by its print as well, counts. */
  onlySure: boolean;
}

const aslant = (stretch: Stretch): Look => ({
  by: guessByPose,
  fewest: SURE_INLIERS,
  stretch,
  onlySure: true,
});

/** From the likeliest to help to the least: pages of little print, small ones in a large picture, and such as are seen aslant, tilted by 45 degrees or by 60. */
const LOOKS: readonly Look[] = [
  { by: guess, fewest: FEWEST_INLIERS, stretch: UNSTRETCHED, onlySure: false },
  { by: guessByVotes, fewest: SURE_VOTES, stretch: UNSTRETCHED, onlySure: true },
  { by: guess, fewest: FEWEST_INLIERS, stretch: [1.5, 1.5], onlySure: false },
  aslant([1, 1.4]),
  aslant([1.4, 1]),
  aslant([1.2, 1.8]),
  aslant([1.8, 1.2]),
];

/** Long side of a picture in which nothing can be read, px. */
export const SMALLEST_PX = 320;
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
  const heads = kin.heads(candidates);
  const likely = kin.likely(heads);
  const likelyOnes = guessAll(guess, FEWEST_INLIERS, cv, picture, quick, likely);
  const laidLikely = layIfGuessed(cv, picture, quick, likelyOnes);
  const settle = (overview: Overview, laid: readonly Laid[]) =>
    conclude(cv, picture, withSisters(cv, picture, overview, laid, candidates, kin), kin);
  if (isSettled(laidLikely)) return settle(quick, laidLikely);
  const others = heads.filter((candidate) => !likely.includes(candidate));
  const guesses = byInliers([...likelyOnes, ...guessAll(guess, FEWEST_INLIERS, cv, picture, quick, others)]);
  const laid = layIfGuessed(cv, picture, quick, guesses);
  if (isSettled(laid)) return settle(quick, laid);
  return settle(quick, layThoroughly(cv, picture, heads));
}

/** What is laid, and candidates that may say more of what the page says, laid where the best lies: a sister form lies just there. */
function withSisters(
  cv: Cv,
  picture: Picture,
  overview: Overview,
  laid: readonly Laid[],
  candidates: readonly Candidate[],
  kin: Kin,
): readonly Laid[] {
  const [best] = laid;
  if (!best) return laid;
  const also = alsoToLay(laid, candidates, kin.families.sistersOf(best.prepared, candidates));
  return bestOfEach([
    ...laid,
    ...also.flatMap((candidate) => layAll(cv, picture, overview, [{ ...candidate, guess: best.guess }])),
  ]);
}

/** Looks at a picture in one way after the other until a form surely lies on it. */
function layThoroughly(cv: Cv, picture: Picture, candidates: readonly Candidate[]): readonly Laid[] {
  const overviews = new Map<Stretch, Overview>();
  let all: readonly Laid[] = [];
  for (const { by, fewest, stretch, onlySure } of LOOKS) {
    const overview = overviews.get(stretch) ?? overlook(cv, picture, THOROUGH, stretch);
    overviews.set(stretch, overview);
    const laid = layAll(cv, picture, overview, guessAll(by, fewest, cv, picture, overview, candidates));
    all = bestOfEach([...all, ...laid.filter((one) => !onlySure || liesSurely(one))]);
    const [best] = all;
    if (best && (best.refined.score >= SURE_SCORE || saysTheSame(best))) break;
  }
  return all;
}

/** True for a form of which nearly all is in its place, its print as well. */
function liesSurely({ refined: { score, print } }: Laid): boolean {
  return score >= SURE_SCORE && print >= FAIR_PRINT;
}

/** Each page of a form laid once, as well as it lies, best first. */
function bestOfEach(laid: readonly Laid[]): Laid[] {
  const sorted = byRank(laid);
  return sorted.filter(
    ({ prepared }, n) => !sorted.slice(0, n).some((better) => better.prepared === prepared),
  );
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

/** True for a form of which print was seen, but too little of it in its place, or some of it only by stretching the sheet. */
function liesBadly(laid: Laid): boolean {
  const { score, bend } = laid.refined;
  const { width, height } = laid.prepared.model;
  if (score >= SURE_SCORE) return false;
  return (score < SCORE_LIMIT || unevenness(bend, width, height) > MOST_UNEVEN) && !saysTheSame(laid);
}

/**
 * Why no reading of a page is to be accepted, though it is placed; null for none. Print that lies in its place all over leaves no doubt which page it is,
 * but where the lines do not, the boxes may be elsewhere: those of a curled sheet's other half, where there is no print. Lines that were lost with a copy's
 * colours say nothing against it: those that are left lie in their place.
 */
export function doubtOf(laid: Laid): Doubt | null {
  const { score, residuals } = laid.refined;
  const isInPlace = score >= SCORE_LIMIT || (median(residuals) ?? Infinity) <= NEAR_MM;
  if (!isInPlace || liesBadly(laid)) return 'lies-badly';
  return maySayOther(laid) ? 'other-words' : null;
}

/** Takes the form that lies best, if that leaves no doubt. */
function conclude(cv: Cv, picture: Picture, laid: readonly Laid[], kin: Kin): Placing {
  const [nearest] = laid;
  if (!nearest) return refused('no-form-fits');
  const refuse = (reason: RefusalReason) => refused(reason, nearest.refined.score, nearest.form.id);
  const fitting = laid.filter((one) =>
    one === nearest ? !liesBadly(one) : one.refined.score >= SCORE_LIMIT,
  );
  if (fitting.length === 0)
    return refuse(nearest.guess.inliers < SURE_INLIERS ? 'no-form-fits' : 'lies-badly');
  const found = clearest(fitting);
  if (found ? saysOther(found) : fitting.every(saysOther)) return refuse('other-words');
  if (!found) return refuse('two-forms-fit');
  kin.fitted(found);
  const doubt = saysNothingClear(found) ? 'other-words' : doubtOf(found);
  return { ok: true, page: open(cv, picture, found, { by: 'machine', doubt }) };
}

/** The candidates that the picture may show, with at least so many inliers, most first. */
function guessAll(
  by: typeof guess,
  fewest: number,
  cv: Cv,
  picture: Picture,
  overview: Overview,
  candidates: readonly Candidate[],
): Guessed[] {
  return byInliers(
    candidates.flatMap((candidate): Guessed[] => {
      const found = by(cv, overview, candidate.prepared.model, picture);
      return found && found.inliers >= fewest ? [{ ...candidate, guess: found }] : [];
    }),
  );
}

function byInliers(guesses: readonly Guessed[]): Guessed[] {
  return [...guesses].sort((a, b) => b.guess.inliers - a.guess.inliers);
}

function refused(reason: RefusalReason, score = 0, nearest: string | null = null): Placing {
  // Only a sheet without print is surely no protocol; a letter may be a form that nobody has described yet.
  return {
    ok: false,
    refusal: { status: reason === 'blank-page' ? 'not-a-protocol' : 'unplaced', reason, score, nearest },
  };
}
