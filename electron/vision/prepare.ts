import { type Box, type Form, type FormField } from '../../shared/forms/form.ts';
import type { Quad } from '../../shared/forms/raster.ts';
import { darknessOf, inkLevel, matOf, type Plane, planeOf } from './darkness.ts';
import { type Cv, type Mat, scoped } from './engine.ts';
import type { Homography } from './geometry.ts';
import { detect, pick } from './keypoints.ts';
import { findLines, probeLine } from './lines.ts';
import { modelFromFile, type PageModel, type RuledLine } from './model.ts';
import { openPicture, takeFromPicture } from './picture.ts';
import { acrossAt, covers, edgesOf } from './ruled.ts';
import { apply } from './geometry.ts';
import type { ReferenceSource } from './types.ts';
import { type Wording, wordingOf } from './wording.ts';

/** One page of a form made ready. */
export interface PreparedPage {
  page: number;
  model: PageModel;
  /** The empty form's print, 0 paper .. 255 black, at the model's scale; only where the reference is a blank. */
  print: Plane | null;
  /** What it says in print; only where the reference is a blank. */
  wording: Wording | null;
}

/** Scale of the model, px a mm: fine enough for small print, coarse enough for a photo of 1500 px. */
const MODEL_PX_PER_MM = 6;
const LONGEST_PX = 2000;
const KEYPOINTS = 2500;
/** Areas along each side over which keypoints are spread. */
export const SPREAD = 12;

/** Makes the pages of a form ready; throws an Error that names what is wrong with a reference. */
export function preparePages(cv: Cv, form: Form, references: readonly ReferenceSource[]): PreparedPage[] {
  return form.pages.map((size, index) => {
    const page = index + 1;
    const source = references.find((one) => one.page === page);
    if (!source) throw new Error(`form ${form.id}: no reference for page ${page}`);
    if (source.kind === 'features') {
      const model = modelFromFile(source.data);
      if (Math.abs(model.width - size.width) > 1 || Math.abs(model.height - size.height) > 1)
        throw new Error(`form ${form.id}: the features are of a page of ${model.width} x ${model.height} mm`);
      return { page, model, print: null, wording: null };
    }
    const corners = form.reference.find((one) => one.page === page && one.kind !== 'features');
    const quad = corners && corners.kind !== 'features' ? (corners.corners ?? null) : null;
    return { page, ...modelFromPicture(cv, form, page, source, quad) };
  });
}

function modelFromPicture(
  cv: Cv,
  form: Form,
  page: number,
  source: Extract<ReferenceSource, { kind: 'blank' | 'filled' }>,
  corners: Quad | null,
): Omit<PreparedPage, 'page'> {
  const size = form.pages[page - 1] as { width: number; height: number };
  const pxPerMm = Math.min(MODEL_PX_PER_MM, LONGEST_PX / Math.max(size.width, size.height));
  return scoped(cv, (keep) => {
    const picture = keep(openPicture(cv, source.raster));
    const { width, height } = picture;
    const homography = quadHomography(
      cv,
      size.width,
      size.height,
      corners ?? [
        [-0.5, -0.5],
        [width - 0.5, -0.5],
        [width - 0.5, height - 0.5],
        [-0.5, height - 0.5],
      ],
    );
    const way = (x: number, y: number) => apply(homography, x, y);
    const upright = takeFromPicture(picture, homography, way, [0, 0, size.width, size.height], pxPerMm);
    const { darkness, plane, level } = readPlane(cv, upright, pxPerMm, keep);
    const fields = form.fields.filter((field) => field.page === page);
    const avoid =
      source.kind === 'filled'
        ? fields.filter((field) => field.kind !== 'printed').map((field) => field.box)
        : [];
    const { keypoints, descriptors } = keypointsOf(cv, darkness, level, pxPerMm, avoid);
    if (keypoints.length < 60)
      throw new Error(`form ${form.id}: too little print in the picture of page ${page} to recognise it by`);
    const lines = withFieldEdges(
      findLines(cv, darkness, plane, pxPerMm, level),
      fields,
      plane,
      pxPerMm,
      level,
    );
    const model = { width: size.width, height: size.height, pxPerMm, keypoints, descriptors, lines };
    if (source.kind === 'filled') return { model, print: null, wording: null };
    const boxes = fields.map((field) => field.box);
    return {
      model,
      print: withoutLines(plane, lines, pxPerMm),
      wording: wordingOf(cv, { plane, level, pxPerMm }, lines, boxes),
    };
  });
}

/** Half a printed line with its blur, mm. */
const HALF_LINE_MM = 0.35;

