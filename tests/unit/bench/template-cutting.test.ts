import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cv, loadEngine } from '../../../electron/vision/engine.ts';
import type { FieldCut, PlacedPage, PxBox } from '../../../electron/vision/types.ts';
import type { Quad, Raster } from '../../../shared/forms/raster.ts';
import { plainCut, templateCut, withFormCells } from '../../bench/template-cutting.ts';
import { drawForm, drawn, drawnCells, drawnForm, photograph } from '../../support/drawn-form.ts';

let cv: Cv;
beforeAll(async () => void (cv = await loadEngine()));

const form = drawnForm('drawn');
const [row, column] = [3, 2];
const field = form.fields[row];
if (field?.kind !== 'cells') throw new Error('the drawn form has cells');

/** The form with a blot in one of its cells, a millimetre from each side of it. */
function blotted(): Raster {
  const page = drawForm(1);
  const [x, y, width, height] = drawnCells[row]?.[column] ?? [0, 0, 0, 0];
  const px = (mm: number) => Math.round(mm * drawn.pxPerMm);
  for (let line = px(y + 1); line < px(y + height - 1); line++)
    page.data.fill(0, line * page.width + px(x + 1), line * page.width + px(x + width - 1));
  return page;
}

/** The share of a cell that is full ink, a little within its edges. */
function inkShare({ ink }: FieldCut, [x, y, width, height]: PxBox): number {
  let [dark, all] = [0, 0];
  for (let line = Math.ceil(y + 3); line < y + height - 3; line++)
    for (let at = Math.ceil(x + 3); at < x + width - 3; at++) {
      all++;
      if ((ink.data[line * ink.width + at] ?? 0) > 200) dark++;
    }
  return dark / all;
}

const isBlotted = (cut: FieldCut) => cut.cells.map((cell) => inkShare(cut, cell) > 0.5);
const expected = [0, 1, 2, 3].map((n) => n === column);

describe('plainCut', () => {
  it('finds cells where the form has them, with the lines around them', () => {
    const cut = plainCut(cv, blotted)(field, drawn.pxPerMm, 2);
    expect(isBlotted(cut)).toEqual(expected);
    const [x, y, width] = cut.box;
    expect([cut.ink.width, x, y]).toEqual([Math.round(width + 4 * drawn.pxPerMm), 12, 12]);
    const edge = Math.round(y + 0.3 * drawn.pxPerMm) * cut.ink.width;
    const above = cut.ink.data.subarray(edge + Math.round(x), edge + Math.round(x + width));
    expect(above.filter((dark) => dark > 100).length).toBeGreaterThan(0.5 * width);
  });

  it('straightens once a scale', () => {
    const straighten = vi.fn(blotted);
    const cut = plainCut(cv, straighten);
    for (const margin of [0, 1, 2]) cut(field, drawn.pxPerMm, margin);
    expect(straighten.mock.calls).toEqual([[drawn.pxPerMm]]);
  });
});

describe('templateCut', () => {
  const pixels = [drawn.width * drawn.pxPerMm, drawn.height * drawn.pxPerMm] as const;
  // A sheet lying on its side in the picture.
  const turned = (x: number, y: number) => [pixels[0] - 1 - (y - 40), x - 60] as const;
  const corners: Quad = [
    [60, 40 + pixels[0]],
    [60, 40],
    [60 + pixels[1], 40],
    [60 + pixels[1], 40 + pixels[0]],
  ];
  const placement = {
    form,
    page: 1,
    score: 1,
    turned: 90,
    corners,
    residualMm: 0,
    by: 'machine',
    doubt: null,
  } as const;
  const page: PlacedPage = {
    placement,
    cut: () => expect.fail("the product's own cut is not asked"),
    cutFrom: () => expect.fail('nor from elsewhere'),
    shows: () => expect.fail('nor whether a box is in view'),
    straighten: () => expect.fail('nor its straightened page'),
    dispose: () => undefined,
  };

  it('straightens by the four corners', () => {
    const picture = photograph(blotted(), pixels[1] + 120, pixels[0] + 80, turned);
    const cut = templateCut(cv, picture, page)(field, 8, 2);
    expect(isBlotted(cut)).toEqual(expected);
  });
});

describe('withFormCells', () => {
  it('puts cells back to where the form has them', () => {
    const cut = plainCut(cv, blotted)(field, drawn.pxPerMm, 2);
    const moved = { ...cut, cells: cut.cells.map(([x, y, w, h]): PxBox => [x + 5, y - 3, w, h]) };
    withFormCells(moved).cells.forEach((cell, n) =>
      cell.forEach((px, side) => expect(px).toBeCloseTo(cut.cells[n]?.[side] ?? 0, 6)),
    );
  });
});
