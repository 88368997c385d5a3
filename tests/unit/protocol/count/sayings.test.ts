import { describe, expect, test } from 'vitest';
import {
  fitsKey,
  isSayingKey,
  type SaidValue,
  typedHour,
} from '../../../../shared/protocol/count/sayings.ts';

describe('what can be said of a station', () => {
  test.each(['observed', 'reason', 'head_count', 'turnout:07:00', 'turnout:23:59'])('%s', (key) =>
    expect(isSayingKey(key)).toBe(true),
  );
  test.each([
    '',
    'voted',
    'votes:tokayev',
    'turnout:',
    'turnout:7:00',
    'turnout:24:00',
    'turnout:12:60',
    'observed ',
  ])('and what cannot: "%s"', (key) => expect(isSayingKey(key)).toBe(false));
});

test.each<[key: string, right: SaidValue[], wrong: SaidValue[]]>([
  ['observed', [true, false], [0, 1, 'other']],
  ['reason', ['copy-refused', 'other'], [true, 1]],
  ['head_count', [0, 485, 99_999], [-1, 1.5, NaN, 100_000, true, 'other']],
  ['turnout:13:00', [0, 99_999], [-1, 100_000, Infinity, false]],
  ['voted', [], [1, true, 'other']],
])('of %s', (key, right, wrong) => {
  for (const value of right) expect(fitsKey(key, value), String(value)).toBe(true);
  for (const value of wrong) expect(fitsKey(key, value), String(value)).toBe(false);
});

test.each([
  ['13', '13:00'],
  ['7', '07:00'],
  ['1330', '13:30'],
  ['930', '09:30'],
  ['13:30', '13:30'],
  ['13.30', '13:30'],
  ['9:5', '09:05'],
  ['', null],
  ['24', null],
  ['12:60', null],
  ['noon', null],
  ['13:30:00', null],
])('the hour typed as "%s" is %s', (typed, hour) => expect(typedHour(typed)).toBe(hour));
