import { type Bend, fitBend, flat, type Measurement } from './bend.ts';
import { type Plane } from './darkness.ts';
import { type Cv, scoped } from './engine.ts';
import { apply, type Homography } from './geometry.ts';
import { type Detected, detect, distance } from './keypoints.ts';
import { probeLine } from './lines.ts';
import type { PageModel, RuledLine } from './model.ts';
import { type Picture, takeFromPicture } from './picture.ts';
import { evened, readPlane, SPREAD } from './prepare.ts';

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

/** How far print is looked for from where the round before puts it (mm), and how stiff the sheet is taken to be. */
const ROUNDS = [
  { reach: 4, stiffness: 5, lines: false },
  { reach: 3, stiffness: 1, lines: false },
  { reach: 1.5, stiffness: 0.2, lines: false },
  { reach: 1, stiffness: 0.1, lines: true },
  { reach: 0.8, stiffness: 0.1, lines: true },
] as const;
const REACH_MM = 4;
/** Descriptors of the same print differ in fewer bits than this. */
const SAME_PRINT = 64;
/** A line is in its place within this, mm. */
const IN_PLACE_MM = 0.6;
/** Keypoints this near to a held-out line are held out with it, mm. */
const NEAR_LINE_MM = 0.6;
/** Share of keypoints that come back in a picture of fair quality. */
const FAIR_RETURN = 0.25;
const KEYPOINTS = 4000;
/** So many lines in view tell of the whole page; then they weigh this much in the score. */
const ENOUGH_LINES = 20;
const LINES_TRUST = 0.8;

/** Refines the guess `homography` (page in mm to px of the picture) and judges the outcome. */
export function refine(cv: Cv, picture: Picture, homography: Homography, model: PageModel): Refined {
  return scoped(cv, (keep) => {
    const way = (x: number, y: number) => apply(homography, x, y);
    const { pxPerMm } = model;
    const upright = keep(
      takeFromPicture(cv, picture, homography, way, [0, 0, model.width, model.height], pxPerMm),
    );
    const { darkness, plane, level } = readPlane(cv, upright, pxPerMm, keep);
    const detected = detect(cv, keep(evened(cv, darkness, level)), KEYPOINTS, SPREAD);
    const sight: Sight = {
      model,
      plane,
      level,
      detected,
      near: new Near(detected, pxPerMm),
      isInView: inView(picture, homography),
    };
    const judges = model.lines.filter((_, n) => isHeldOut(n, LINES_HELD));
    const guides = model.lines.filter((_, n) => !isHeldOut(n, LINES_HELD));
    const bend = followBend(sight, judges, guides);
    return { bend, level, ...judge(sight, judges, bend) };
  });
}

/**
 * Follows the sheet from where the guess holds outward: print first, stiffly, then with ever less reach and more give,
 * since each round knows better where to look; ruled lines join once they cannot be mistaken for their neighbours.
 */
function followBend(sight: Sight, judges: readonly RuledLine[], guides: readonly RuledLine[]): Bend {
  const { width, height } = sight.model;
  let bend = flat;
  for (const { reach, stiffness, lines } of ROUNDS) {
    const print = printMeasurements(sight, judges, bend, reach);
    const ruled = lines ? lineMeasurements(sight, guides, bend) : [];
    bend = fitBend([...print, ...ruled], width, height, stiffness);
  }
  return bend;
}

interface Sight {
  model: PageModel;
  plane: Plane;
  level: number;
  detected: Detected;
  near: Near;
  isInView: (x: number, y: number) => boolean;
}

/** True for a point of the page (mm) that the picture shows, not too near its border. */
function inView(picture: Picture, homography: Homography): (x: number, y: number) => boolean {
  return (x, y) => {
    const [px, py] = apply(homography, x, y);
    return px >= 2 && py >= 2 && px <= picture.width - 3 && py <= picture.height - 3;
  };
}

