import { type Bend, fitBend, flat, type Measurement } from './bend.ts';
import { type Cv, scoped } from './engine.ts';
import type { Homography } from './geometry.ts';
import { distance } from './keypoints.ts';
import type { PageModel, RuledLine } from './model.ts';
import type { Picture } from './picture.ts';
import { isThere, look, probe, SAME_PRINT, type Sight } from './sight.ts';

/** A page laid on its form to a fraction of a millimetre, and how well it lies there. */
export interface Refined {
  bend: Bend;
  /** 0..1: the share of print and ruled lines, kept out of registering, that was found where the form has it. */
  score: number;
  /** Tells two forms apart on which a page lies well: as the score, but without an upper end. */
  rank: number;
  /** Distances in mm of ruled lines that registering did not use; empty where the form has none in view. */
  residuals: readonly number[];
  /** Darkness of full ink on this page, 0..255. */
  level: number;
}

/** Every third line and every fourth keypoint have no say in registering: by them its work is judged. */
const isHeldOut = (index: number, every: number) => index % every === 0;
const LINES_HELD = 3;
const KEYPOINTS_HELD = 4;

/**
 * How far print is looked for from where the round before puts it (mm), how stiff the sheet is taken to be, and how far
 * right measurements may lie from the smoothest sheet (mm).
 */
const ROUNDS = [
  { reach: 6, stiffness: 5, scale: 2, lines: false },
  { reach: 4, stiffness: 1, scale: 1, lines: false },
  { reach: 2, stiffness: 0.3, scale: 1, lines: false },
  { reach: 1.5, stiffness: 0.1, scale: 0.5, lines: true },
  { reach: 1.2, stiffness: 0.1, scale: 0.5, lines: true },
  { reach: 0.8, stiffness: 0.1, scale: 0.5, lines: true },
] as const;
/** A line is in its place within this, mm. */
const IN_PLACE_MM = 0.6;
/** Keypoints this near to a held-out line are held out with it, mm. */
const NEAR_LINE_MM = 0.6;
/** Print elsewhere must differ by so much more than the best; within this distance it is the same. */
const RATIO = 0.85;
const SAME_SPOT_MM = 0.7;
/** A ruled line is measured over its length, a keypoint at one point. */
const LINE_WEIGHT = 3;
/** Share of keypoints that come back in a picture of fair quality. */
const FAIR_RETURN = 0.25;
/** So many lines in view tell of the whole page; then they weigh this much in the score. */
const ENOUGH_LINES = 20;
const LINES_TRUST = 0.8;

/** Refines the guess `homography` (page in mm to px of the picture) and judges the outcome. */
export function refine(cv: Cv, picture: Picture, homography: Homography, model: PageModel): Refined {
  return scoped(cv, (keep) => {
    const sight = look(cv, keep, picture, homography, model);
    const judges = model.lines.filter((_, n) => isHeldOut(n, LINES_HELD));
    const bend = followBend(sight, judges);
    return { bend, level: sight.level, ...judge(sight, judges, bend) };
  });
}

/**
 * Follows the sheet from where the guess holds outward: print first, stiffly, then with ever less reach and more give,
 * since each round knows better where to look; ruled lines join once they cannot be mistaken for their neighbours.
 * Nothing is taken from the lines in `judges` nor from print beside them.
 */
function followBend(sight: Sight, judges: readonly RuledLine[]): Bend {
  const { width, height, lines, keypoints } = sight.model;
  const guides = lines.filter((_, n) => !isHeldOut(n, LINES_HELD));
  const print = keypoints.flatMap((keypoint, index) =>
    isHeldOut(index, KEYPOINTS_HELD) || judges.some((line) => isBeside(line, keypoint.x, keypoint.y))
      ? []
      : [index],
  );
  let bend = flat;
  for (const round of ROUNDS) {
    const measured = printMeasurements(sight, print, bend, round.reach);
    const ruled = round.lines ? lineMeasurements(sight, guides, bend) : [];
    bend = fitBend([...measured, ...ruled], width, height, { ...round, before: bend });
  }
  return bend;
}

