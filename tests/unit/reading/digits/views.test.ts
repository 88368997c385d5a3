import { describe, expect, it } from 'vitest';
import {
  CELL_VALUES,
  cellViews,
  LINE_VALUES,
  LINE_WIDTH,
  lineView,
  SIDE,
} from '../../../../electron/reading/digits/views.ts';
import type { InkArea } from '../../../../electron/reading/types.ts';

type Rectangle = readonly [x: number, y: number, w: number, h: number, ink?: number];

/** A 40 x 40 px box in a cut of 80 x 80, with rectangles of ink (full unless said). */
function area(...rectangles: Rectangle[]): InkArea {
  const data = new Uint8Array(80 * 80);
  for (const [x, y, w, h, ink = 255] of rectangles)
    for (let row = y; row < y + h; row++) data.fill(ink, row * 80 + x, row * 80 + x + w);
  return { ink: { width: 80, height: 80, channels: 1, data }, box: [20, 20, 40, 40], pxPerMm: 8 };
}

function viewsOf(cell: InkArea): { box: number[]; own: number[] } {
  const out = new Float32Array(CELL_VALUES);
  cellViews(cell, out, 0);
  return { box: [...out.subarray(0, SIDE * SIDE)], own: [...out.subarray(SIDE * SIDE)] };
}

