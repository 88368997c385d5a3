import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVision } from '../../../electron/vision/index.ts';
import type { PlacedPage, PreparedForm, Vision } from '../../../electron/vision/types.ts';
import type { Raster } from '../../../shared/forms/raster.ts';
import { drawForm, drawn, drawnCells, drawnForm, photograph } from '../../support/drawn-form.ts';
import { type MovedRow, reprint, strokesInCells, worstStrokeMm } from '../../support/reprint.ts';

let vision: Vision;
let form: PreparedForm;
let other: PreparedForm;
const blank = drawForm(1);

beforeAll(async () => {
  vision = await createVision();
  form = vision.prepare(drawnForm('drawn'), [{ kind: 'blank', page: 1, raster: blank }]);
  other = vision.prepare(drawnForm('other'), [{ kind: 'blank', page: 1, raster: drawForm(2) }]);
});
afterAll(() => vision.dispose());

/** Rows of the drawn form, from above the boxes to below the line under them. */
const moved = (by: readonly number[]): MovedRow[] =>
  drawnCells.map((_, row) => ({ top: 29.5 + row * 12, bottom: 40.5 + row * 12, by: by[row] ?? 0 }));
const still = moved([]);

/** A photo, turned a little, of a sheet that waves. */
const shoot = (page: Raster) =>
  photograph(page, 1300, 1600, (x, y) => {
    const [u, v] = [x - 650, y - 800];
    const w = 1 + 0.00005 * u - 0.00003 * v;
    const [px, py] = [(0.99 * u + 0.05 * v) / w / 1.1 + 450, (0.99 * v - 0.05 * u) / w / 1.1 + 600];
    return [px + 3 * Math.sin(py / 190), py + 4 * Math.sin(px / 150)];
  });

const written = (page: Raster, rows: readonly MovedRow[]) =>
  strokesInCells(page, drawnCells.flat(), rows, drawn.pxPerMm);

function placed(picture: Raster, forms: readonly PreparedForm[]): PlacedPage {
  const placing = vision.place(picture, forms);
  if (!placing.ok) throw new Error(`${placing.refusal.reason} ${placing.refusal.score}`);
  return placing.page;
}

describe('a reprinted form', () => {
  it.each([
    ['one row of which moved', [0, 0, 0, 0, 1.5, 0, 0, 0, 0, 0, 0, 0]],
    ['whose rows drift down and up again', [0.4, 0.9, 1.5, 2, 1.6, 1, 0.3, -0.4, -1, -0.3, 0.5, 1.2]],
    ['whose rows moved each on its own', [1, 0.2, 1.3, 0.5, 2, 1.2, 0.3, -0.5, 0.6, -0.2, -1, 0.4]],
  ])('%s is followed row by row', (_, by) => {
    const rows = moved(by);
    const picture = shoot(written(reprint(blank, rows, drawn.pxPerMm), rows));
    const page = placed(picture, [other, form]);
    expect(page.placement.form.id).toBe('drawn');
    expect(page.placement.score).toBeGreaterThan(0.85);
    expect(worstStrokeMm(page)).toBeLessThan(0.3);
    page.dispose();
  });

  it('is still told from another form with the same boxes', () => {
    const rows = moved([1, 0.2, 1.3, 0.5, 2, 1.2, 0.3, -0.5, 0.6, -0.2, -1, 0.4]);
    const picture = shoot(reprint(blank, rows, drawn.pxPerMm));
    expect(vision.place(picture, [other])).toMatchObject({ ok: false, refusal: { status: 'unplaced' } });
  });

  it('is not seen in a page whose rows are where they belong', () => {
    const page = placed(shoot(written(blank, still)), [other, form]);
    expect(page.placement.score).toBeGreaterThan(0.95);
    expect(worstStrokeMm(page)).toBeLessThan(0.15);
    page.dispose();
  });
});
