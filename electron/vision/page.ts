import type { Box, Form, FormField } from '../../shared/forms/form.ts';
import { darknessOf, type Plane, planeOf } from './darkness.ts';
import { copyOf, type Cv, type Keep, type Mat, scoped } from './engine.ts';
import type { Homography } from './geometry.ts';
import { type Band, separateInk } from './ink.ts';
import { type FoundLine, probeLine } from './lines.ts';
import type { RuledLine } from './model.ts';
import { type Picture, rasterOf, takeFromPicture } from './picture.ts';
import { covers, EDGE_MM, edgesOf, type PreparedPage } from './prepare.ts';
import { takeArea, type PageToPicture } from './warp.ts';
import type { FieldCut, PlacedPage, Placement, PxBox } from './types.ts';

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
/** How far a line of this page may lie from its place on the form, mm. */
const SNAP_MM = 1;

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
    straighten(pxPerMm) {
      return scoped(cv, (keep) =>
        rasterOf(keep(takeFromPicture(cv, picture, homography, way, [0, 0, width, height], pxPerMm))),
      );
    },
    dispose() {
      if (open) picture.delete();
      open = false;
    },
  };
}

function cutField(cv: Cv, laid: Laid, field: FormField, pxPerMm: number, marginMm: number): FieldCut {
  const [x, y, width, height] = field.box;
  const area: Box = [x - marginMm, y - marginMm, width + 2 * marginMm, height + 2 * marginMm];
  return scoped(cv, (keep) => {
    const { image, darkness } = takeCut(cv, laid, area, pxPerMm, keep);
    const plane = planeOf(darkness);
    const px = toPx(area, pxPerMm);
    const lines = linesHere(laid, area, plane, px, pxPerMm);
    const print = printHere(cv, laid.prepared, area, pxPerMm, keep);
    const bands = lines.flatMap(({ line, found }) => (found ? [bandOf(line, found, px)] : []));
    const ink = separateInk(cv, darkness, print, bands, laid.level, pxPerMm);
    const cells = field.kind === 'cells' ? field.cells.map((cell) => snap(cell, lines, px, pxPerMm)) : [];
    return {
      field,
      pxPerMm,
      image: rasterOf(image),
      ink: { width: ink.width, height: ink.height, channels: 1, data: ink.data },
      box: [marginMm * pxPerMm, marginMm * pxPerMm, width * pxPerMm, height * pxPerMm],
      cells,
    };
  });
}

/** The cut in colour and its darkness, the latter with the paper's brightness taken from further around. */
function takeCut(
  cv: Cv,
  { picture, homography, way }: Laid,
  area: Box,
  pxPerMm: number,
  keep: Keep,
): { image: Mat; darkness: Mat } {
  const around = Math.round(AROUND_MM * pxPerMm);
  const [x, y, width, height] = area;
  const extra = around / pxPerMm;
  const wide: Box = [x - extra, y - extra, width + 2 * extra, height + 2 * extra];
  const large = keep(takeFromPicture(cv, picture, homography, way, wide, pxPerMm));
  const grey = keep(new cv.Mat());
  cv.cvtColor(large, grey, cv.COLOR_RGB2GRAY);
  const inner = new cv.Rect(around, around, large.cols - 2 * around, large.rows - 2 * around);
  const darkness = keep(darknessOf(cv, keep, grey, pxPerMm));
  return {
    image: keep(copyOf(cv, keep(large.roi(inner)))),
    darkness: keep(copyOf(cv, keep(darkness.roi(inner)))),
  };
}

/** mm of the page to px of the cut, as coordinates between pixels (0 is the left edge of the first). */
type ToPx = (x: number, y: number) => readonly [number, number];

function toPx([left, top]: Box, pxPerMm: number): ToPx {
  return (x, y) => [(x - left) * pxPerMm, (y - top) * pxPerMm];
}

interface LineHere {
  line: RuledLine;
  /** Null where the page does not show it. */
  found: FoundLine | null;
}

