import type { Form } from '../../shared/forms/form.ts';
import { between, flat } from './bend.ts';
import type { Guess, Overview } from './coarse.ts';
import type { Cv } from './engine.ts';
import { cornersOf, localScale, median, quarterTurn } from './geometry.ts';
import { placedPage } from './page.ts';
import type { Picture } from './picture.ts';
import type { PreparedPage } from './prepare.ts';
import { followRows } from './reprint.ts';
import { type Refined, refine, SURE_SCORE } from './refine.ts';
import { look, lookCloser, type Sight } from './sight.ts';
import type { PlacedPage, Placement } from './types.ts';
import { pageToPicture } from './warp.ts';
import { type Comparison, Words } from './words.ts';

/** One page of one form that a picture may show. */
export interface Candidate {
  form: Form;
  prepared: PreparedPage;
}

/** A candidate with a first idea of where its page lies. */
export interface Guessed extends Candidate {
  guess: Guess;
}

/** A candidate laid on the page. */
export interface Laid extends Guessed {
  refined: Refined;
  /** What the page says in print; read when it is first asked for. */
  words: () => Words;
  /** How that compares with the form; null where nothing can be said. */
  compared: () => Comparison | null;
}

/** A candidate laid on the page as `refined` has it. */
export function laidAs(cv: Cv, guessed: Guessed, refined: Refined): Laid {
  const { wording } = guessed.prepared;
  const words = once(() => new Words(cv, refined.sight, refined.bend));
  return { ...guessed, refined, words, compared: once(() => wording && words().compare(wording)) };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A form with a smaller share of the best one's inliers is not looked at closely. */
const WORTH_REFINING = 0.4;
const MOST_REFINED = 3;
/** With a sure score the best guess is right, unless another form has so nearly as many inliers. */
const CLOSE_SECOND = 0.85;
/** Guesses whose corners lie no farther apart look at the page alike, mm. */
const SAME_SIGHT_MM = 5;

/**
 * Lays the guessed forms on the page, best first: by the keypoints of the whole picture, and where that leaves doubts, by
 * a closer look at the page.
 */
export function layAll(cv: Cv, picture: Picture, overview: Overview, guesses: readonly Guessed[]): Laid[] {
  const sights: Sight[] = [];
  const sightOf = (one: Guessed): Sight => {
    const known = sights.find((sight) => isSeenThrough(sight, one));
    if (known) return known;
    const made = look(cv, picture, overview, one.guess.homography, one.prepared.model);
    sights.push(made);
    return made;
  };
  const laid = layOn(cv, guesses, sightOf);
  if (laid[0]?.refined.isExact ?? true) return laid;
  const closer = new Map<Sight, Sight>();
  return layOn(cv, guesses, (one) => {
    const sight = sightOf(one);
    const made = closer.get(sight) ?? lookCloser(cv, sight);
    closer.set(sight, made);
    return made;
  });
}

/** Refines the guesses, best first; the others are spared when the first leaves no doubt. */
function layOn(cv: Cv, guesses: readonly Guessed[], sightOf: (one: Guessed) => Sight): Laid[] {
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
    laid.push(laidAs(cv, one, followRows(refine(sight, model, start), model, start)));
  }
  return byRank(laid);
}

/** Best first. */
export function byRank(laid: readonly Laid[]): Laid[] {
  return [...laid].sort((a, b) => b.refined.rank - a.refined.rank);
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

/** The page laid as found, from which fields are cut; it owns the picture. */
export function open(
  cv: Cv,
  picture: Picture,
  { form, prepared, refined }: Laid,
  placed: Pick<Placement, 'by' | 'doubt'>,
): PlacedPage {
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
      ...placed,
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