function lineOf(line: InkArea): number[] {
  const out = new Float32Array(LINE_VALUES);
  lineView(line, out, 0);
  return [...out];
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const stroke: Rectangle = [38, 25, 4, 30];

describe('cellViews', () => {
  it('is all paper for an empty cell', () => {
    const { box, own } = viewsOf(area());
    expect(sum(box) + sum(own)).toBe(0);
  });

  it('shows a stroke of its own wherever it lies in the box alike', () => {
    const middle = viewsOf(area(stroke));
    const corner = viewsOf(area([24, 22, 4, 30]));
    expect(corner.own).toEqual(middle.own);
    expect(corner.box).not.toEqual(middle.box);
  });

  it('keeps a stroke whole that leaves the box', () => {
    const inside = viewsOf(area([38, 24, 4, 34]));
    const across = viewsOf(area([38, 12, 4, 34]));
    expect(across.own).toEqual(inside.own);
  });

  it("leaves a neighbour's ink out of its own strokes, even where it reaches in", () => {
    const alone = viewsOf(area(stroke));
    const beside = viewsOf(area(stroke, [52, 30, 26, 4]));
    expect(beside.own).toEqual(alone.own);
    expect(sum(beside.box)).toBeGreaterThan(sum(alone.box));
  });

  it('makes pale ink as dark as dark ink, but does not blow up grain', () => {
    expect(viewsOf(area([38, 25, 4, 30, 120])).own).toEqual(viewsOf(area(stroke)).own);
    expect(Math.max(...viewsOf(area([38, 25, 1, 1, 20])).box)).toBeLessThan(0.25);
  });

  it('reads a box at the edge of its picture, and one with fractions of a px', () => {
    const data = new Uint8Array(30 * 30).fill(200);
    const edge: InkArea = {
      ink: { width: 30, height: 30, channels: 1, data },
      box: [0.4, 0.4, 29.6, 29.6],
      pxPerMm: 8,
    };
    expect(viewsOf(edge).own.every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});

describe('lineView', () => {
  it('is all paper for an empty line', () => {
    expect(sum(lineOf(area()))).toBe(0);
  });

  it('brings figures of any size to one height', () => {
    const rows = (view: readonly number[]) =>
      Array.from({ length: SIDE }, (_, row) =>
        sum(view.slice(row * LINE_WIDTH, (row + 1) * LINE_WIDTH)),
      ).filter((ink) => ink > 0.5).length;
    const small = rows(lineOf(area([38, 30, 3, 18])));
    const large = rows(lineOf(area([38, 22, 3, 36])));
    expect(Math.abs(small - large)).toBeLessThanOrEqual(2);
  });

  it('keeps what reaches into the box of a stroke that lies mostly outside, and says so', () => {
    const out = new Float32Array(LINE_VALUES);
    const figure: Rectangle = [24, 25, 4, 30];
    const isDisputed = (...strokes: readonly Rectangle[]) => lineView(area(...strokes), out, 0).disputed;
    expect(isDisputed(figure)).toBe(false);
    expect(isDisputed(figure, [52, 30, 26, 4])).toBe(true);
    expect(sum([...out])).toBeGreaterThan(sum(lineOf(area(figure))));
    expect(isDisputed(figure, [57, 30, 20, 8]), 'only just across the edge').toBe(true);
    expect(isDisputed(figure, [62, 30, 18, 8]), 'beside the box').toBe(false);
    expect(isDisputed(figure, [30, 54, 6, 26]), 'from the row below').toBe(false);
  });

  it('tells where tall strokes stand, also one that is far paler than the others', () => {
    const strokesOf = (...strokes: readonly Rectangle[]) =>
      lineView(area(...strokes), new Float32Array(LINE_VALUES), 0).strokes.map((edges) =>
        edges.map(Math.round),
      );
    const figure: Rectangle = [40, 25, 4, 30];
    const [[left = 0, right = 0] = []] = strokesOf(figure);
    expect(right - left).toBeGreaterThan(1);
    expect(strokesOf(figure, [28, 25, 4, 30, 30])).toHaveLength(2);
    expect(strokesOf(figure, [28, 38, 8, 3]), 'a dash is not tall').toHaveLength(1);
    expect(strokesOf(figure, [28, 25, 4, 30, 8]), 'grain').toHaveLength(1);
  });

  it('says where between two figures there is room for a third', () => {
    const isGapped = (apart: number) =>
      lineView(area([24, 30, 3, 16], [27 + apart, 30, 3, 16]), new Float32Array(LINE_VALUES), 0).gapped;
    expect(isGapped(8)).toBe(false);
    expect(isGapped(22)).toBe(true);
  });

  it('says where one stroke lies within another', () => {
    const ring: readonly Rectangle[] = [
      [24, 26, 20, 2],
      [24, 46, 20, 2],
      [24, 26, 2, 22],
      [42, 26, 2, 22],
    ];
    const isEnclosed = (...strokes: readonly Rectangle[]) =>
      lineView(area(...strokes), new Float32Array(LINE_VALUES), 0).enclosed;
    expect(isEnclosed(...ring, [33, 31, 2, 12]), 'a ringed 1').toBe(true);
    expect(isEnclosed(...ring, [33, 35, 2, 4]), 'a drop within a 0').toBe(false);
    expect(isEnclosed(...ring, [33, 20, 2, 24]), 'a stroke across it').toBe(false);
    expect(isEnclosed([24, 30, 3, 16], [30, 30, 3, 16]), 'side by side').toBe(false);
  });

  it('says where a sign of equality closes the number', () => {
    const isEquated = (...strokes: readonly Rectangle[]) =>
      lineView(area(...strokes), new Float32Array(LINE_VALUES), 0).equated;
    const figure: Rectangle = [24, 26, 3, 20];
    expect(isEquated(figure, [32, 33, 8, 2], [32, 38, 8, 2])).toBe(true);
    expect(isEquated(figure, [32, 36, 8, 2]), 'a dash').toBe(false);
    expect(isEquated([44, 26, 3, 20], [32, 33, 8, 2], [32, 38, 8, 2]), 'before it').toBe(false);
    expect(isEquated(figure, [32, 33, 8, 2], [41, 33, 8, 2]), 'two dashes').toBe(false);
  });

  it('does not blow a dash up to a bar', () => {
    const view = lineOf(area([30, 39, 20, 2]));
    const inked = view.filter((value) => value > 0.5).length;
    expect(inked).toBeLessThan(SIDE * 10);
  });
});
