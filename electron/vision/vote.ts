import type { Point } from '../../shared/forms/raster.ts';
import { AGREES_PX, agreedHomography, type Guess, inFull, type Overview } from './coarse.ts';
import type { Cv } from './engine.ts';
import { apply, fitAffine, type Homography } from './geometry.ts';
import type { PageModel } from './model.ts';
import type { Picture } from './picture.ts';
import { commonPose, type Pose, type Vote, votesOf } from './pose.ts';

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
  return inFull(best, overview, model, picture);
}

/** A clear pair, and where the page lies by it alone. */
interface Seed {
  form: Point;
  homography: Homography;
  pxPerMm: number;
}

const LEVEL_SCALE = 1.2;
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
