import { type Bend, fitBend, type Measurement } from './bend.ts';
import { Likenesses } from './likeness.ts';
import type { PageModel, RuledLine } from './model.ts';
import { probe, type Sight } from './sight.ts';

/** A page laid on its form to a fraction of a millimetre, and how well it lies there. */
export interface Refined {
  /** The page, seen through a first guess of where it lies. */
  sight: Sight;
  /** From the form to the page as seen. */
  bend: Bend;
  /** The same by print alone, more stiffly: no line was mistaken for its neighbour. */
  byPrint: Bend;
  /** 0..1: the share of print and ruled lines, kept out of registering, that was found where the form has it. */
  score: number;
  /** Tells two forms apart on which a page lies well: as the score, but without an upper end. */
  rank: number;
  /** Share of print found in its place, 1 in a picture of fair quality; more in a good one. */
  print: number;
  /** Distances in mm of ruled lines that registering did not use; empty where the form has none in view. */
  residuals: readonly number[];
  /** True if enough ruled lines show that the page lies exactly, all over. */
  isExact: boolean;
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
/** A ruled line is measured over its length, a keypoint at one point. */
const LINE_WEIGHT = 3;
/** Share of keypoints that come back in a picture of fair quality. */
const FAIR_RETURN = 0.25;
/** So many lines in view tell of the whole page; then they weigh this much in the score. */
const ENOUGH_LINES = 20;
const LINES_TRUST = 0.8;
/** With this score a page surely shows the form. */
export const SURE_SCORE = 0.9;
/** A page lies exactly if this share of the judging lines is within so much of their places, mm. */
const EXACT_SHARE = 0.9;
const EXACT_MM = 0.12;

/**
 * Lays a form on a page as seen through a first guess and judges the outcome.
 * @param start where that guess has the form's points on the page it is seen through
 */
export function refine(sight: Sight, model: PageModel, start: Bend): Refined {
  const judges = model.lines.filter((_, n) => isHeldOut(n, LINES_HELD));
  const likenesses = new Likenesses(model, sight.seen, start);
  const work = { sight, model, judges, likenesses };
  const { bend, byPrint } = followBend(work, start);
  return { sight, bend, byPrint, ...judge(work, bend) };
}

/** A form left where a guess has it, judged like any other. */
export function unfollowed(sight: Sight, model: PageModel, start: Bend): Refined {
  const judges = model.lines.filter((_, n) => isHeldOut(n, LINES_HELD));
  const work = { sight, model, judges, likenesses: new Likenesses(model, sight.seen, start) };
  return { sight, bend: start, byPrint: start, ...judge(work, start) };
}

/** A form being laid on a page. */
interface Work {
  sight: Sight;
  model: PageModel;
  /** Ruled lines that have no say. */
  judges: readonly RuledLine[];
  likenesses: Likenesses;
}

/**
 * Follows the sheet from where the guess holds outward: print first, stiffly, then with ever less reach and more give,
 * since each round knows better where to look; ruled lines join once they cannot be mistaken for their neighbours.
 * Nothing is taken from the judging lines nor from print beside them.
 */
function followBend(work: Work, start: Bend): Pick<Refined, 'bend' | 'byPrint'> {
  const { sight, model, judges, likenesses } = work;
  const { width, height, lines, keypoints } = model;
  const guides = lines.filter((_, n) => !isHeldOut(n, LINES_HELD));
  const print = likenesses.found.filter((index) => {
    const { x, y } = keypoints[index] ?? { x: 0, y: 0 };
    return !isHeldOut(index, KEYPOINTS_HELD) && !judges.some((line) => isBeside(line, x, y));
  });
  let bend = start;
  let byPrint = start;
  for (const round of ROUNDS) {
    const measured = printMeasurements(work, print, bend, round.reach);
    const ruled = round.lines ? lineMeasurements(sight, guides, bend) : [];
    bend = fitBend([...measured, ...ruled], width, height, round);
    if (!round.lines) byPrint = bend;
  }
  return { bend, byPrint };
}

/** Displacements of print: each keypoint of the form against those of the page that lie near it and look like it. */
function printMeasurements(
  { model, likenesses }: Work,
  indices: readonly number[],
  bend: Bend,
  reach: number,
): Measurement[] {
  return indices.flatMap((index): Measurement[] => {
    const keypoint = model.keypoints[index];
    if (!keypoint) return [];
    const [dx, dy] = bend.at(keypoint.x, keypoint.y);
    const place = likenesses.counterpart(index, keypoint.x + dx, keypoint.y + dy, reach);
    if (!place) return [];
    // Coarser levels place a point less exactly.
    const at = { x: keypoint.x, y: keypoint.y, weight: 1 / 1.2 ** (2 * keypoint.octave) };
    return [
      { ...at, axis: 'x', value: place[0] - keypoint.x, known: dx },
      { ...at, axis: 'y', value: place[1] - keypoint.y, known: dy },
    ];
  });
}

/** Displacements across ruled lines, found near where `bend` expects them. */
function lineMeasurements(sight: Sight, lines: readonly RuledLine[], bend: Bend): Measurement[] {
  return lines.flatMap((line): Measurement[] => {
    const found = probe(sight, line, bend);
    if (found === 'out' || found === 'missing') return [];
    const [x, y] = [(line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2];
    const [dx, dy] = bend.at(x, y);
    const [axis, before] = line.horizontal ? (['y', dy] as const) : (['x', dx] as const);
    return [{ x, y, weight: LINE_WEIGHT, axis, value: before + found, known: before }];
  });
}

function isBeside(line: RuledLine, x: number, y: number): boolean {
  const [from, to, along] = line.horizontal ? [line.x0, line.x1, x] : [line.y0, line.y1, y];
  const across = line.horizontal ? y - (line.y0 + line.y1) / 2 : x - (line.x0 + line.x1) / 2;
  return Math.abs(across) < NEAR_LINE_MM && along > from - NEAR_LINE_MM && along < to + NEAR_LINE_MM;
}

function judge(work: Work, bend: Bend): Pick<Refined, 'score' | 'rank' | 'print' | 'residuals' | 'isExact'> {
  const { sight, judges } = work;
  const offsets = judges.map((line) => probe(sight, line, bend)).filter((offset) => offset !== 'out');
  const residuals = offsets.filter((offset) => offset !== 'missing').map(Math.abs);
  residuals.sort((a, b) => a - b);
  const inPlace = residuals.filter((offset) => offset <= IN_PLACE_MM).length;
  const lines = inPlace / Math.max(1, offsets.length);
  const print = printShare(work, bend) / FAIR_RETURN;
  // A form with few lines is judged by its print.
  const trust = Math.min(1, offsets.length / ENOUGH_LINES) * LINES_TRUST;
  const weigh = (share: number) => trust * lines + (1 - trust) * share;
  const score = weigh(Math.min(1, print));
  const worst = residuals[Math.floor(EXACT_SHARE * residuals.length)] ?? Infinity;
  const isExact = residuals.length >= ENOUGH_LINES && score >= SURE_SCORE && worst <= EXACT_MM;
  return { residuals, score, rank: weigh(print), print, isExact };
}

/** Share of the held-out keypoints in view that the page has in their places. */
function printShare({ sight, model: { keypoints }, likenesses }: Work, bend: Bend): number {
  const looked = keypoints.flatMap((keypoint, index) =>
    isHeldOut(index, KEYPOINTS_HELD) && sight.isInView(keypoint.x, keypoint.y) ? [index] : [],
  );
  return (
    looked.filter((index) => likenesses.isThere(index, bend, IN_PLACE_MM)).length / Math.max(1, looked.length)
  );
}
