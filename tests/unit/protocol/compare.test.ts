import { expect, test } from 'vitest';
import { differences } from '../../../shared/protocol/compare.ts';
import { needsSecondEntry } from '../../../shared/protocol/double-entry.ts';
import type { FieldValue } from '../../../shared/protocol/values.ts';

const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });
const dash: FieldValue = { value: 0, state: 'dash', corrected: false };
const filler: FieldValue = { value: 0, state: 'filler', corrected: false };
const blank: FieldValue = { value: null, state: 'blank', corrected: false };
const illegible: FieldValue = { value: null, state: 'illegible', corrected: false };

test.each<[string, FieldValue | undefined, FieldValue | undefined, boolean]>([
  ['the same number', number(12), number(12), false],
  ['another number', number(12), number(21), true],
  [
    'the same number, corrected on paper to one of them',
    number(12),
    { ...number(12), corrected: true },
    false,
  ],
  ['a zero in figures and as a dash', number(0), dash, false],
  ['a dash and fillers', dash, filler, false],
  ['zero and blank', number(0), blank, true],
  ['blank and illegible', blank, illegible, true],
  ['blank twice', blank, blank, false],
  ['a row that only one has', number(0), undefined, true],
  ['a row that neither has', undefined, undefined, false],
])('%s', (_, first, second, differ) => {
  const of = (value: FieldValue | undefined) => (value ? { voted: value } : {});
  expect(differences(['voted'], of(first), of(second))).toEqual(differ ? ['voted'] : []);
  expect(differences(['voted'], of(second), of(first))).toEqual(differ ? ['voted'] : []);
});

test('rows come in the order of the form', () => {
  const first = { a: number(1), b: number(1), c: number(1) };
  expect(differences(['c', 'b', 'a'], first, { a: number(2), b: number(1), c: number(2) })).toEqual([
    'c',
    'a',
  ]);
});

test.each([
  ['once', 100, true, 0, false],
  ['sampled', 10, true, 0.99, true],
  ['sampled', 10, false, 0.0999, true],
  ['sampled', 10, false, 0.1, false],
  ['sampled', 0, false, 0, false],
  ['sampled', 100, false, 0.9999, true],
  ['twice', 0, false, 0.99, true],
] as const)('%s, %i %%, failed %s, lot %f: entered twice %s', (mode, sharePct, failed, draw, twice) =>
  expect(needsSecondEntry({ mode, sharePct }, { failed, draw })).toBe(twice),
);
