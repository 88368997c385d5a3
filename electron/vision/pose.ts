import type { Point } from '../../shared/forms/raster.ts';
import { agreedHomography, type Guess, inFull, type Overview } from './coarse.ts';
import type { Cv } from './engine.ts';
import { matchAlike } from './match.ts';
import { DESCRIPTOR_BYTES, type PageModel } from './model.ts';
import type { Picture } from './picture.ts';

/** What a pair that looks alike says of how the page lies. */
export interface Vote {
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
export interface Pose {
  turn: number;
  octaves: number;
  votes: readonly Vote[];
}

/** Directions are counted in steps of so many degrees, and taken for the same so many steps apart. */
const STEP_DEGREES = 5;
const STEPS_NEAR = 3;
/** A page seen aslant turns and scales its print unevenly: votes differ from the common pose by up to so much. */
const TURNED_MOST = 25;
const SCALED_MOST = 2;
/** From fewer pairs nothing is learnt. */
const FEWEST_PAIRS = 12;

/** As `guess`, by the clear pairs that have the page turned and scaled as most do: where few of many are right, chance would seldom try four right ones at once. */
export function guessByPose(
  cv: Cv,
  overview: Overview,
  model: PageModel,
  picture: Pick<Picture, 'width' | 'height'>,
): Guess | null {
  const pairs = commonPose(votesOf(overview, model)).votes.filter(({ isClear }) => isClear);
  if (pairs.length < FEWEST_PAIRS) return null;
  const found = agreedHomography(
    cv,
    pairs.map(({ form }) => form),
    pairs.map(({ seen }) => seen),
  );
  return inFull(found, overview, model, picture);
}

/** What all print of a picture that looks like the form's says. */
export function votesOf({ detected, effort }: Overview, { keypoints, descriptors }: PageModel): Vote[] {
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

/**
 * How most clear pairs have the page turned and scaled; what says otherwise is left out (Jégou et al., "Hamming embedding and weak geometric consistency",
 * 2008).
 */
export function commonPose(all: readonly Vote[]): Pose {
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

function mostOf(values: readonly number[], count: (value: number) => number): number {
  return values
    .map((value) => ({ value, n: count(value) }))
    .reduce((most, next) => (next.n > most.n ? next : most), { value: 0, n: -1 }).value;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
