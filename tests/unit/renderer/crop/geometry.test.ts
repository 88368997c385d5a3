import { describe, expect, test } from 'vitest';
import { around, cropScale, rowBox, toPicture } from '../../../../renderer/components/crop/geometry.ts';
import { isNumeric, type NumericField } from '../../../../shared/forms/form.ts';
import { formA, shippedForm } from '../../../support/desk.ts';

const formB = shippedForm('kz-2019-b');

function fieldOf(form: typeof formA, id: string): NumericField {
  const field = form.fields.filter(isNumeric).find((each) => each.id === id);
  if (!field) throw new Error(`no field ${id}`);
  return field;
}

describe('what of the paper is shown of a row', () => {
  test('its figures', () => {
    const field = fieldOf(formA, 'issued');
    for (const [index, side] of rowBox(field, formA.fields).entries())
      expect(side).toBeCloseTo(field.box[index] ?? 0);
  });

  test('its figures and its number in words', () => {
    const field = fieldOf(formB, 'issued');
    const words = formB.fields.find(({ id }) => id === 'issued_words');
    expect(rowBox(field, formB.fields)).toEqual(around([field.box, words?.box ?? field.box]));
  });

  test('of a station also the printed label left of it, never more than the paper', () => {
    const station = fieldOf(formA, 'station');
    const [left, , width] = rowBox(station, formA.fields);
    expect(left).toBeCloseTo(station.box[0] - 45);
    expect(left + width).toBeCloseTo(station.box[0] + station.box[2]);
    const atTheEdge: NumericField = { ...station, box: [10, 20, 30, 8] };
    expect(rowBox(atTheEdge, [])).toEqual([0, 20, 40, 8]);
  });

  test('in a wide window one row above and one below just fit', () => {
    const rows = formA.fields.filter(isNumeric);
    const field = fieldOf(formA, 'unused');
    const height = 270;
    const mmSeen = height / cropScale(field.box, rows, 2000, height);
    expect(mmSeen).toBeCloseTo(field.box[3] + 2 * 9.4, 1);
  });

  test('in a narrow one the row itself fits', () => {
    const field = fieldOf(formA, 'unused');
    expect(200 / cropScale(field.box, [], 200, 2000)).toBeCloseTo(field.box[2] + 10);
  });

  test('no boxes lie in no box', () => expect(around([])).toBeNull());

  test('millimetres become px of the picture', () =>
    expect(toPicture([1, 2, 3, 4], 8)).toEqual([8, 16, 24, 32]));
});
