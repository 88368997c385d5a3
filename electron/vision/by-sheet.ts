import type { Quad } from '../../shared/forms/raster.ts';
import type { Overview } from './coarse.ts';
import type { Cv } from './engine.ts';
import { cornersOf } from './geometry.ts';
import { type Laid, layAll } from './lay.ts';
import type { Picture } from './picture.ts';
import { quadHomography } from './prepare.ts';
import { SURE_SCORE } from './refine.ts';
import { sheetCorners } from './sheet-corners.ts';

/**
 * A second try at a page that lies badly by its print: from the edges of its sheet. Rows that repeat from top to bottom can be taken for their
 * neighbours by print alone, and seen far aslant print is hardly like itself. Null where no sheet is seen, or the form does not surely lie on it either.
 */
export function layBySheet(cv: Cv, picture: Picture, overview: Overview, badly: Laid): Laid | null {
  const sheet = sheetCorners(cv, picture);
  if (!sheet) return null;
  const { model } = badly.prepared;
  const corners = turnedLike(sheet, cornersOf(badly.guess.homography, model.width, model.height));
  const homography = quadHomography(cv, model.width, model.height, corners);
  const [laid] = layAll(cv, picture, overview, [{ ...badly, guess: { ...badly.guess, homography } }]);
  return laid && laid.refined.score >= SURE_SCORE ? laid : null;
}

/** The corners in the order in which they lie nearest to others: print tells which way the sheet is turned. */
function turnedLike(corners: Quad, others: Quad): Quad {
  const turns = [0, 1, 2, 3].map((by) => [...corners.slice(by), ...corners.slice(0, by)] as unknown as Quad);
  const away = (quad: Quad) =>
    quad.reduce(
      (sum, [x, y], n) => sum + Math.hypot(x - (others[n]?.[0] ?? 0), y - (others[n]?.[1] ?? 0)),
      0,
    );
  return turns.reduce((best, next) => (away(next) < away(best) ? next : best));
}
