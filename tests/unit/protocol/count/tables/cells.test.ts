import { expect, test } from 'vitest';
import {
  readCoordinate,
  readFigure,
  readReason,
  readYesOrNo,
} from '../../../../../shared/protocol/count/tables/cells.ts';
import type { TableCell } from '../../../../../shared/protocol/count/tables/table.ts';

test.each<[TableCell, ReturnType<typeof readFigure>]>([
  [null, null],
  ['', null],
  ['—', null],
  ['–', null],
  ['-', null],
  ['н/д', null],
  ['нет данных', null],
  [0, { value: 0 }],
  ['0', { value: 0 }],
  ['1\u00a0234', { value: 1234 }],
  ['1\u2009234\u202f567', { value: 1_234_567 }],
  ["1'234", { value: 1234 }],
  ['1,234', { value: 1234 }],
  ['1.234.567', { value: 1_234_567 }],
  [12.5, { why: 'decimals' }],
  ['12,5', { why: 'decimals' }],
  [-3, { why: 'negative' }],
  ['−3', { why: 'negative' }],
  ['12 тыс.', { why: 'not-a-number' }],
  ['=1+1', { why: 'not-a-number' }],
  [2e12, { why: 'out-of-range' }],
  [{ odd: 'percent', text: '45 %' }, { why: 'odd-cell' }],
  [{ odd: 'date', text: '2019-06-09' }, { why: 'odd-cell' }],
  [{ odd: 'error', text: '#REF!' }, { why: 'odd-cell' }],
  [{ odd: 'unreckoned', text: '' }, { why: 'not-reckoned' }],
])('the figure of %j is %j', (cell, read) => expect(readFigure(cell, false)).toEqual(read));

test('of a station no more than a protocol can state', () => {
  expect(readFigure(99_999, true)).toEqual({ value: 99_999 });
  expect(readFigure(100_000, true)).toEqual({ why: 'out-of-range' });
});

test.each<[TableCell, number, ReturnType<typeof readCoordinate>]>([
  ['43,25', 90, { value: 43.25 }],
  [76.95, 180, { value: 76.95 }],
  [91, 90, { why: 'coordinate' }],
  ['43°15′', 90, { why: 'coordinate' }],
  ['', 90, null],
])('the degrees of %j within %d are %j', (cell, most, read) =>
  expect(readCoordinate(cell, most)).toEqual(read),
);

test.each<[TableCell, ReturnType<typeof readYesOrNo>]>([
  ['да', { value: true }],
  ['ИӘ', { value: true }],
  [1, { value: true }],
  ['жоқ', { value: false }],
  [0, { value: false }],
  ['может быть', { why: 'yes-or-no' }],
  [null, null],
])('%j answers %j', (cell, read) => expect(readYesOrNo(cell)).toEqual(read));

test.each([
  ['Отказались выдать копию', 'copy-refused'],
  ['copy-refused', 'copy-refused'],
  ['не пустили', 'not-let-in'],
  ['удалили с участка', 'removed'],
  ['потеряна связь', 'lost-contact'],
  ['not-observed', 'not-observed'],
  ['пожар', 'other'],
  ['', null],
])('no protocol: %j is %j', (text, reason) => expect(readReason(text)).toBe(reason));
