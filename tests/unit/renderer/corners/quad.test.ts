import { describe, expect, test } from 'vitest';
import {
  isPageLike,
  renamedQuad,
  scaledQuad,
  turnedQuad,
  uprightTurn,
  wholeQuad,
  withCorner,
} from '../../../../renderer/components/corners/quad.ts';
import type { Quad } from '../../../../shared/forms/raster.ts';

const size = { width: 400, height: 300 };
const quad: Quad = [
  [10, 20],
  [350, 25],
  [345, 280],
  [15, 275],
];

describe('a quad of a turned picture', () => {
  test('names the same pixels', () => {
    // The first pixel of a row of 400 comes to the end of the first row when the picture is turned clockwise.
    expect(
      turnedQuad(
        [
          [0, 0],
          [399, 0],
          [399, 299],
          [0, 299],
        ],
        90,
        size,
      ),
    ).toEqual([
      [299, 0],
      [299, 399],
      [0, 399],
      [0, 0],
    ]);
  });

  test.each([90, 180, 270] as const)(
    'comes back when the picture is turned on from %s to a whole turn',
    (turn) => {
      const turned = turn === 180 ? size : { width: size.height, height: size.width };
      expect(turnedQuad(turnedQuad(quad, turn, size), (360 - turn) as 90, turned)).toEqual(quad);
    },
  );
});

test('a scaled quad lies at the same edges', () => {
  expect(scaledQuad(wholeQuad(size), 0.5)).toEqual(wholeQuad({ width: 200, height: 150 }));
});

test('a corner moves alone and never out of the picture', () => {
  expect(withCorner(quad, 1, [360, 30], size)[1]).toEqual([360, 30]);
  expect(withCorner(quad, 1, [360, 30], size)[0]).toEqual(quad[0]);
  expect(withCorner(quad, 2, [900, -7], size)[2]).toEqual([399.5, -0.5]);
});

test('corners that cross over or run the wrong way round are no page', () => {
  expect(isPageLike(quad)).toBe(true);
  expect(isPageLike([quad[1], quad[0], quad[2], quad[3]])).toBe(false);
  expect(isPageLike([quad[3], quad[2], quad[1], quad[0]])).toBe(false);
  expect(isPageLike([quad[0], quad[1], [100, 60], quad[3]])).toBe(false);
});

test('a corner that was not photographed may lie a share of the side outside the picture, and no further', () => {
  expect(withCorner(quad, 0, [-30, -90], size, 0.1)[0]).toEqual([-30, -30.5]);
  expect(withCorner(quad, 2, [500, 310], size, 0.1)[2]).toEqual([439.5, 310]);
});

describe('a page that is read another way up', () => {
  test('has the corner before as its first', () => {
    expect(renamedQuad(quad)).toEqual([quad[3], quad[0], quad[1], quad[2]]);
  });

  test.each([0, 90, 180, 270] as const)('is brought upright from %i degrees', (turn) => {
    const back = ((360 - turn) % 360) as typeof turn;
    const sideways = turn % 180 === 0 ? size : { width: size.height, height: size.width };
    const lying = turnedQuad(turnedQuad(quad, turn, size), back, sideways);
    expect(lying).toEqual(quad);
    expect(uprightTurn(turnedQuad(quad, back, size))).toBe(turn);
  });
});
