import { describe, expect, it } from 'vitest';
import { hasCrumbs } from '../../../electron/reading/crumbs.ts';
import type { FieldCut } from '../../../electron/vision/types.ts';
import { shippedForm } from '../../support/desk.ts';
import { randomFrom } from '../../support/random.ts';

const [width, height] = [200, 100];
const box = [20, 20, 160, 60] as const;

type Rectangle = readonly [x: number, y: number, w: number, h: number];

const figure: Rectangle = [60, 28, 5, 44];

/** A field of 20 x 7.5 mm with rectangles of full ink on it; `grain`: by how much the paper varies, grey levels. */
function cut(grain: number, ...rectangles: readonly Rectangle[]): FieldCut {
  const random = randomFrom(7);
  const ink = new Uint8Array(width * height);
  for (const [x, y, w, h] of rectangles)
    for (let row = y; row < y + h; row++) ink.fill(255, row * width + x, row * width + x + w);
  return {
    field: shippedForm('kz-2019-b').fields[0] as FieldCut['field'],
    pxPerMm: 8,
    image: { width, height, channels: 1, data: ink.map((each) => 255 - each - random() * grain) },
    ink: { width, height, channels: 1, data: ink },
    box: [...box],
    cells: [],
  };
}

describe('hasCrumbs', () => {
  it.each<[string, boolean, number, readonly Rectangle[]]>([
    ['a number alone', false, 0, [figure]],
    ['two px of what was a figure', true, 0, [figure, [100, 50, 2, 1]]],
    ['one in a picture that shows pale ink too, where it is dirt', false, 6, [figure, [100, 50, 3, 3]]],
    ['at the number itself', false, 0, [figure, [67, 50, 3, 3]]],
    ['the rest of a dotted line', false, 0, [figure, [100, 70, 3, 2], [110, 70, 3, 2]]],
    ['the rest of the box’s line', false, 0, [figure, [22, 40, 2, 6]]],
    ['beside the box', false, 0, [figure, [190, 50, 3, 3]]],
    ['a dash, which is writing', false, 0, [figure, [100, 50, 16, 3]]],
    ['nothing written', false, 0, [[100, 50, 3, 3]]],
  ])('%s: %s', (_, expected, grain, rectangles) => {
    expect(hasCrumbs(cut(grain, ...rectangles))).toBe(expected);
  });

  it('looks into each cell of a field', () => {
    const cells = [
      [20, 20, 70, 60],
      [110, 20, 70, 60],
    ] as const;
    const between: Rectangle = [98, 50, 3, 3];
    const within: Rectangle = [140, 50, 3, 3];
    expect(hasCrumbs({ ...cut(0, figure, between), cells })).toBe(false);
    expect(hasCrumbs({ ...cut(0, figure, within), cells })).toBe(true);
  });
});
