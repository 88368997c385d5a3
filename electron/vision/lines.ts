import { type Plane, sample, viewOf } from './darkness.ts';
import { type Cv, type Mat, scoped } from './engine.ts';
import type { RuledLine } from './model.ts';
import { close, dilate, open, stretch } from './morphology.ts';
import { rake, STEP_PX, type Stretch } from './parallels.ts';

/** A line found near where it was looked for. */
export interface FoundLine {
  /** Distance from where it was looked for, px, to the right or down. */
  offset: number;
  /** How much darker than what lies on both its sides, 0..255. */
  ridge: number;
  /** Share of its length on which there is ink, 0..1. */
  coverage: number;
}

/** What lies along a stretch and its parallels to both sides. */
export interface Ridges {
  /** Mean darkness of each parallel, 0..255. */
  profile: Float64Array;
  /** Distance of the first parallel from the stretch, px; each next one lies STEP_PX further right or down. */
  first: number;
  /** How much darker the k-th parallel is than those half a line's width to both its sides, 0..255. */
  ridgeAt: (k: number) => number;
  /** That half width in px, and in parallels. */
  side: number;
  sideSteps: number;
  /** Darkness at the n-th of `steps` points along the stretch, moved across by `shift` px. */
  darkAt: (n: number, shift: number) => number;
  steps: number;
}

/** Half a ruled line with its blur, mm: beyond it lies paper. */
const SIDE_MM = 0.5;
/** At this share of the reach a line's weight has fallen to two thirds: the nearest of two lines is meant. */
const PRIOR = 0.5;

/** The part of a stretch along which it is looked at: at the ends other lines cross. */
const FROM = 0.08;
const OVER = 0.84;

/** Looks across a straight stretch, up to `reachMm` to either side. */
export function ridgesAcross(
  plane: Plane,
  along: Stretch,
  horizontal: boolean,
  pxPerMm: number,
  reachMm: number,
): Ridges {
  const [x0, y0, x1, y1] = along;
  const length = Math.hypot(x1 - x0, y1 - y0);
  const steps = Math.max(6, Math.min(40, Math.round(length / 2)));
  const side = Math.max(2, SIDE_MM * pxPerMm);
  const count = 2 * Math.ceil((reachMm * pxPerMm + side) / STEP_PX) + 1;
  const profile = new Float64Array(count);
  const first = -((count - 1) / 2) * STEP_PX;
  const darkAt = (n: number, shift: number) => {
    const t = FROM + (OVER * n) / (steps - 1);
    const x = x0 + (x1 - x0) * t;
    const y = y0 + (y1 - y0) * t;
    return horizontal ? sample(plane, x, y + shift) : sample(plane, x + shift, y);
  };
  const dark = rake(plane, along, { horizontal, steps, from: FROM, over: OVER, first, count });
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (let at = k * steps; at < (k + 1) * steps; at++) sum += dark[at] ?? 0;
    profile[k] = sum / steps;
  }
  const sideSteps = Math.round(side / STEP_PX);
  const ridgeAt = (k: number) =>
    (profile[k] ?? 0) - ((profile[k - sideSteps] ?? 0) + (profile[k + sideSteps] ?? 0)) / 2;
  return { profile, first, ridgeAt, side, sideSteps, darkAt, steps };
}

/**
 * Looks for a ruled line across the straight stretch from (x0, y0) to (x1, y1) in px, up to `reachMm` to either side.
 * `level`: darkness of full ink in this picture. Answers null where nothing lies that is as thin and as long as a line.
 */
export function probeLine(
  plane: Plane,
  stretch: Stretch,
  horizontal: boolean,
  pxPerMm: number,
  reachMm: number,
  level: number,
): FoundLine | null {
  const { ridgeAt, profile, darkAt, steps, side, sideSteps, first } = ridgesAcross(
    plane,
    stretch,
    horizontal,
    pxPerMm,
    reachMm,
  );
  const count = profile.length;
  const reach = reachMm * pxPerMm;
  let best = -1;
  let bestScore = 0;
  for (let k = sideSteps; k < count - sideSteps; k++) {
    const away = (first + k * STEP_PX) / reach;
    const score = ridgeAt(k) * Math.exp(-((away / PRIOR) ** 2) / 2);
    if (score > bestScore) {
      best = k;
      bestScore = score;
    }
  }
  if (best < 0) return null;
  // Centre of the darkness around the peak: a parabola would follow single pixels.
  let weight = 0;
  let moment = 0;
  const base = Math.min(profile[best - sideSteps] ?? 0, profile[best + sideSteps] ?? 0);
  for (let k = Math.max(0, best - sideSteps); k <= Math.min(count - 1, best + sideSteps); k++) {
    const dark = Math.max(0, (profile[k] ?? 0) - base - 0.3 * ridgeAt(best));
    weight += dark;
    moment += dark * (first + k * STEP_PX);
  }
  const offset = weight > 0 ? moment / weight : first + best * STEP_PX;
  const ridge = ridgeAt(best);
  let inked = 0;
  for (let n = 0; n < steps; n++) {
    const dark = Math.max(darkAt(n, offset - 0.5), darkAt(n, offset), darkAt(n, offset + 0.5));
    if (dark - (darkAt(n, offset - side) + darkAt(n, offset + side)) / 2 > 0.12 * level) inked++;
  }
  const coverage = inked / steps;
  return ridge > 0.1 * level && coverage >= 0.55 && Math.abs(offset) <= reach
    ? { offset, ridge, coverage }
    : null;
}

