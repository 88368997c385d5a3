import { isPageLike } from '../../shared/forms/quad.ts';
import type { Point } from '../../shared/forms/raster.ts';
import { type Cv, scoped } from './engine.ts';
import { compose, cornersOf, type Homography, scaling, signedArea } from './geometry.ts';
import { darknessOf, inkLevel, planeOf } from './darkness.ts';
import { type Detected, detect } from './keypoints.ts';
import { matchPairs } from './match.ts';
import { DESCRIPTOR_BYTES, type PageModel } from './model.ts';
import type { Picture } from './picture.ts';
import { evened } from './prepare.ts';

/** What is seen in a whole picture before its form is known. */
export interface Overview {
  detected: Detected;
  /** Keypoint px times this are px of the full picture. */
  scale: number;
  /** Darkness of the darkest print, 0..255. */
  level: number;
  effort: Effort;
}

/** A first idea of where a page lies. */
export interface Guess {
  /** Page in mm to px of the full picture. */
  homography: Homography;
  /** Pairs of keypoints that agree with it. */
  inliers: number;
}

/** Long side at which a picture is looked over, px. */
const OVERVIEW_PX = 1600;
/** A thumbnail is enlarged no more than this. */
const MOST_ENLARGED = 2;
/** How many keypoints are taken from the picture and from the form, whose clearest come first. */
export interface Effort {
  ofPicture: number;
  ofForm: number;
}
/** Enough for a page that fills its picture. */
export const QUICK: Effort = { ofPicture: 2200, ofForm: 1200 };
/** For a page on a patterned background, a bent or a pale one. */
export const THOROUGH: Effort = { ofPicture: 4500, ofForm: 2500 };
/** RANSAC ends after this many tries: a form that shares nothing with the picture would take them all. */
const TRIES = 1500;
/** Points of the picture as it was looked over agree with a homography within this, px. */
export const AGREES_PX = 5;
/** A page's long side is about this long, mm; only the size of a stroke depends on it. */
const TYPICAL_PAGE_MM = 330;

/** By how much a picture is stretched, across and down. */
export type Stretch = readonly [number, number];
export const UNSTRETCHED: Stretch = [1, 1];

/**
 * Finds the keypoints of a picture, whichever way it is turned. What is written on a page seen very much aslant looks the less like itself the more it is
 * foreshortened; stretched that way it does again (Morel and Yu, "ASIFT: a new framework for fully affine invariant image comparison", 2009, tries all
 * tilts so). The keypoints' places are of the picture as it is, whatever the `stretch`.
 */
export function overlook(
  cv: Cv,
  picture: Picture,
  effort: Effort,
  [across, down]: Stretch = UNSTRETCHED,
): Overview {
  return scoped(cv, (keep) => {
    const long = Math.max(picture.width, picture.height);
    const factor = Math.min(OVERVIEW_PX / long, MOST_ENLARGED);
    const { mat } = picture.level(factor * Math.max(across, down));
    const grey = keep(new cv.Mat());
    const size = new cv.Size(
      Math.round(picture.width * factor * across),
      Math.round(picture.height * factor * down),
    );
    cv.resize(mat, grey, size, 0, 0, factor > 1 ? cv.INTER_CUBIC : cv.INTER_AREA);
    const pxPerMm = Math.max(size.width, size.height) / TYPICAL_PAGE_MM;
    const darkness = keep(darknessOf(cv, keep, grey, pxPerMm));
    const level = inkLevel(planeOf(darkness), 0.01);
    const { points, descriptors } = detect(cv, keep(evened(cv, darkness, level)), effort.ofPicture, 10);
    const places = points.map((point) => ({
      ...point,
      x: (point.x + 0.5) / across - 0.5,
      y: (point.y + 0.5) / down - 0.5,
    }));
    return { detected: { points: places, descriptors }, scale: 1 / factor, level, effort };
  });
}

/** Lays a page on a picture by its keypoints; null where fewer than a handful agree or the page would be folded. */
export function guess(
  cv: Cv,
  overview: Overview,
  model: PageModel,
  picture: Pick<Picture, 'width' | 'height'>,
): Guess | null {
  const { points, descriptors } = overview.detected;
  const pairs = matchPairs(
    descriptors,
    model.descriptors.subarray(0, overview.effort.ofForm * DESCRIPTOR_BYTES),
  );
  if (pairs.length < 12) return null;
  const found = agreedHomography(
    cv,
    pairs.map(([, n]) => [model.keypoints[n]?.x ?? 0, model.keypoints[n]?.y ?? 0]),
    pairs.map(([n]) => [points[n]?.x ?? 0, points[n]?.y ?? 0]),
  );
  return inFull(found, overview, model, picture);
}

/** What was found in a picture as it was looked over, in the full one; null where no page could lie so. */
export function inFull(
  found: Guess | null,
  overview: Overview,
  model: PageModel,
  picture: Pick<Picture, 'width' | 'height'>,
): Guess | null {
  if (!found) return null;
  const homography = inPicture(found.homography, overview);
  return isPlausible(homography, model, picture) ? { homography, inliers: found.inliers } : null;
}

/** The homography on which most pairs of points agree within AGREES_PX (RANSAC), and how many do; null where none is found. */
export function agreedHomography(cv: Cv, from: readonly Point[], to: readonly Point[]): Guess | null {
  return scoped(cv, (keep) => {
    const matOf = (points: readonly Point[]) =>
      keep(cv.matFromArray(points.length, 1, cv.CV_32FC2, points.flat()));
    const mask = keep(new cv.Mat());
    const found = keep(cv.findHomography(matOf(from), matOf(to), cv.RANSAC, AGREES_PX, mask, TRIES, 0.999));
    if (found.rows !== 3) return null;
    const homography = Array.from(found.data64F) as unknown as Homography;
    return { homography, inliers: mask.data.reduce((sum, one) => sum + one, 0) };
  });
}

/** A homography into the picture as it was looked over, into the full one. Pixel centres: half a pixel is added before scaling and taken off after. */
function inPicture(homography: Homography, { scale }: Pick<Overview, 'scale'>): Homography {
  const half: Homography = [1, 0, 0.5, 0, 1, 0.5, 0, 0, 1];
  const unhalf: Homography = [1, 0, -0.5, 0, 1, -0.5, 0, 0, 1];
  return compose(unhalf, compose(scaling(scale), compose(half, homography)));
}

/** A form's own print as if it were a picture's, for finding what two forms share. */
export function overlookModel({ keypoints, descriptors, pxPerMm }: PageModel, effort: Effort): Overview {
  const points = keypoints.slice(0, effort.ofPicture).map(({ x, y, angle, octave }) => ({
    x: x * pxPerMm - 0.5,
    y: y * pxPerMm - 0.5,
    angle,
    octave,
    response: 0,
  }));
  const own = descriptors.subarray(0, points.length * DESCRIPTOR_BYTES);
  return { detected: { points, descriptors: own }, scale: 1, level: 255, effort };
}

/** A page is seen from the front, whole within reach of the picture, and neither tiny nor far larger than it. */
function isPlausible(
  homography: Homography,
  model: PageModel,
  picture: Pick<Picture, 'width' | 'height'>,
): boolean {
  const corners = cornersOf(homography, model.width, model.height);
  const area = signedArea(corners) / (picture.width * picture.height);
  return isPageLike(corners) && area > 0.05 && area < 6;
}
