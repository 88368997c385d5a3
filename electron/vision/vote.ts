import type { Point } from '../../shared/forms/raster.ts';
import { AGREES_PX, agreedHomography, type Guess, inPicture, isPlausible, type Overview } from './coarse.ts';
import type { Cv } from './engine.ts';
import { apply, fitAffine, type Homography } from './geometry.ts';
import { matchAlike } from './match.ts';
import { DESCRIPTOR_BYTES, type PageModel } from './model.ts';
import type { Picture } from './picture.ts';

/**
 * A second way to a first idea of where a page lies, for forms with little print but boxes: most of what looks alike on them is not the same box, so few
 * pairs are clear, and fewer agree. Here all that looks alike has a say. Each keypoint knows its direction and size, so each pair tells how the page
 * is turned and scaled; what tells otherwise than most is left out (Jégou et al., "Hamming embedding and weak geometric consistency", 2008). Each
 * clear pair then says where the page lies; the others are asked from there outward, farther the better the page is known (Lowe, "Distinctive image
 * features from scale-invariant keypoints", 2004, clusters poses so; growing, because a page seen aslant has no one scale).
 */
export function guessByVotes(
  cv: Cv,
  overview: Overview,
  model: PageModel,
  picture: Pick<Picture, 'width' | 'height'>,
): Guess | null {
  const pose = commonPose(votesOf(overview, model));
  const best = seedsByVotes(pose, model.pxPerMm)
    .slice(0, SEEDS)
    .map((seed) => grown(cv, seed, pose.votes))
    .reduce<Guess | null>((most, next) => (next.inliers > (most?.inliers ?? 0) ? next : most), null);
  if (!best) return null;
  const homography = inPicture(best.homography, overview);
  return isPlausible(homography, model, picture) ? { homography, inliers: best.inliers } : null;
}

/** One pair's say. */
interface Vote {
  /** In the picture as it was looked over, px. */
  seen: Point;
  /** On the form, mm. */
  form: Point;
  /** Which of the form's keypoints. */
  index: number;
  /** How far the page is turned, degrees 0..360. */
  turn: number;
  /** By how many levels of the pyramid the print is larger in the picture. */
  octaves: number;
  isClear: boolean;
}

/** How most pairs have the page turned and scaled, and the votes that say about the same. */
interface Pose {
  turn: number;
  octaves: number;
  votes: readonly Vote[];
}

/** A clear pair, and where the page lies by it alone. */
interface Seed {
  form: Point;
  homography: Homography;
  pxPerMm: number;
}

const LEVEL_SCALE = 1.2;
/** Directions are counted in steps of so many degrees, and taken for the same so many steps apart. */
const STEP_DEGREES = 5;
const STEPS_NEAR = 3;
/** A page seen aslant turns and scales its print unevenly: votes differ from the common pose by up to so much. */
const TURNED_MOST = 25;
const SCALED_MOST = 2;
/** Seeds that are grown. */
const SEEDS = 30;
/** How far around its seed the page is known in turn, mm; and from how few votes nothing is learnt. */
const RADII_MM = [50, 80, 120, 180, 260, 500] as const;
const FEWEST_VOTES = 6;
/** From this radius on, and with so many votes, a homography is fitted, before an affine map. */
const ASLANT_FROM_MM = 180;
const ASLANT_VOTES = 12;
/** A vote agrees with a page known around its seed within px, and within this share of its distance besides. */
const NEAR_PX = 4;
const SPREAD_SHARE = 0.1;
const LEARNT_PX = 8;
const LEARNT_SHARE = 0.01;

function votesOf({ detected, effort }: Overview, { keypoints, descriptors }: PageModel): Vote[] {
  const form = descriptors.subarray(0, effort.ofForm * DESCRIPTOR_BYTES);
  return matchAlike(detected.descriptors, form).flatMap(({ ofPicture, ofForm, isClear }): Vote[] => {
    const [point, keypoint] = [detected.points[ofPicture], keypoints[ofForm]];
    if (!point || !keypoint) return [];
    return [
      {
        seen: [point.x, point.y],
        form: [keypoint.x, keypoint.y],
        index: ofForm,
        turn: (point.angle - keypoint.angle + 360) % 360,
        octaves: point.octave - keypoint.octave,
        isClear,
      },
    ];
  });
}