/** The form's lines within an area, each clipped to it and looked for on this page. */
function linesHere(
  { prepared, level }: Laid,
  area: Box,
  plane: Plane,
  px: ToPx,
  pxPerMm: number,
): LineHere[] {
  return prepared.model.lines.flatMap((whole) => {
    const line = clip(whole, area);
    if (!line) return [];
    const [x0, y0] = px(line.x0, line.y0);
    const [x1, y1] = px(line.x1, line.y1);
    const found = probeLine(
      plane,
      [x0 - 0.5, y0 - 0.5, x1 - 0.5, y1 - 0.5],
      line.horizontal,
      pxPerMm,
      SNAP_MM,
      level,
    );
    return [{ line, found }];
  });
}

/** Shortest piece of a line that can be told from a stroke, mm. */
const SHORTEST_MM = 2;

function clip(line: RuledLine, [left, top, width, height]: Box): RuledLine | null {
  const [right, bottom] = [left + width, top + height];
  const slope = line.horizontal
    ? (line.y1 - line.y0) / (line.x1 - line.x0)
    : (line.x1 - line.x0) / (line.y1 - line.y0);
  if (line.horizontal) {
    const x0 = Math.max(line.x0, left);
    const x1 = Math.min(line.x1, right);
    const y = (x: number) => line.y0 + slope * (x - line.x0);
    if (x1 - x0 < SHORTEST_MM || y(x0) < top || y(x0) > bottom) return null;
    return { x0, y0: y(x0), x1, y1: y(x1), horizontal: true };
  }
  const y0 = Math.max(line.y0, top);
  const y1 = Math.min(line.y1, bottom);
  const x = (y: number) => line.x0 + slope * (y - line.y0);
  if (y1 - y0 < SHORTEST_MM || x(y0) < left || x(y0) > right) return null;
  return { x0: x(y0), y0, x1: x(y1), y1, horizontal: false };
}

function bandOf(line: RuledLine, found: FoundLine, px: ToPx): Band {
  const [x0, y0] = px(line.x0, line.y0);
  const [x1, y1] = px(line.x1, line.y1);
  const [right, down] = line.horizontal ? [0, found.offset] : [found.offset, 0];
  return {
    x0: x0 + right - 0.5,
    y0: y0 + down - 0.5,
    x1: x1 + right - 0.5,
    y1: y1 + down - 0.5,
    thickness: found.thickness,
  };
}

/** Moves a cell to where this page shows its lines; an edge without one goes with the opposite edge. */
function snap(cell: Box, lines: readonly LineHere[], px: ToPx, pxPerMm: number): PxBox {
  const shift = (edge: RuledLine | undefined) =>
    edge && lines.find(({ line, found }) => found && covers(line, edge, EDGE_MM))?.found?.offset;
  const [topEdge, bottomEdge, leftEdge, rightEdge] = edgesOf(cell);
  const [top, bottom, left, right] = [shift(topEdge), shift(bottomEdge), shift(leftEdge), shift(rightEdge)];
  const [x, y] = px(cell[0], cell[1]);
  const x0 = x + (left ?? right ?? 0);
  const x1 = x + cell[2] * pxPerMm + (right ?? left ?? 0);
  const y0 = y + (top ?? bottom ?? 0);
  const y1 = y + cell[3] * pxPerMm + (bottom ?? top ?? 0);
  return [x0, y0, x1 - x0, y1 - y0];
}

/** The empty form's darkness over an area, where the reference is a blank. */
function printHere(
  cv: Cv,
  { print, model }: PreparedPage,
  area: Box,
  pxPerMm: number,
  keep: Keep,
): Mat | null {
  if (!print) return null;
  const whole = keep(new cv.Mat(print.height, print.width, cv.CV_8UC1));
  whole.data.set(print.data);
  cv.bitwise_not(whole, whole); // what lies outside comes out white: no print
  const way = (x: number, y: number) => [x * model.pxPerMm - 0.5, y * model.pxPerMm - 0.5] as const;
  const here = keep(takeArea(cv, whole, way, area, pxPerMm));
  cv.bitwise_not(here, here);
  return here;
}
