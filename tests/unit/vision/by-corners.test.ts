import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVision } from '../../../electron/vision/index.ts';
import type { PlacedPage, PreparedForm, Vision } from '../../../electron/vision/types.ts';
import type { Point, Quad, Raster } from '../../../shared/forms/raster.ts';
import { drawForm, drawn, drawnForm, photograph } from '../../support/drawn-form.ts';

let vision: Vision;
let form: PreparedForm;
const page = drawForm(1);

beforeAll(async () => {
  vision = await createVision();
  form = vision.prepare(drawnForm('drawn'), [{ kind: 'blank', page: 1, raster: page }]);
});
afterAll(() => vision.dispose());

const size = { width: 1300, height: 1600 };
/** The page lies in its picture at 6 px a mm, from (150, 120) on, turned by a little. */
const turn = 0.06;
const back = (x: number, y: number): Point => [
  Math.cos(turn) * (x - 150) + Math.sin(turn) * (y - 120),
  -Math.sin(turn) * (x - 150) + Math.cos(turn) * (y - 120),
];
const forth = ([x, y]: Point): Point => [
  Math.cos(turn) * x - Math.sin(turn) * y + 150,
  Math.sin(turn) * x + Math.cos(turn) * y + 120,
];
const corners = (
  [
    [0, 0],
    [page.width, 0],
    [page.width, page.height],
    [0, page.height],
  ] as const
).map(forth) as unknown as Quad;
const picture = photograph(page, size.width, size.height, back);

/** The corners as a hurried person marks them, each `mm` off, every one to another side. */
function marked(mm: number): Quad {
  const ways: Quad = [
    [0.8, 0.6],
    [-0.6, 0.8],
    [-1, 0],
    [0, -1],
  ];
  return corners.map(([x, y], n) => [
    x + ways[n as 0][0] * mm * drawn.pxPerMm,
    y + ways[n as 0][1] * mm * drawn.pxPerMm,
  ]) as unknown as Quad;
}

function placed(raster: Raster, marks: Quad): PlacedPage {
  const placing = vision.placeByCorners(raster, [form], marks);
  if (!placing.ok) throw new Error(placing.refusal.reason);
  return placing.page;
}

/** Greatest distance of a corner from where it is, mm. */
function worstCornerMm({ placement }: PlacedPage): number {
  return (
    Math.max(
      ...placement.corners.map(([x, y], n) => Math.hypot(x - corners[n as 0][0], y - corners[n as 0][1])),
    ) / drawn.pxPerMm
  );
}

/** The same picture of a sheet without print, as after a flash. */
const sheet: Raster = { ...page, data: new Uint8Array(page.data.length).fill(245) };
const bare = photograph(sheet, size.width, size.height, back);

describe('a page whose corners a person marked', () => {
  it.each([0, 4, 10])('lies as exactly as one that the machine found, with marks %i mm off', (mm) => {
    const found = placed(picture, marked(mm));
    expect(found.placement).toMatchObject({ by: 'person', doubt: null, page: 1, turned: 0 });
    expect(found.placement.score).toBeGreaterThan(0.9);
    expect(found.placement.residualMm).toBeLessThan(0.12);
    expect(worstCornerMm(found)).toBeLessThan(0.6);
    found.dispose();
  });

  it('lies as marked where nothing can be followed, and no reading of it may be accepted', () => {
    const found = placed(bare, marked(2));
    expect(found.placement).toMatchObject({ by: 'person', doubt: 'lies-badly' });
    expect(found.placement.score).toBeLessThan(0.2);
    found.placement.corners.forEach(([x, y], n) => {
      const [markedX, markedY] = marked(2)[n as 0];
      expect(Math.hypot(x - markedX, y - markedY)).toBeLessThan(0.01);
    });
    found.dispose();
  });

  it('may reach out of its picture; what the picture does not show is known', () => {
    const width = 700;
    const part: Raster = {
      width,
      height: size.height,
      channels: 3,
      data: Uint8Array.from({ length: width * size.height * 3 }, (_, at) => {
        const [row, column] = [Math.floor(at / (width * 3)), at % (width * 3)];
        return picture.data[row * size.width * 3 + column] ?? 0;
      }),
    };
    const found = placed(part, marked(4));
    expect(worstCornerMm(found)).toBeLessThan(1.5);
    expect(found.shows([10, 30, 60, 100])).toBe(true);
    expect(found.shows(found.placement.form.fields[0]?.box ?? [0, 0, 0, 0])).toBe(false);
    found.dispose();
  });

  it('is upside down when its corners are', () => {
    const [a, b, c, d] = corners;
    const found = placed(bare, [c, d, a, b]);
    expect(found.placement.turned).toBe(180);
    found.dispose();
  });

  it('is refused when the corners cross, run the wrong way or enclose next to nothing', () => {
    const [a, b, c, d] = corners;
    const speck: Quad = [a, [a[0] + 9, a[1]], [a[0] + 9, a[1] + 9], [a[0], a[1] + 9]];
    for (const wrong of [[a, c, b, d], [d, c, b, a], speck] as const)
      expect(vision.placeByCorners(picture, [form], wrong)).toMatchObject({
        ok: false,
        refusal: { status: 'unplaced', reason: 'no-form-fits' },
      });
  });
});

it('cuts a field from where a person says that it lies', () => {
  const found = placed(picture, corners);
  const [first, second] = found.placement.form.fields;
  if (!first || !second) throw new Error('the form has fields');
  const there = found.cutFrom(first, second.box, 6, 2).image;
  expect(there).toEqual(found.cut({ ...first, box: second.box }, 6, 2).image);
  expect(there).not.toEqual(found.cut(first, 6, 2).image);
  const [x, y, width, height] = first.box;
  const larger = found.cutFrom(first, [x - 2, y - 1, width + 4, height + 2], 6, 2);
  expect(larger.cells.length).toBe(4);
  expect(larger.image.width).toBe(found.cut(first, 6, 2).image.width);
  found.dispose();
});

describe('the corners proposed', () => {
  const worst = (proposed: Quad) =>
    Math.max(...proposed.map(([x, y], n) => Math.hypot(x - corners[n as 0][0], y - corners[n as 0][1]))) /
    drawn.pxPerMm;

  it('are those of the form where its print is seen', () => {
    const { corners: proposed, of, form: id } = vision.proposeCorners(picture, [form]);
    expect([of, id]).toEqual(['form', 'drawn']);
    expect(worst(proposed)).toBeLessThan(2);
  });

  it('are those of the sheet where no form is seen', () => {
    const { corners: proposed, of, form: id } = vision.proposeCorners(bare, [form]);
    expect([of, id]).toEqual(['paper', null]);
    expect(worst(proposed)).toBeLessThan(3);
  });

  it('are those of the picture where no sheet stands out', () => {
    const grey: Raster = { width: 400, height: 500, channels: 1, data: new Uint8Array(200_000).fill(128) };
    expect(vision.proposeCorners(grey, [form])).toEqual({
      of: 'picture',
      form: null,
      corners: [
        [-0.5, -0.5],
        [399.5, -0.5],
        [399.5, 499.5],
        [-0.5, 499.5],
      ],
    });
  });
});
