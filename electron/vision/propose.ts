import type { Point, Quad, Raster } from '../../shared/forms/raster.ts';
import { guess, overlook, THOROUGH } from './coarse.ts';
import type { Cv } from './engine.ts';
import { cornersOf } from './geometry.ts';
import type { Candidate } from './lay.ts';
import { openPicture, type Picture } from './picture.ts';
import { sheetCorners } from './sheet-corners.ts';
import type { ProposedCorners } from './types.ts';

/** Fewer keypoints than this agree by chance. */
const FEWEST_INLIERS = 16;
/** A form's corners lie no farther outside their picture than this share of its sides. */
const OUTSIDE = 0.25;

/** Where a page may lie: by the print of one of the candidates, else by the sheet's edges, else the whole picture. */
export function proposeCorners(cv: Cv, raster: Raster, candidates: readonly Candidate[]): ProposedCorners {
  const picture = openPicture(cv, raster);
  try {
    const seen = byPrint(cv, picture, candidates);
    if (seen) return seen;
    const sheet = sheetCorners(cv, picture);
    return sheet
      ? { corners: sheet, of: 'paper', form: null }
      : {
          corners: edgesOf(picture),
          of: 'picture',
          form: null,
        };
  } finally {
    picture.delete();
  }
}

function edgesOf({ width, height }: Pick<Picture, 'width' | 'height'>): Quad {
  const [right, bottom] = [width - 0.5, height - 0.5];
  return [
    [-0.5, -0.5],
    [right, -0.5],
    [right, bottom],
    [-0.5, bottom],
  ];
}

function byPrint(cv: Cv, picture: Picture, candidates: readonly Candidate[]): ProposedCorners | null {
  const overview = overlook(cv, picture, THOROUGH);
  const [best] = candidates
    .flatMap(({ form, prepared: { model } }) => {
      const found = guess(cv, overview, model, picture);
      if (!found || found.inliers < FEWEST_INLIERS) return [];
      return [
        { form, inliers: found.inliers, corners: cornersOf(found.homography, model.width, model.height) },
      ];
    })
    .filter(({ corners }) => corners.every((corner) => isNearby(corner, picture)))
    .sort((a, b) => b.inliers - a.inliers);
  return best ? { corners: best.corners, of: 'form', form: best.form.id } : null;
}

function isNearby([x, y]: Point, { width, height }: Pick<Picture, 'width' | 'height'>): boolean {
  const [across, down] = [OUTSIDE * width, OUTSIDE * height];
  return x >= -across && x <= width + across && y >= -down && y <= height + down;
}
