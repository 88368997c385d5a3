import type { Box, Form, FormField } from '../../shared/forms/form.ts';
import { bandsOf, linesInCut, snap } from './cut-lines.ts';
import { darknessOf, matOf, type Plane, planeOf } from './darkness.ts';
import { copyOf, type Cv, type Keep, type Mat, scoped } from './engine.ts';
import type { Homography } from './geometry.ts';
import { separateInk } from './ink.ts';
import { type Picture, rasterOf, takeColourFromPicture, takeFromPicture } from './picture.ts';
import type { PreparedPage } from './prepare.ts';
import { type PageToPicture, takePlane } from './warp.ts';
import type { FieldCut, PlacedPage, Placement } from './types.ts';

/** What a placed page needs to cut its fields. */
export interface Laid {
  picture: Picture;
  form: Form;
  prepared: PreparedPage;
  homography: Homography;
  way: PageToPicture;
  /** Darkness of full ink on this page, 0..255. */
  level: number;
  placement: Placement;
}

/** More of the surroundings, mm, from which the paper's brightness around a cut is known. */
const AROUND_MM = 5;

/** A page from which fields are cut; it owns the picture, which `dispose` frees. */
export function placedPage(cv: Cv, laid: Laid): PlacedPage {
  const { picture, prepared, homography, way, placement } = laid;
  const { width, height } = prepared.model;
  let open = true;
  return {
    placement,
    cut(field, pxPerMm, marginMm) {
      return cutField(cv, laid, field, pxPerMm, marginMm);
    },
    cutFrom(field, box, pxPerMm, marginMm) {
      return cutField(cv, { ...laid, way: moved(way, field.box, box) }, field, pxPerMm, marginMm);
    },
    shows([x, y, across, down]) {
      const corners = [way(x, y), way(x + across, y), way(x + across, y + down), way(x, y + down)];
      return corners.every(
        ([px, py]) => px >= 0 && py >= 0 && px <= picture.width - 1 && py <= picture.height - 1,
      );
    },
    straighten(pxPerMm) {
      const whole: Box = [0, 0, width, height];
      return scoped(cv, (keep) =>
        rasterOf(keep(takeColourFromPicture(cv, picture, homography, way, whole, pxPerMm))),
      );
    },
    dispose() {
      if (open) picture.delete();
      open = false;
    },
  };
}

/** The page's way into the picture as if what the form has in `from` lay in `to`, mm. */
function moved(way: PageToPicture, from: Box, to: Box): PageToPicture {
  const [wider, taller] = [to[2] / from[2], to[3] / from[3]];
  return (x, y) => way(to[0] + (x - from[0]) * wider, to[1] + (y - from[1]) * taller);
}

function cutField(cv: Cv, laid: Laid, field: FormField, pxPerMm: number, marginMm: number): FieldCut {
  const [x, y, width, height] = field.box;
  const area: Box = [x - marginMm, y - marginMm, width + 2 * marginMm, height + 2 * marginMm];
  const { level, prepared } = laid;
  return scoped(cv, (keep) => {
    const { image, darkness } = takeCut(cv, laid, area, pxPerMm, keep);
    const plane = planeOf(darkness);
    const lines = linesInCut(cv, prepared.model, { field, area, darkness, plane, pxPerMm, level });
    const print = printHere(prepared, area, pxPerMm);
    const ink = separateInk(plane, print, bandsOf(lines, area, pxPerMm), level, pxPerMm);
    return {
      field,
      pxPerMm,
      image: { ...image, channels: 1 },
      ink: { ...ink, channels: 1 },
      box: [marginMm * pxPerMm, marginMm * pxPerMm, width * pxPerMm, height * pxPerMm],
      cells: field.kind === 'cells' ? field.cells.map((cell) => snap(cell, lines, area, pxPerMm)) : [],
    };
  });
}

/** The cut and its darkness, the latter with the paper's brightness taken from further around. */
function takeCut(
  cv: Cv,
  { picture, homography, way }: Laid,
  area: Box,
  pxPerMm: number,
  keep: Keep,
): { image: Plane; darkness: Mat } {
  const around = Math.round(AROUND_MM * pxPerMm);
  const [x, y, width, height] = area;
  const extra = around / pxPerMm;
  const wide: Box = [x - extra, y - extra, width + 2 * extra, height + 2 * extra];
  const large = keep(matOf(cv, takeFromPicture(picture, homography, way, wide, pxPerMm)));
  const inner = new cv.Rect(around, around, large.cols - 2 * around, large.rows - 2 * around);
  const darkness = keep(darknessOf(cv, keep, large, pxPerMm));
  return {
    image: planeOf(keep(copyOf(cv, keep(large.roi(inner))))),
    darkness: keep(copyOf(cv, keep(darkness.roi(inner)))),
  };
}

/** The empty form's darkness over an area, where the reference is a blank. */
function printHere({ print, model }: PreparedPage, area: Box, pxPerMm: number): Plane | null {
  if (!print) return null;
  const way = (x: number, y: number) => [x * model.pxPerMm - 0.5, y * model.pxPerMm - 0.5] as const;
  return takePlane(print, way, area, pxPerMm, 0);
}
