import type { Bend } from './bend.ts';
import { type Plane } from './darkness.ts';
import { type Cv, type Keep } from './engine.ts';
import { apply, type Homography } from './geometry.ts';
import { type Detected, detect, distance } from './keypoints.ts';
import { probeLine } from './lines.ts';
import type { PageModel, RuledLine } from './model.ts';
import { type Picture, takeFromPicture } from './picture.ts';
import { evened, readPlane, SPREAD } from './prepare.ts';

/** A page as seen through a first guess of where it lies: roughly upright, at the model's scale. */
export interface Sight {
  model: PageModel;
  plane: Plane;
  /** Darkness of full ink on this page, 0..255. */
  level: number;
  detected: Detected;
  near: Near;
  /** True for a point of the page (mm) that the picture shows, not too near its border. */
  isInView: (x: number, y: number) => boolean;
}

/** Descriptors of the same print differ in fewer bits than this. */
export const SAME_PRINT = 64;
/** How far a ruled line is looked for, mm. */
const LINE_REACH_MM = 1.2;
const KEYPOINTS = 3000;

/** Looks at the page through `homography` (page in mm to px of the picture). */
export function look(cv: Cv, keep: Keep, picture: Picture, homography: Homography, model: PageModel): Sight {
  const way = (x: number, y: number) => apply(homography, x, y);
  const { pxPerMm, width, height } = model;
  const upright = keep(takeFromPicture(cv, picture, homography, way, [0, 0, width, height], pxPerMm));
  const { darkness, plane, level } = readPlane(cv, upright, pxPerMm, keep);
  const detected = detect(cv, keep(evened(cv, darkness, level)), KEYPOINTS, SPREAD);
  return {
    model,
    plane,
    level,
    detected,
    near: new Near(detected, pxPerMm),
    isInView: inView(picture, homography),
  };
}

function inView(picture: Picture, homography: Homography): (x: number, y: number) => boolean {
  return (x, y) => {
    const [px, py] = apply(homography, x, y);
    return px >= 2 && py >= 2 && px <= picture.width - 3 && py <= picture.height - 3;
  };
}

/** Offset of a line, mm, from where `bend` puts it; `missing` where none is seen, `out` where the picture ends. */
export function probe(sight: Sight, line: RuledLine, bend: Bend): number | 'missing' | 'out' {
  const { model, plane, level, isInView } = sight;
  if (!isInView(line.x0, line.y0) || !isInView(line.x1, line.y1)) return 'out';
  const px = (x: number, y: number): [number, number] => {
    const [dx, dy] = bend.at(x, y);
    return [(x + dx) * model.pxPerMm - 0.5, (y + dy) * model.pxPerMm - 0.5];
  };
  const stretch = [...px(line.x0, line.y0), ...px(line.x1, line.y1)] as [number, number, number, number];
  const found = probeLine(plane, stretch, line.horizontal, model.pxPerMm, LINE_REACH_MM, level);
  return found ? found.offset / model.pxPerMm : 'missing';
}

/** True if the page has the form's keypoint `index` within `withinMm` of where `bend` puts it. */
export function isThere(
  { model, detected, near }: Sight,
  index: number,
  bend: Bend,
  withinMm: number,
): boolean {
  const keypoint = model.keypoints[index];
  if (!keypoint) return false;
  const [dx, dy] = bend.at(keypoint.x, keypoint.y);
  let there = false;
  near.each(keypoint.x + dx, keypoint.y + dy, withinMm, (candidate) => {
    there ||= distance(model.descriptors, index, detected.descriptors, candidate) < SAME_PRINT;
  });
  return there;
}

/** Side of the squares into which keypoints are sorted, mm; the farthest that `each` can look. */
const SQUARE_MM = 6;

/** The page's keypoints by place, for looking around a point. */
export class Near {
  private readonly squares = new Map<number, number[]>();
  private readonly places: (readonly [number, number])[];

  constructor(detected: Detected, pxPerMm: number) {
    this.places = detected.points.map(({ x, y }) => [(x + 0.5) / pxPerMm, (y + 0.5) / pxPerMm] as const);
    this.places.forEach(([x, y], index) => {
      const key = squareKey(x, y);
      const square = this.squares.get(key);
      if (square) square.push(index);
      else this.squares.set(key, [index]);
    });
  }

  /** Calls `visit` with each keypoint and its place (mm) within `reach` (mm, at most the side of a square) of a point. */
  each(
    x: number,
    y: number,
    reach: number,
    visit: (index: number, place: readonly [number, number]) => void,
  ): void {
    for (let j = -1; j <= 1; j++)
      for (let i = -1; i <= 1; i++)
        for (const index of this.squares.get(squareKey(x + i * SQUARE_MM, y + j * SQUARE_MM)) ?? []) {
          const place = this.places[index];
          if (place && (place[0] - x) ** 2 + (place[1] - y) ** 2 <= reach * reach) visit(index, place);
        }
  }
}

function squareKey(x: number, y: number): number {
  return Math.floor(y / SQUARE_MM) * 4096 + Math.floor(x / SQUARE_MM);
}
