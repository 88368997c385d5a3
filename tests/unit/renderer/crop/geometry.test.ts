import { expect, test } from 'vitest';
import { cropScale, inside, toPicture } from '../../../../renderer/components/crop/geometry.ts';
import { rowBox } from '../../../../shared/forms/boxes.ts';
import { formA, rowsA } from '../../../support/desk.ts';

const voted = rowsA.find(({ id }) => id === 'voted');
if (!voted) throw new Error('form A has no such row');

test('a box on the form lies on the straightened page at its scale', () =>
  expect(toPicture([10, 20, 30, 5], 8)).toEqual([80, 160, 240, 40]));

test('a row is cut with its neighbours above and below, and never wider than the window', () => {
  const box = rowBox(voted, formA.fields);
  const scale = cropScale(box, rowsA, 750, 230);
  expect(230 / scale).toBeGreaterThan(2 * box[3]);
  expect(box[2] * scale).toBeLessThanOrEqual(750);
});

test('a window ends where the paper ends', () => {
  expect(inside(50, 20, 100)).toBe(50);
  expect(inside(95, 20, 100)).toBe(90);
  expect(inside(2, 20, 100)).toBe(10);
  expect(inside(95, 120, 100)).toBe(50);
});
