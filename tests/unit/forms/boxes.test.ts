import { expect, test } from 'vitest';
import { around, rowBox } from '../../../shared/forms/boxes.ts';
import { formA, rowsA } from '../../support/desk.ts';

const station = rowsA.find(({ id }) => id === 'station');
if (!station) throw new Error('form A has no such row');

test('the smallest box around several', () => {
  expect(around([])).toBeNull();
  expect(
    around([
      [10, 10, 5, 5],
      [30, 2, 10, 4],
    ]),
  ).toEqual([10, 2, 30, 13]);
});

test('a station is shown with the printed label left of it', () => {
  const [x, , width] = rowBox(station, formA.fields);
  expect(x).toBeLessThan(station.box[0]);
  expect(x + width).toBeCloseTo(station.box[0] + station.box[2]);
});