function commonPose(all: readonly Vote[]): Pose {
  const clear = all.filter(({ isClear }) => isClear);
  const steps = 360 / STEP_DEGREES;
  const around = (turn: number, middle: number) => ((turn - middle + 540) % 360) - 180;
  const turns = Array.from({ length: steps }, (_, n) => (n + 0.5) * STEP_DEGREES);
  const reach = (STEPS_NEAR + 0.5) * STEP_DEGREES;
  const peak = mostOf(
    turns,
    (turn) => clear.filter((vote) => Math.abs(around(vote.turn, turn)) < reach).length,
  );
  const likewise = all.filter(({ turn }) => Math.abs(around(turn, peak)) <= TURNED_MOST);
  const clearlyLikewise = likewise.filter(({ isClear }) => isClear);
  const size = mostOf(
    [...new Set(clearlyLikewise.map(({ octaves }) => octaves))],
    (octaves) => clearlyLikewise.filter((vote) => Math.abs(vote.octaves - octaves) <= 1).length,
  );
  const votes = likewise.filter(({ octaves }) => Math.abs(octaves - size) <= SCALED_MOST);
  const counted = votes.filter(({ isClear }) => isClear);
  return {
    turn: peak + mean(counted.map(({ turn }) => around(turn, peak))),
    octaves: mean(counted.map(({ octaves }) => octaves)),
    votes,
  };
}

/** Clear pairs, those first with which most votes agree, near ones counting more. */
function seedsByVotes({ turn, octaves, votes }: Pose, formPxPerMm: number): Seed[] {
  const pxPerMm = formPxPerMm * LEVEL_SCALE ** octaves;
  const [cos, sin] = [Math.cos, Math.sin].map((of) => of((turn * Math.PI) / 180) * pxPerMm) as [
    number,
    number,
  ];
  return votes
    .filter(({ isClear }) => isClear)
    .map(({ seen: [x, y], form }) => {
      const homography: Homography = [
        ...[cos, -sin, x - cos * form[0] + sin * form[1]],
        ...[sin, cos, y - sin * form[0] - cos * form[1]],
        ...[0, 0, 1],
      ] as unknown as Homography;
      const seed = { form, homography, pxPerMm };
      const agreeing = new Map<number, number>();
      for (const vote of votes) {
        const within = NEAR_PX + SPREAD_SHARE * awayPx(seed, vote);
        if (offPx(homography, vote) < within) agreeing.set(vote.index, 1 / (10 + within));
      }
      return { ...seed, support: [...agreeing.values()].reduce((sum, weight) => sum + weight, 0) };
    })
    .sort((a, b) => b.support - a.support);
}

/** The page as the votes around a seed have it, farther and farther out. */
function grown(cv: Cv, seed: Seed, votes: readonly Vote[]): Guess {
  let { homography } = seed;
  let isLearnt = false;
  for (const radius of RADII_MM) {
    const reach = radius * seed.pxPerMm;
    const inside = votes.filter((vote) => {
      const away = awayPx(seed, vote);
      const within = isLearnt ? LEARNT_PX + LEARNT_SHARE * reach : NEAR_PX + SPREAD_SHARE * away;
      return away <= reach && offPx(homography, vote) < within;
    });
    if (inside.length < FEWEST_VOTES) continue;
    const [from, to] = [inside.map(({ form }) => form), inside.map(({ seen }) => seen)];
    const isAslant = radius >= ASLANT_FROM_MM && inside.length >= ASLANT_VOTES;
    const next = isAslant ? agreedHomography(cv, from, to)?.homography : fitAffine(from, to);
    isLearnt = isLearnt || Boolean(next);
    homography = next ?? homography;
  }
  const inliers = new Set(
    votes.filter((vote) => offPx(homography, vote) < AGREES_PX).map(({ index }) => index),
  );
  return { homography, inliers: inliers.size };
}

function awayPx({ form: [x, y], pxPerMm }: Seed, { form }: Vote): number {
  return Math.hypot(form[0] - x, form[1] - y) * pxPerMm;
}

function offPx(homography: Homography, { seen: [x, y], form }: Vote): number {
  const [atX, atY] = apply(homography, form[0], form[1]);
  return Math.hypot(atX - x, atY - y);
}

function mostOf(values: readonly number[], count: (value: number) => number): number {
  return values
    .map((value) => ({ value, n: count(value) }))
    .reduce((most, next) => (next.n > most.n ? next : most), { value: 0, n: -1 }).value;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
