import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVision } from '../../../electron/vision/index.ts';
import type { PlacedPage, PreparedForm, Vision } from '../../../electron/vision/types.ts';
import type { Raster } from '../../../shared/forms/raster.ts';
import { drawForm, drawn, drawnCells, drawnForm, photograph } from '../../support/drawn-form.ts';

let vision: Vision;
let form: PreparedForm;
let other: PreparedForm;
const page = drawForm(1);

beforeAll(async () => {
  vision = await createVision();
  form = vision.prepare(drawnForm('drawn'), [{ kind: 'blank', page: 1, raster: page }]);
  other = vision.prepare(drawnForm('other'), [{ kind: 'blank', page: 1, raster: drawForm(2) }]);
});
afterAll(() => vision.dispose());

const size = { width: 1300, height: 1600 };
/** From the picture back to the page: a little turned, smaller, seen from the side. */
const tilted = (x: number, y: number): readonly [number, number] => {
  const [u, v] = [x - 650, y - 800];
  const w = 1 + 0.00008 * u - 0.00005 * v;
  return [(0.98 * u + 0.09 * v) / w / 1.1 + 450, (-0.09 * u + 0.98 * v) / w / 1.1 + 600];
};
/** The same of a sheet that waves by 2 mm. */
const bent = (x: number, y: number): readonly [number, number] => {
  const [px, py] = tilted(x, y);
  return [px + 8 * Math.sin(py / 190), py + 12 * Math.sin(px / 150)];
};
/** Tilted by so many degrees away from a camera above its middle. */
const aslant = (degrees: number) => (x: number, y: number) => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [u, v] = [x - 650, y - 800];
  const down = (AWAY_PX * v) / (AWAY_PX * cos + v * sin);
  return [(u * (AWAY_PX - down * sin)) / AWAY_PX + 450, down + 600] as const;
};
const AWAY_PX = 1600;
const upsideDown = (x: number, y: number) => tilted(size.width - 1 - x, size.height - 1 - y);
const shadow = (x: number, y: number) => (x + y > 1500 ? 0.45 : 0.95);

const shoot = (back: typeof tilted, shade?: typeof shadow) =>
  photograph(page, size.width, size.height, back, shade);

function placed(picture: Raster): PlacedPage {
  const placing = vision.place(picture, [other, form]);
  if (!placing.ok) throw new Error(`${placing.refusal.reason} ${placing.refusal.score}`);
  return placing.page;
}

/** Greatest distance of a cell from its box, mm; each cell is also looked into: no line of its box may reach inside. */
function worstCellMm(placedPage: PlacedPage): number {
  let worst = 0;
  placedPage.placement.form.fields.forEach((field, row) => {
    const cut = placedPage.cut(field, 10, 2);
    cut.cells.forEach(([x, y, width, height], n) => {
      const [cellX, cellY, cellWidth, cellHeight] = drawnCells[row]?.[n] ?? [0, 0, 0, 0];
      const expected = [
        (cellX - field.box[0] + 2) * 10,
        (cellY - field.box[1] + 2) * 10,
        cellWidth * 10,
        cellHeight * 10,
      ];
      [x, y, width, height].forEach(
        (value, k) => (worst = Math.max(worst, Math.abs(value - (expected[k] ?? 0)) / 10)),
      );
    });
    const bright = cut.cells.map(([x, y, width, height]) =>
      darkest(cut.image, x + 6, y + 6, width - 12, height - 12),
    );
    expect(Math.min(...bright), `cells of ${field.id} are clear of their lines`).toBeGreaterThan(80);
  });
  return worst;
}

function darkest(
  { width: columns, channels, data }: Raster,
  x: number,
  y: number,
  width: number,
  height: number,
): number {
  let least = 255;
  for (let row = Math.round(y); row < y + height; row++)
    for (let column = Math.round(x); column < x + width; column++)
      least = Math.min(least, data[(row * columns + column) * channels] ?? 0);
  return least;
}