/** Print without its ruled lines, which every page shows for itself and more exactly. */
function withoutLines(print: Plane, lines: readonly RuledLine[], pxPerMm: number): Plane {
  const data = print.data.slice();
  const reach = Math.ceil(HALF_LINE_MM * pxPerMm);
  for (const line of lines) {
    const [from, to] = line.horizontal ? [line.x0, line.x1] : [line.y0, line.y1];
    for (let along = Math.floor(from * pxPerMm) - reach; along <= to * pxPerMm + reach; along++) {
      const centre = Math.round(acrossAt(line, along / pxPerMm) * pxPerMm - 0.5);
      for (let across = centre - reach; across <= centre + reach; across++) {
        const [x, y] = line.horizontal ? [along, across] : [across, along];
        if (x >= 0 && y >= 0 && x < print.width && y < print.height) data[y * print.width + x] = 0;
      }
    }
  }
  return { ...print, data };
}

/** The homography from a page of `width` x `height` mm to its corners in a picture. */
export function quadHomography(cv: Cv, width: number, height: number, corners: Quad): Homography {
  return scoped(cv, (keep) => {
    const page = keep(cv.matFromArray(4, 1, cv.CV_32FC2, [0, 0, width, 0, width, height, 0, height]));
    const picture = keep(cv.matFromArray(4, 1, cv.CV_32FC2, corners.flat()));
    return Array.from(keep(cv.getPerspectiveTransform(page, picture)).data64F) as unknown as Homography;
  });
}

/** Darkness of an upright page, on both heaps, and the darkness of its full ink. */
export function readPlane(
  cv: Cv,
  upright: Plane,
  pxPerMm: number,
  keep: <T extends { delete(): void }>(object: T) => T,
) {
  const darkness = keep(darknessOf(cv, keep, keep(matOf(cv, upright)), pxPerMm));
  const plane = planeOf(darkness);
  return { darkness, plane, level: inkLevel(plane, INK_SHARE) };
}

/** Print covers a few percent of a form; the darkest half percent of the page is full ink. */
const INK_SHARE = 0.005;

/** Brings darkness to one contrast, dark on light, so that pale and dark copies yield like keypoints. */
export function evened(cv: Cv, darkness: Mat, level: number): Mat {
  const target = new cv.Mat();
  darkness.convertTo(target, -1, -Math.min(4, 230 / level), 255);
  return target;
}

function keypointsOf(cv: Cv, darkness: Mat, level: number, pxPerMm: number, avoid: readonly Box[]) {
  return scoped(cv, (keep) => {
    const detected = detect(cv, keep(evened(cv, darkness, level)), KEYPOINTS, SPREAD);
    const inMm = detected.points.map(({ x, y, angle, octave }) => ({
      x: (x + 0.5) / pxPerMm,
      y: (y + 0.5) / pxPerMm,
      angle,
      octave,
    }));
    const printed = inMm.flatMap((point, n) =>
      avoid.some((box) => contains(box, point.x, point.y)) ? [] : [n],
    );
    return {
      keypoints: printed.flatMap((n) => inMm[n] ?? []),
      descriptors: pick(detected, printed).descriptors,
    };
  });
}

function contains([left, top, width, height]: Box, x: number, y: number): boolean {
  return x > left && x < left + width && y > top && y < top + height;
}

/** How far from a field's edge its line is looked for in the reference, mm. */
const EDGE_REACH_MM = 0.8;

/** Adds the lines at the edges of fields and cells, which are too short to be found by themselves. */
function withFieldEdges(
  lines: readonly RuledLine[],
  fields: readonly FormField[],
  plane: Plane,
  pxPerMm: number,
  level: number,
): RuledLine[] {
  const all = [...lines];
  for (const field of fields) {
    const boxes = field.kind === 'cells' ? field.cells : field.kind === 'mark' ? [] : [field.box];
    for (const edge of boxes.flatMap(edgesOf)) {
      if (all.some((line) => covers(line, edge, 0.35))) continue;
      const place = [edge.x0, edge.y0, edge.x1, edge.y1].map((mm) => mm * pxPerMm - 0.5) as [
        number,
        number,
        number,
        number,
      ];
      const found = probeLine(plane, place, edge.horizontal, pxPerMm, EDGE_REACH_MM, level);
      if (!found) continue;
      const shift = found.offset / pxPerMm;
      const moved = edge.horizontal
        ? { ...edge, y0: edge.y0 + shift, y1: edge.y1 + shift }
        : { ...edge, x0: edge.x0 + shift, x1: edge.x1 + shift };
      if (!all.some((line) => covers(line, moved, 0.2))) all.push(moved);
    }
  }
  return all;
}