/** Displacements of print: each keypoint of the form against those of the page that lie near it and look like it. */
function printMeasurements(
  sight: Sight,
  indices: readonly number[],
  bend: Bend,
  reach: number,
): Measurement[] {
  return indices.flatMap((index): Measurement[] => {
    const keypoint = sight.model.keypoints[index];
    const place = keypoint && counterpart(sight, index, bend, reach);
    if (!place) return [];
    // Coarser levels place a point less exactly.
    const at = { x: keypoint.x, y: keypoint.y, weight: 1 / 1.2 ** (2 * keypoint.octave) };
    return [
      { ...at, axis: 'x', value: place[0] - keypoint.x },
      { ...at, axis: 'y', value: place[1] - keypoint.y },
    ];
  });
}

/** Where the page has the form's keypoint `index`, mm; undefined where nothing, or more than one place, looks like it. */
function counterpart(
  sight: Sight,
  index: number,
  bend: Bend,
  reach: number,
): readonly [number, number] | undefined {
  const { model, detected, near } = sight;
  const keypoint = model.keypoints[index];
  if (!keypoint) return undefined;
  const alike: { bits: number; place: readonly [number, number] }[] = [];
  const [dx, dy] = bend.at(keypoint.x, keypoint.y);
  near.each(keypoint.x + dx, keypoint.y + dy, reach, (candidate, place) => {
    const point = detected.points[candidate];
    if (!point || Math.abs(point.octave - keypoint.octave) > 1) return;
    const bits = distance(model.descriptors, index, detected.descriptors, candidate);
    if (bits < SAME_PRINT / RATIO) alike.push({ bits, place });
  });
  const best = alike.reduce((a, b) => (b.bits < a.bits ? b : a), {
    bits: SAME_PRINT,
    place: [0, 0] as readonly [number, number],
  });
  if (best.bits >= SAME_PRINT) return undefined;
  // The same corner is often seen at several levels of the pyramid: that is no second place.
  const isElsewhere = ([x, y]: readonly [number, number]) =>
    Math.hypot(x - best.place[0], y - best.place[1]) > SAME_SPOT_MM;
  const isAmbiguous = alike.some(({ bits, place }) => bits * RATIO < best.bits && isElsewhere(place));
  return isAmbiguous ? undefined : best.place;
}

/** Displacements across ruled lines, found near where `bend` expects them. */
function lineMeasurements(sight: Sight, lines: readonly RuledLine[], bend: Bend): Measurement[] {
  return lines.flatMap((line): Measurement[] => {
    const found = probe(sight, line, bend);
    if (found === 'out' || found === 'missing') return [];
    const [x, y] = [(line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2];
    const [dx, dy] = bend.at(x, y);
    const [axis, before] = line.horizontal ? (['y', dy] as const) : (['x', dx] as const);
    return [{ x, y, weight: LINE_WEIGHT, axis, value: before + found }];
  });
}

function isBeside(line: RuledLine, x: number, y: number): boolean {
  const [from, to, along] = line.horizontal ? [line.x0, line.x1, x] : [line.y0, line.y1, y];
  const across = line.horizontal ? y - (line.y0 + line.y1) / 2 : x - (line.x0 + line.x1) / 2;
  return Math.abs(across) < NEAR_LINE_MM && along > from - NEAR_LINE_MM && along < to + NEAR_LINE_MM;
}

function judge(
  sight: Sight,
  judges: readonly RuledLine[],
  bend: Bend,
): Pick<Refined, 'score' | 'rank' | 'residuals'> {
  const offsets = judges.map((line) => probe(sight, line, bend)).filter((offset) => offset !== 'out');
  const residuals = offsets.filter((offset) => offset !== 'missing').map(Math.abs);
  const inPlace = residuals.filter((offset) => offset <= IN_PLACE_MM).length;
  const lines = inPlace / Math.max(1, offsets.length);
  const print = printShare(sight, bend) / FAIR_RETURN;
  // A form with few lines is judged by its print.
  const trust = Math.min(1, offsets.length / ENOUGH_LINES) * LINES_TRUST;
  const weigh = (share: number) => trust * lines + (1 - trust) * share;
  return { residuals, score: weigh(Math.min(1, print)), rank: weigh(print) };
}

/** Share of the held-out keypoints in view that the page has in their places. */
function printShare(sight: Sight, bend: Bend): number {
  const { keypoints } = sight.model;
  const looked = keypoints.flatMap((keypoint, index) =>
    isHeldOut(index, KEYPOINTS_HELD) && sight.isInView(keypoint.x, keypoint.y) ? [index] : [],
  );
  return (
    looked.filter((index) => isThere(sight, index, bend, IN_PLACE_MM)).length / Math.max(1, looked.length)
  );
}