/** Shortest stretch that counts as ruled, mm; a dash of the pen is shorter. */
const SHORTEST_MM = 14;
/** Longer lines are taken in pieces, so that a bent one is followed, mm. */
const PIECE_MM = 30;
const THICKEST_MM = 1.3;

/**
 * Finds the ruled lines of an upright page: long, straight, thin, level or plumb within some degrees; dotted ones too.
 * `darkness`: the page at `pxPerMm`; the answer is in mm.
 */
export function findLines(cv: Cv, darkness: Mat, plane: Plane, pxPerMm: number, level: number): RuledLine[] {
  return [true, false].flatMap((horizontal) =>
    findLinesAlong(horizontal, cv, darkness, plane, pxPerMm, level),
  );
}

/** Those of them that run level, or plumb. */
export function findLinesAlong(
  horizontal: boolean,
  cv: Cv,
  darkness: Mat,
  plane: Plane,
  pxPerMm: number,
  level: number,
): RuledLine[] {
  const boxes = longBoxes(cv, darkness, pxPerMm, level, horizontal);
  return boxes.flatMap((box) => pieces(box, horizontal, plane, pxPerMm, level));
}

interface LongBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

function longBoxes(cv: Cv, darkness: Mat, pxPerMm: number, level: number, horizontal: boolean): LongBox[] {
  return scoped(cv, (keep) => {
    const along = (mm: number) => stretch(Math.max(1, Math.round(mm * pxPerMm)), horizontal);
    const binary = keep(new cv.Mat());
    cv.threshold(darkness, binary, 0.3 * level, 255, cv.THRESH_BINARY);
    const marked = viewOf(binary);
    // Bridges dots along the line and the step of a slightly slanting one, then keeps only what is long.
    close(marked, along(0.8));
    dilate(marked, stretch(3, !horizontal));
    open(marked, along(SHORTEST_MM * 0.8));
    const labels = keep(new cv.Mat());
    const stats = keep(new cv.Mat());
    const centres = keep(new cv.Mat());
    const count = cv.connectedComponentsWithStats(binary, labels, stats, centres);
    const boxes: LongBox[] = [];
    for (let n = 1; n < count; n++) {
      const [x = 0, y = 0, width = 0, height = 0] = stats.data32S.subarray(n * 5, n * 5 + 4);
      const long = horizontal ? width : height;
      const thick = horizontal ? height : width;
      if (long >= SHORTEST_MM * pxPerMm && thick <= THICKEST_MM * pxPerMm + 0.03 * long)
        boxes.push({ x, y, width, height });
    }
    return boxes;
  });
}

function pieces(
  box: LongBox,
  horizontal: boolean,
  plane: Plane,
  pxPerMm: number,
  level: number,
): RuledLine[] {
  const long = horizontal ? box.width : box.height;
  const start = horizontal ? box.x : box.y;
  const middle = horizontal ? box.y + box.height / 2 : box.x + box.width / 2;
  const thick = (horizontal ? box.height : box.width) / pxPerMm;
  const count = Math.max(1, Math.round(long / (PIECE_MM * pxPerMm)));
  const found: RuledLine[] = [];
  for (let n = 0; n < count; n++) {
    const from = start + (long * n) / count;
    const to = start + (long * (n + 1)) / count;
    const place = (a: number, b: number) => {
      const where = horizontal ? ([a, middle, b, middle] as const) : ([middle, a, middle, b] as const);
      return probeLine(plane, where, horizontal, pxPerMm, thick / 2 + 0.5, level);
    };
    const half = (from + to) / 2;
    const left = place(from, half);
    const right = place(half, to);
    if (!left || !right) continue;
    // Offsets were measured at the quarters; the line runs on to the ends.
    const slope = (right.offset - left.offset) / ((to - from) / 2);
    const at = (along: number) =>
      (middle + left.offset + slope * (along - (from + (to - from) / 4))) / pxPerMm;
    const [a, b] = [from / pxPerMm, to / pxPerMm];
    found.push(
      horizontal
        ? { x0: a, y0: at(from), x1: b, y1: at(to), horizontal }
        : { x0: at(from), y0: a, x1: at(to), y1: b, horizontal },
    );
  }
  return found;
}
