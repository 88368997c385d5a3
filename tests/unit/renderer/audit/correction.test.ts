import { describe, expect, test } from 'vitest';
import {
  beginCorrection,
  marked,
  stated,
  typed,
  valuesOf,
} from '../../../../renderer/features/audit/correction.ts';
import type { Entry } from '../../../../shared/api/scans.ts';
import { formA } from '../../../support/desk.ts';

const entry: Entry = {
  id: 1,
  person: 'A1',
  at: '2019-06-09T20:00:00.000Z',
  form: formA.id,
  region: 'Алматы',
  values: {
    voted: { value: 181, state: 'number', corrected: true },
    invalid: { value: 0, state: 'dash', corrected: false },
    unused: { value: null, state: 'blank', corrected: false },
  },
  marks: { stamp: true, chair: false },
  note: '',
  stage: 'first',
  other: null,
  asPaper: null,
  resolved: {},
};
const begun = beginCorrection(formA, entry);

describe('entering anew', () => {
  test('begins with what was entered, in the very states', () => {
    expect(valuesOf(begun)).toEqual(entry.values);
    expect(begun).toMatchObject({ region: 'Алматы', marks: entry.marks });
  });

  test.each<[string, string, object | undefined]>([
    ['a number stands for itself', '158', { value: 158, state: 'number', corrected: true }],
    ['zero is a number', '0', { value: 0, state: 'number', corrected: true }],
    ['leading zeros are none', '0158', { value: 158, state: 'number', corrected: true }],
    ['an emptied row is left out: empty is never zero', '', undefined],
  ])('%s', (_, text, value) =>
    expect(valuesOf(typed(begun, 'voted', text) ?? begun)['voted']).toEqual(value),
  );

  test.each(['12a', '-1', '1.5', '123456', '١٢', ' 1'])('%s is refused', (text) =>
    expect(typed(begun, 'voted', text)).toBeNull(),
  );

  test('typing what stands there already leaves a dash a dash', () => {
    expect(valuesOf(typed(begun, 'invalid', '0') ?? begun)['invalid']?.state).toBe('dash');
  });

  test('a row can be blank or illegible, and a number again', () => {
    const blank = stated(begun, 'voted', 'illegible');
    expect(valuesOf(blank)['voted']).toEqual({ value: null, state: 'illegible', corrected: true });
    expect(valuesOf(typed(blank, 'voted', '7') ?? blank)['voted']).toMatchObject({
      value: 7,
      state: 'number',
    });
  });

  test('a mark turns', () => {
    expect(marked(begun, 'stamp').marks).toEqual({ stamp: false, chair: false });
    expect(marked(begun, 'deputy').marks).toMatchObject({ deputy: true });
  });
});
