import { expect, test } from 'vitest';
import { isNear, plainName } from '../../../../electron/exchange/reading/names.ts';
import { wholeNumber } from '../../../../shared/protocol/whole-number.ts';

test.each([
  ['entry_key', 'Entry key'],
  ['sha256', 'SHA-256'],
  ['Учаске: нөмірі', 'учаске нөмірі '],
])('%s is called %s', (one, other) => expect(plainName(one)).toBe(plainName(other)));

test.each<[string, string, boolean]>([
  ['station', 'Staton', true],
  ['registered', 'registred', true],
  ['confirmed_at', 'confirmed at ', true],
  ['votes_1', 'votes_2', false],
  ['page', 'age', false],
  ['region', 'station', false],
  ['voted', 'x'.repeat(100_000), false],
])('%s and %s: near %s', (one, other, near) => expect(isNear(one, other)).toBe(near));

test.each<[number | string, number | string]>([
  [0, 0],
  ['0', 0],
  ['007', 7],
  ['1 234', 1234],
  ['99 999', 99_999],
  ['1.234,00', 1234],
  ['1,234.0', 1234],
  ['१२३', 123],
  ['۱۲۳', 123],
  ['１２', 12],
  ['1.234.5', 'not-a-number'],
  ['1,2,3', 'not-a-number'],
  ['1 23', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['1e3', 'not-a-number'],
  ['NaN', 'not-a-number'],
  ['½', 'not-a-number'],
  ['12,5', 'decimals'],
  [0.5, 'decimals'],
  ['−12', 'negative'],
  ['12-', 'negative'],
  [1e21, 'out-of-range'],
  ['123456', 'out-of-range'],
])('%s is %s', (cell, is) => {
  const number = wholeNumber(cell, 99_999);
  expect(number.ok ? number.value : number.problem).toBe(is);
});