/** Displacements of print: each keypoint of the form against those of the page that lie near it and look like it. */
function printMeasurements(
  sight: Sight,
  judges: readonly RuledLine[],
  bend: Bend,
  reach: number,
): Measurement[] {
  const { model, detected, near } = sight;
  return model.keypoints.flatMap((keypoint, index): Measurement[] => {
    if (isHeldOut(index, KEYPOINTS_HELD)) return [];
    if (judges.some((line) => isBeside(line, keypoint.x, keypoint.y))) return [];
    let best = SAME_PRINT;
    let next = 256;
    let found = -1;
    const [dx, dy] = bend.at(keypoint.x, keypoint.y);
    near.each(keypoint.x + dx, keypoint.y + dy, reach, (candidate) => {
      const point = detected.points[candidate];
      if (!point || Math.abs(point.octave - keypoint.octave) > 1) return;
      const bits = distance(model.descriptors, index, detected.descriptors, candidate);
      if (bits < best) [best, next, found] = [bits, best, candidate];
      else if (bits < next) next = bits;
    });
    const place = found < 0 ? null : near.place(found);
    if (!place || best > 0.85 * next) return [];
    // Coarser levels place a point less exactly.
    const weight = 1 / 1.2 ** (2 * keypoint.octave);
    const at = { x: keypoint.x, y: keypoint.y, weight };
    return [
      { ...at, axis: 'x', value: place[0] - keypoint.x },
      { ...at, axis: 'y', value: place[1] - keypoint.y },
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
    return [
      { x, y, weight: 3, axis: line.horizontal ? 'y' : 'x', value: (line.horizontal ? dy : dx) + found },
    ];
  });
}

/** Offset of a line, mm, from where `bend` puts it; `missing` where none is seen, `out` where the picture ends. */
function probe(
  { model, plane, level, isInView }: Sight,
  line: RuledLine,
  bend: Bend,
): number | 'missing' | 'out' {
  if (!isInView(line.x0, line.y0) || !isInView(line.x1, line.y1)) return 'out';
  const px = (x: number, y: number): [number, number] => {
    const [dx, dy] = bend.at(x, y);
    return [(x + dx) * model.pxPerMm - 0.5, (y + dy) * model.pxPerMm - 0.5];
  };
  const stretch = [...px(line.x0, line.y0), ...px(line.x1, line.y1)] as [number, number, number, number];
  const found = probeLine(plane, stretch, line.horizontal, model.pxPerMm, 1.2, level);
  return found ? found.offset / model.pxPerMm : 'missing';
}

function judge(
  sight: Sight,
  judges: readonly RuledLine[],
  bend: Bend,
): Pick<Refined, 'score' | 'rank' | 'residuals'> {
  const offsets = judges.map((line) => probe(sight, line, bend)).filter((offset) => offset !== 'out');
  const residuals = offsets.filter((offset) => offset !== 'missing').map(Math.abs);
  const inPlace = residuals.filter((offset) => offset <= IN_PLACE_MM).length;
  const { returned, looked } = printReturned(sight, bend);
  const print = returned / Math.max(1, looked) / FAIR_RETURN;
  const lines = inPlace / Math.max(1, offsets.length);
  // A form with few lines is judged by its print.
  const trust = Math.min(1, offsets.length / ENOUGH_LINES) * LINES_TRUST;
  return {
    residuals,
    score: trust * lines + (1 - trust) * Math.min(1, print),
    rank: trust * lines + (1 - trust) * print,
  };
}

/** How many held-out keypoints in view came back, in place and alike. */
function printReturned(
  { model, detected, near, isInView }: Sight,
  bend: Bend,
): { returned: number; looked: number } {
  let returned = 0;
  let looked = 0;
  model.keypoints.forEach((keypoint, index) => {
    if (!isHeldOut(index, KEYPOINTS_HELD) || !isInView(keypoint.x, keypoint.y)) return;
    looked++;
    const [dx, dy] = bend.at(keypoint.x, keypoint.y);
    let isBack = false;
    near.each(keypoint.x + dx, keypoint.y + dy, IN_PLACE_MM, (candidate) => {
      isBack ||= distance(model.descriptors, index, detected.descriptors, candidate) < SAME_PRINT;
    });
    if (isBack) returned++;
  });
  return { returned, looked };
}

function isBeside(line: RuledLine, x: number, y: number): boolean {
  const [from, to, along] = line.horizontal ? [line.x0, line.x1, x] : [line.y0, line.y1, y];
  const across = line.horizontal
    ? Math.abs(y - (line.y0 + line.y1) / 2)
    : Math.abs(x - (line.x0 + line.x1) / 2);
  return across < NEAR_LINE_MM && along > from - NEAR_LINE_MM && along < to + NEAR_LINE_MM;
}

/** The page's keypoints by place, for looking around a point. */
class Near {
  private readonly cells = new Map<number, number[]>();
  private readonly places: (readonly [number, number])[];

  constructor(detected: Detected, pxPerMm: number) {
    this.places = detected.points.map(({ x, y }) => [(x + 0.5) / pxPerMm, (y + 0.5) / pxPerMm] as const);
    this.places.forEach(([x, y], index) => {
      const key = cellKey(x, y);
      const cell = this.cells.get(key);
      if (cell) cell.push(index);
      else this.cells.set(key, [index]);
    });
  }

  /** Place of a keypoint, mm. */
  place(index: number): readonly [number, number] | undefined {
    return this.places[index];
  }

  /** Calls `visit` for each keypoint within `reach` (at most one cell) of a point. */
  each(x: number, y: number, reach: number, visit: (index: number) => void): void {
    for (let j = -1; j <= 1; j++)
      for (let i = -1; i <= 1; i++)
        for (const index of this.cells.get(cellKey(x + i * REACH_MM, y + j * REACH_MM)) ?? []) {
          const [px, py] = this.places[index] ?? [Infinity, Infinity];
          if (Math.hypot(px - x, py - y) <= reach) visit(index);
        }
  }
}

function cellKey(x: number, y: number): number {
  return Math.floor(y / REACH_MM) * 4096 + Math.floor(x / REACH_MM);
}
