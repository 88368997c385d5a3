import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fromCellText,
  guarded,
  toCellText,
  unguarded,
} from '../../../../electron/exchange/sheets/cell-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\\', 'u', '0', 'c', '\n', '\r', '\t', "'", '=', '\ud83d', '\udc00', '_', 'x'),
  }),
);

test('any text comes back from its cell', () => {
  fc.assert(fc.property(anyText, (text) => fromCellText(toCellText(text)) === text));
});

test('a cell has nothing that XML cannot carry or that programs change', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const cell = toCellText(text);
      expect(cell).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]|^\n|\n$/);
      expect(Buffer.from(cell, 'utf8').toString('utf8')).toBe(cell);
    }),
  );
});

test.each([
  ['plain', 'plain'],
  ['two\nlines', 'two\nlines'],
  ['ends\n', 'ends\\u000a'],
  ['a\tb', 'a\\u0009b'],
  ['C:\\users', 'C:\\users'],
  ['\\u0009', '\\u005cu0009'],
])('%j stands as %j', (text, cell) => expect(toCellText(text)).toBe(cell));

describe('texts of a CSV', () => {
  test('any text comes back', () => {
    fc.assert(fc.property(anyText, (text) => unguarded(guarded(text)) === text));
  });

  test.each([
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ['-5', "'-5"],
    ['1-2', '1-2'],
    ["'quoted'", "'quoted'"],
  ])('%j is written %j', (text, written) => expect(guarded(text)).toBe(written));
});
