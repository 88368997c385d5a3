import { describe, expect, test } from 'vitest';
import { carriedCells, cellsOf, evenCells } from '../../../../renderer/features/designer/drawing/cells.ts';
import {
  placeAt,
  placesOn,
  type Ruled,
  snapped,
} from '../../../../renderer/features/designer/drawing/ruled.ts';
import type { Box } from '../../../../shared/forms/form.ts';

const cells: Box[] = [
  [136.5, 48.3, 9.2, 10.2],
  [147.5, 48.3, 9, 10.2],
  [158.5, 48.3, 9.2, 10.2],
  [169.5, 48.3, 9.2, 10.2],
];
const table: Box[] = [
  [20.5, 48.3, 109, 10.2],
  [120.3, 70.2, 59, 11.4],
  [120.3, 82.2, 59, 11.4],
];
const ruled: Ruled = {
  boxes: [table[0] as Box, ...cells, table[1] as Box, table[2] as Box],
  lines: [
    [20, 100, 120, 100.2],
    [20, 110, 120, 110],
    [30, 95, 30, 130],
  ],
};

test('boxes for digits that stand in a row are one place, table cells one each', () => {
  expect(placesOn(ruled)).toEqual([
    { box: table[0], cells: [] },
    { box: [136.5, 48.3, 42.19999999999999, 10.200000000000003], cells },
    { box: table[1], cells: [] },
    { box: table[2], cells: [] },
  ]);
});

test('a point names the smallest place around it', () => {
  expect(placeAt(ruled, 150, 53)?.cells).toEqual(cells);
  expect(placeAt(ruled, 150, 75)?.box).toEqual(table[1]);
  expect(placeAt(ruled, 5, 5)).toBeNull();
});

describe('a rough box snaps', () => {
  test('onto the boxes for digits that it holds', () => {
    expect(snapped(ruled, [135, 47, 46, 13]).cells).toEqual(cells);
    expect(snapped(ruled, [146, 47, 23, 13]).cells).toEqual(cells.slice(1, 3));
  });

  test('onto the one box that it covers', () => {
    expect(snapped(ruled, [119, 69, 62, 13]).box).toEqual(table[1]);
    expect(snapped(ruled, [137, 49, 9, 9])).toEqual({ box: cells[0], cells: [] });
  });

  test('onto lines near its edges, each edge for itself', () => {
    const { box } = snapped(ruled, [31, 101, 50, 8.5]);
    expect(box.map((value) => Math.round(value * 10) / 10)).toEqual([30, 100.1, 51, 9.9]);
  });

  test('nowhere where nothing is near', () => {
    expect(snapped(ruled, [40, 200, 30, 9])).toEqual({ box: [40, 200, 30, 9], cells: [] });
  });
});

describe('cells', () => {
  test('are the ruled ones where there are as many', () => {
    expect(cellsOf(ruled, [136, 48, 43, 11], 4)).toEqual(cells);
  });

  test('are even ones where there are more, fewer or none', () => {
    const even = evenCells([136, 48, 44, 11], 2);
    expect(cellsOf(ruled, [136, 48, 44, 11], 2)).toEqual(even);
    expect(cellsOf(null, [136, 48, 44, 11], 2)).toEqual(even);
    expect(even).toEqual([
      [136.2, 48.2, 21.6, 10.6],
      [158.2, 48.2, 21.6, 10.6],
    ]);
  });

  test('are carried along and keep their shares', () => {
    const box: Box = [0, 0, 40, 10];
    const moved = carriedCells(evenCells(box, 4), box, [100, 50, 80, 20]);
    expect(moved[3]).toEqual([160.4, 50.4, 19.2, 19.2]);
  });
});
