import { darknessOf, inkLevel, type Plane, planeOf } from '../../electron/vision/darkness.ts';
import { type Cv, type Keep, type Mat, scoped } from '../../electron/vision/engine.ts';
import { separateInk } from '../../electron/vision/ink.ts';
import type { FieldCut, PlacedPage, PxBox } from '../../electron/vision/types.ts';
import type { Box } from '../../shared/forms/form.ts';
import type { Quad, Raster } from '../../shared/forms/raster.ts';

/** How a field is cut from a page. */
export type Cut = PlacedPage['cut'];

/** The darkest half percent of a form's page is full ink, as everywhere in the product. */
const INK_SHARE = 0.005;

/**
 * Cuts as programs for marked sheets (OMR) do: a picture is straightened by the page's four corners alone, and each field is
 * what lies in its place on the form, print and lines and all.
 * @param picture the page was found in
 */
export function templateCut(cv: Cv, picture: Raster, page: PlacedPage): Cut {
  const { form, corners, page: number } = page.placement;
  const size = form.pages[number - 1];
  if (!size) throw new Error(`form ${form.id} has no page ${number}`);
  return plainCut(cv, (pxPerMm) => straightened(cv, picture, corners, size, pxPerMm));
}

/** A page in grey, straightened by its four corners alone. */
function straightened(
  cv: Cv,
  picture: Raster,
  corners: Quad,
  { width, height }: { width: number; height: number },
  pxPerMm: number,
): Raster {
  const [right, bottom] = [width * pxPerMm, height * pxPerMm];
  return scoped(cv, (keep): Raster => {
    // Pixel centres lie half a pixel within the page's edges.
    const edges = [0, 0, right, 0, right, bottom, 0, bottom].map((edge) => edge - 0.5);
    const there = keep(cv.matFromArray(4, 1, cv.CV_32FC2, corners.flat()));
    const here = keep(cv.matFromArray(4, 1, cv.CV_32FC2, edges));
    const upright = keep(new cv.Mat());
    cv.warpPerspective(
      greyOf(cv, picture, keep),
      upright,
      keep(cv.getPerspectiveTransform(there, here)),
      new cv.Size(Math.round(right), Math.round(bottom)),
      cv.INTER_LINEAR,
      cv.BORDER_CONSTANT,
      new cv.Scalar(255),
    );
    return { width: upright.cols, height: upright.rows, channels: 1, data: Uint8Array.from(upright.data) };
  });
}

/** A straightened page at one scale. */
interface Sheet {
  image: Raster;
  dark: Plane;
  /** Darkness of full ink, 0..255. */
  level: number;
}

/**
 * Cuts fields with their print and lines from a straightened page, each cell where the form has it.
 * @param straighten makes the whole page (RGB or grey) at a scale, px per mm; asked once a scale
 */
export function plainCut(cv: Cv, straighten: (pxPerMm: number) => Raster): Cut {
  const sheets = new Map<number, Sheet>();
  const sheetAt = (pxPerMm: number): Sheet => {
    const image = straighten(pxPerMm);
    const dark = scoped(cv, (keep) => planeOf(keep(darknessOf(cv, keep, greyOf(cv, image, keep), pxPerMm))));
    return { image, dark, level: inkLevel(dark, INK_SHARE) };
  };
  return (field, pxPerMm, marginMm) => {
    const sheet = sheets.get(pxPerMm) ?? sheetAt(pxPerMm);
    sheets.set(pxPerMm, sheet);
    const [x, y, width, height] = field.box;
    const sides = [x - marginMm, y - marginMm, width + 2 * marginMm, height + 2 * marginMm];
    const area = sides.map((mm) => Math.round(mm * pxPerMm)) as unknown as PxBox;
    // Without print and lines to take out, what is left of this is bringing ink to one scale.
    const ink = separateInk(part({ ...sheet.dark, channels: 1 }, area), null, [], sheet.level, pxPerMm);
    const place = (box: Box) => within(box, area, pxPerMm);
    return {
      field,
      pxPerMm,
      image: part(sheet.image, area),
      ink: { ...ink, channels: 1 },
      box: place(field.box),
      cells: field.kind === 'cells' ? field.cells.map(place) : [],
    };
  };
}

/** A raster on the wasm heap, in grey. */
function greyOf(cv: Cv, { width, height, channels, data }: Raster, keep: Keep): Mat {
  const type = { 1: cv.CV_8UC1, 3: cv.CV_8UC3, 4: cv.CV_8UC4 }[channels];
  const whole = keep(new cv.Mat(height, width, type));
  whole.data.set(data);
  if (channels === 1) return whole;
  const grey = keep(new cv.Mat());
  cv.cvtColor(whole, grey, channels === 3 ? cv.COLOR_RGB2GRAY : cv.COLOR_RGBA2GRAY);
  return grey;
}

/** A cut with its cells where the form has them, not where this page shows them. */
export function withFormCells(cut: FieldCut): FieldCut {
  const { field, pxPerMm, box } = cut;
  if (field.kind !== 'cells') return cut;
  const corner = [field.box[0] * pxPerMm - box[0], field.box[1] * pxPerMm - box[1]] as const;
  return { ...cut, cells: field.cells.map((cell) => within(cell, corner, pxPerMm)) };
}

/** A box on the page (mm) in px of a cut whose corner lies at `corner`, px of the page. */
function within(
  [x, y, width, height]: Box,
  [left, top]: readonly [number, number, ...number[]],
  pxPerMm: number,
): PxBox {
  return [x * pxPerMm - left, y * pxPerMm - top, width * pxPerMm, height * pxPerMm];
}

/** A part of a picture; what lies beyond its edges is 0. */
function part(source: Raster, [left, top, width, height]: PxBox): Raster {
  const { channels } = source;
  const data = new Uint8Array(width * height * channels);
  const from = Math.max(0, left);
  const to = Math.min(source.width, left + width);
  for (let row = Math.max(0, -top); row < Math.min(height, source.height - top); row++) {
    const start = (top + row) * source.width;
    const line = source.data.subarray((start + from) * channels, (start + to) * channels);
    data.set(line, (row * width + from - left) * channels);
  }
  return { width, height, channels, data };
}
