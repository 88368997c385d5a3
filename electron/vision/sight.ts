import type { Raster } from '../../shared/forms/raster.ts';
import type { Bend } from './bend.ts';
import type { Overview } from './coarse.ts';
import { matOf, type Plane } from './darkness.ts';
import { type Cv, scoped } from './engine.ts';
import { apply, type Homography, invert, localScale } from './geometry.ts';
import { detect } from './keypoints.ts';
import { probeLine } from './lines.ts';
import type { PageModel, RuledLine } from './model.ts';
import { type Picture, takeFromPicture } from './picture.ts';
import { evened, readPlane, SPREAD } from './prepare.ts';

/** Size of a page, mm, and the scale at which it is looked at, px a mm. */
export type PageSize = Pick<PageModel, 'width' | 'height' | 'pxPerMm'>;

/** A page as seen through a first guess of where it lies: roughly upright, at its form's scale. */
export interface Sight {
  /** The guess: page in mm to px of the picture. */
  homography: Homography;
  size: PageSize;
  plane: Plane;
  /** Darkness of full ink on this page, 0..255. */
  level: number;
  seen: Seen;
  /** True for a point of the page (mm) that the picture shows, not too near its border. */
  isInView: (x: number, y: number) => boolean;
}

/** Keypoints of a picture by their place on the page. */
export interface Seen {
  /** mm. */
  x: Float64Array;
  y: Float64Array;
  /** Level of the form's pyramid on which a keypoint has this one's size; fractions where the scales differ. */
  octave: Float64Array;
  /** 32 bytes a keypoint. */
  descriptors: Uint8Array;
}

/** How far a ruled line is looked for, mm. */
const LINE_REACH_MM = 1.2;
const KEYPOINTS = 3000;
/** Each level of ORB's pyramid is so much coarser. */
const LEVEL_SCALE = 1.2;

/** Looks at a page through `homography` (page in mm to px of the picture), with the keypoints of the whole picture. */
export function look(
  cv: Cv,
  picture: Picture,
  { detected, scale }: Overview,
  homography: Homography,
  size: PageSize,
): Sight {
  const back = invert(homography);
  const places = detected.points.map(({ x, y }) =>
    apply(back, (x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5),
  );
  const level = (n: number, octave: number) => {
    const [x, y] = places[n] ?? [0, 0];
    const pxPerMm = localScale(homography, x, y) / scale;
    return octave - Math.log(pxPerMm / size.pxPerMm) / Math.log(LEVEL_SCALE);
  };
  const seen = {
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    octave: Float64Array.from(detected.points, ({ octave }, n) => level(n, octave)),
    descriptors: detected.descriptors,
  };
  return scoped(cv, (keep) => {
    const way = (x: number, y: number) => apply(homography, x, y);
    const whole = [0, 0, size.width, size.height] as const;
    const upright = takeFromPicture(picture, homography, way, whole, size.pxPerMm);
    const { plane, level: ink } = readPlane(cv, upright, size.pxPerMm, keep);
    return { homography, size, plane, level: ink, seen, isInView: inView(picture, homography) };
  });
}

/** The same sight with keypoints of the page alone, straightened: more of them, and more like the form's. */
export function lookCloser(cv: Cv, sight: Sight): Sight {
  const { plane, level, size } = sight;
  return scoped(cv, (keep) => {
    const darkness = keep(evened(cv, keep(matOf(cv, plane)), level));
    const { points, descriptors } = detect(cv, darkness, KEYPOINTS, SPREAD);
    const seen = {
      x: Float64Array.from(points, ({ x }) => (x + 0.5) / size.pxPerMm),
      y: Float64Array.from(points, ({ y }) => (y + 0.5) / size.pxPerMm),
      octave: Float64Array.from(points, ({ octave }) => octave),
      descriptors,
    };
    return { ...sight, seen };
  });
}

function inView({ width, height }: Pick<Raster, 'width' | 'height'>, homography: Homography) {
  return (x: number, y: number): boolean => {
    const [px, py] = apply(homography, x, y);
    return px >= 2 && py >= 2 && px <= width - 3 && py <= height - 3;
  };
}

/** Offset of a line, mm, from where `bend` puts it; `missing` where none is seen, `out` where the picture ends. */
export function probe(sight: Sight, line: RuledLine, bend: Bend): number | 'missing' | 'out' {
  const { size, plane, level, isInView } = sight;
  if (!isInView(line.x0, line.y0) || !isInView(line.x1, line.y1)) return 'out';
  const px = (x: number, y: number): [number, number] => {
    const [dx, dy] = bend.at(x, y);
    return [(x + dx) * size.pxPerMm - 0.5, (y + dy) * size.pxPerMm - 0.5];
  };
  const stretch = [...px(line.x0, line.y0), ...px(line.x1, line.y1)] as [number, number, number, number];
  const found = probeLine(plane, stretch, line.horizontal, size.pxPerMm, LINE_REACH_MM, level);
  return found ? found.offset / size.pxPerMm : 'missing';
}
