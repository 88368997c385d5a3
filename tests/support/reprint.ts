import type { FieldCut, PlacedPage, PxBox } from '../../electron/vision/types.ts';
import type { Box } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';

/** A row of a form, from its upper to its lower end, and how far a reprint moves it down; all in mm. */
export interface MovedRow {
  top: number;
  bottom: number;
  by: number;
}

/**
 * Where a reprint has what the form has at height `y`, mm: rows, sorted from top to bottom, move as a whole, what lies
 * between them stretches, and the head and foot of the page stay.
 */
export function reprintedAt(rows: readonly MovedRow[], y: number): number {
  const knots = rows.flatMap(({ top, bottom, by }) => [
    { y: top, by },
    { y: bottom, by },
  ]);
  const [first, last] = [rows[0]?.top ?? 0, rows.at(-1)?.bottom ?? 0];
  const all = [{ y: first - 4, by: 0 }, ...knots, { y: last + 4, by: 0 }];
  const below = all.findIndex((knot) => knot.y > y);
  const [a, b] = [all[below - 1], all[below]];
  return a && b ? y + a.by + ((b.by - a.by) * (y - a.y)) / (b.y - a.y) : y;
}

/** Draws the reprint of a form's picture; `pxPerMm` is the picture's scale. */
export function reprint(form: Raster, rows: readonly MovedRow[], pxPerMm: number): Raster {
  const { width, height, channels } = form;
  const bytes = width * channels;
  const data = new Uint8Array(form.data.length);
  const wanted = Array.from({ length: height }, (_, row) => reprintedAt(rows, (row + 0.5) / pxPerMm));
  let from = 0;
  for (let row = 0; row < height; row++) {
    const y = (row + 0.5) / pxPerMm;
    while (from < height - 2 && (wanted[from + 1] ?? 0) <= y) from++;
    const [upper, lower] = [wanted[from] ?? 0, wanted[from + 1] ?? 0];
    const t = Math.min(1, Math.max(0, (y - upper) / (lower - upper)));
    for (let n = 0; n < bytes; n++) {
      const [a, b] = [form.data[from * bytes + n] ?? 0, form.data[(from + 1) * bytes + n] ?? 0];
      data[row * bytes + n] = a + (b - a) * t + 0.5;
    }
  }
  return { width, height, channels, data };
}

/** Half the height and half the width of the strokes that stand for figures, mm. */
const STROKE_MM = [2, 0.3] as const;

/** Draws an upright stroke into the middle of every cell (boxes of the form, mm), as it lies on the reprint. */
export function strokesInCells(
  page: Raster,
  cells: readonly Box[],
  rows: readonly MovedRow[],
  pxPerMm: number,
): Raster {
  const data = Uint8Array.from(page.data);
  const [tall, wide] = STROKE_MM;
  const px = (mm: number) => Math.round(mm * pxPerMm);
  for (const [x, y, width, height] of cells) {
    const [acrossAt, downAt] = [x + width / 2, reprintedAt(rows, y + height / 2)];
    for (let row = px(downAt - tall); row < px(downAt + tall); row++)
      data.fill(30, row * page.width + px(acrossAt - wide), row * page.width + px(acrossAt + wide));
  }
  return { ...page, data };
}

/** Greatest distance, mm, of a stroke's middle from the middle of the cell that was found around it. */
export function worstStrokeMm(page: PlacedPage): number {
  const distances = page.placement.form.fields.flatMap((field) => {
    const cut = page.cut(field, 10, 2);
    return cut.cells.map((cell) => Math.abs(middleOfInk(cut, cell) - (cell[1] + cell[3] / 2)) / cut.pxPerMm);
  });
  return Math.max(...distances);
}

/** Mean height of the ink in the middle of a cell, px. */
function middleOfInk({ ink }: FieldCut, [left, top, width, height]: PxBox): number {
  let [sum, moment] = [0, 0];
  for (let y = Math.round(top); y < top + height; y++)
    for (let x = Math.round(left + width / 4); x < left + (width * 3) / 4; x++) {
      const dark = ink.data[y * ink.width + x] ?? 0;
      sum += dark;
      moment += dark * (y + 0.5);
    }
  return moment / sum;
}