describe('placing a drawn form', () => {
  it.each([
    ['tilted', tilted, undefined, 0],
    ['bent', bent, undefined, 0],
    ['upside down', upsideDown, undefined, 180],
    ['bent, half in shadow', bent, shadow, 0],
    ['tilted by 45 degrees', aslant(45), undefined, 0],
    ['tilted by 60 degrees', aslant(60), undefined, 0],
  ] as const)('finds the page %s, to a fraction of a mm', (_, back, shade, turned) => {
    const found = placed(shoot(back, shade));
    expect(found.placement.form.id).toBe('drawn');
    expect(found.placement.turned).toBe(turned);
    expect(found.placement.score).toBeGreaterThan(0.9);
    expect(found.placement.residualMm).toBeLessThan(0.12);
    expect(worstCellMm(found)).toBeLessThan(0.5);
    found.dispose();
  });

  it('puts the corners where the page ends', () => {
    const found = placed(shoot(tilted));
    const expected = [
      [-0.5, -0.5],
      [page.width - 0.5, -0.5],
      [page.width - 0.5, page.height - 0.5],
      [-0.5, page.height - 0.5],
    ];
    found.placement.corners.forEach(([x, y], n) => {
      const [px, py] = tilted(x, y);
      const [ex, ey] = expected[n] ?? [0, 0];
      expect(Math.hypot(px - (ex ?? 0), py - (ey ?? 0)) / drawn.pxPerMm).toBeLessThan(0.5);
    });
    found.dispose();
  });

  it('separates what was written from boxes, and closes strokes that cross a line', () => {
    const written = { ...page, data: Uint8Array.from(page.data) };
    const stroke = (fromX: number, fromY: number, toX: number, toY: number) => {
      for (let t = 0; t <= 1; t += 0.002)
        for (let j = -2; j <= 2; j++)
          for (let i = -2; i <= 2; i++) {
            const [x, y] = [
              Math.round((fromX + (toX - fromX) * t) * 6) + i,
              Math.round((fromY + (toY - fromY) * t) * 6) + j,
            ];
            written.data[y * page.width + x] = 30;
          }
    };
    stroke(108.5, 33, 108.5, 41); // down through the lower line of row 1, cell 1
    const found = placed(photograph(written, size.width, size.height, tilted));
    const [first, second] = found.placement.form.fields;
    if (!first || !second) throw new Error('the form has fields');
    const { ink } = found.cut(first, 10, 2);
    const dark = (x: number, y: number) =>
      ink.data[
        Math.round((y - first.box[1] + 2) * 10) * ink.width + Math.round((x - first.box[0] + 2) * 10)
      ] ?? 0;
    for (const y of [34, 36, 37.5, 38.17, 38.6, 39.5])
      expect(dark(108.5, y), `stroke at ${y} mm`).toBeGreaterThan(100);
    expect(dark(107, 38.17), 'the line beside the stroke').toBeLessThan(40);
    const empty = found.cut(second, 10, 1).ink.data.reduce((sum, value) => sum + (value > 100 ? 1 : 0), 0);
    expect(empty / (37 * 11 * 100), 'ink in a row that nobody wrote in').toBeLessThan(0.004);
    found.dispose();
  });

  it('uses a filled page as reference just as well', () => {
    const filled = vision.prepare(drawnForm('filled', 'filled'), [
      { kind: 'filled', page: 1, raster: shoot((x, y) => [x * 0.7, y * 0.76]) },
    ]);
    const placing = vision.place(shoot(tilted), [filled]);
    expect(placing.ok && placing.page.placement.score).toBeGreaterThan(0.7);
    if (placing.ok) placing.page.dispose();
  });
});

describe('refusing', () => {
  it('another form, however alike its boxes', () => {
    const placing = vision.place(shoot(tilted), [other]);
    expect(placing).toMatchObject({ ok: false, refusal: { status: 'unplaced' } });
  });

  it('a form that is there twice', () => {
    const twin = vision.prepare(drawnForm('twin'), [{ kind: 'blank', page: 1, raster: page }]);
    expect(vision.place(shoot(tilted), [form, twin])).toMatchObject({
      ok: false,
      refusal: { reason: 'two-forms-fit' },
    });
    twin.dispose();
  });

  it('a form and its sister, the same but for three names', () => {
    const names: Raster = { ...page, data: page.data.slice() };
    // The labels of three rows, mm.
    const px = (mm: number) => mm * drawn.pxPerMm;
    for (let y = px(53); y < px(86); y++)
      names.data.fill(255, y * names.width + px(10), y * names.width + px(100));
    const sister = vision.prepare(drawnForm('sister'), [{ kind: 'blank', page: 1, raster: names }]);
    expect(vision.place(shoot(tilted), [form, sister])).toMatchObject({
      ok: false,
      refusal: { reason: 'two-forms-fit' },
    });
    sister.dispose();
  });

  it('an empty sheet, which is surely no protocol', () => {
    const empty: Raster = {
      width: 900,
      height: 1200,
      channels: 1,
      data: new Uint8Array(900 * 1200).fill(240),
    };
    expect(vision.place(empty, [form])).toMatchObject({
      ok: false,
      refusal: { status: 'not-a-protocol', reason: 'blank-page' },
    });
  });

  it('a picture too small to read', () => {
    const tiny: Raster = {
      width: 200,
      height: 280,
      channels: 3,
      data: new Uint8Array(200 * 280 * 3).fill(200),
    };
    expect(vision.place(tiny, [form])).toMatchObject({ ok: false, refusal: { reason: 'too-small' } });
  });

  it('a raster that does not hold its pixels, and a form that was disposed of', () => {
    expect(() =>
      vision.place({ width: 500, height: 500, channels: 3, data: new Uint8Array(9) }, [form]),
    ).toThrow('9 bytes');
    const gone = vision.prepare(drawnForm('gone'), [{ kind: 'blank', page: 1, raster: page }]);
    gone.dispose();
    expect(() => vision.place(shoot(tilted), [gone])).toThrow('gone was disposed of');
  });

  it('a reference that shows nothing', () => {
    const empty: Raster = {
      width: 900,
      height: 1200,
      channels: 1,
      data: new Uint8Array(900 * 1200).fill(240),
    };
    expect(() => vision.prepare(drawnForm('void'), [{ kind: 'blank', page: 1, raster: empty }])).toThrow(
      'too little print',
    );
    expect(() => vision.prepare(drawnForm('void'), [])).toThrow('no reference for page 1');
    expect(() =>
      vision.prepare(drawnForm('void'), [{ kind: 'features', page: 1, data: { format: 2 } }]),
    ).toThrow('features file');
  });
});
