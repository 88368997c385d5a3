import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVision } from '../../../electron/vision/index.ts';
import type { Vision } from '../../../electron/vision/types.ts';
import type { Quad } from '../../../shared/forms/raster.ts';
import { drawForm, drawn, drawnCells, photograph } from '../../support/drawn-form.ts';

let vision: Vision;
beforeAll(async () => {
  vision = await createVision();
});
afterAll(() => vision.dispose());

const page = drawForm(3);
const [right, bottom] = [page.width - 0.5, page.height - 0.5];
const whole: Quad = [
  [-0.5, -0.5],
  [right, -0.5],
  [right, bottom],
  [-0.5, bottom],
];

/** Greatest distance of a found box's side from the drawn one's, mm; boxes are found in reading order. */
function worstMm(boxes: readonly (readonly number[])[]): number {
  const cells = drawnCells.flat();
  return Math.max(
    ...cells.flatMap((cell, n) => cell.map((value, side) => Math.abs(value - (boxes[n]?.[side] ?? NaN)))),
  );
}

describe('a page of an unknown form', () => {
  it('is straightened to its size, with the boxes that are ruled on it in reading order', () => {
    const { image, boxes } = vision.sheet(page, whole, drawn, 8);
    expect([image.width, image.height, image.channels]).toEqual([drawn.width * 8, drawn.height * 8, 3]);
    expect(boxes).toHaveLength(48);
    expect(worstMm(boxes)).toBeLessThan(0.5);
  });

  it('is the same seen from the side, by the corners that a person marks', () => {
    const back = (x: number, y: number): readonly [number, number] => {
      const w = 1 + 0.00008 * (x - 500);
      return [(x - 60) / w, (y - 40) / w];
    };
    const shot = photograph(page, 1100, 1300, back);
    const forth = ([u, v]: readonly [number, number]) => {
      const x = (u * (1 - 0.00008 * 500) + 60) / (1 - 0.00008 * u);
      return [x, v * (1 + 0.00008 * (x - 500)) + 40] as const;
    };
    const corners = whole.map(forth) as unknown as Quad;
    const { boxes } = vision.sheet(shot, corners, drawn, 4);
    expect(boxes).toHaveLength(48);
    expect(worstMm(boxes)).toBeLessThan(0.6);
  });
});
