import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeCopies } from '../../../shared/protocol/propose-copies.ts';
import { inkWithout, stated } from './among-sample.ts';

const never = () => false;
const at7 = { station: 7, ink: inkWithout(1) };
/** Nothing like the other: half of the places. */
const unlike = inkWithout(...Array.from({ length: 160 }, (_, n) => 2 * n));

describe('pictures that may show one paper', () => {
  test('of one station, on one form, alike in ink; confirmed or not', () =>
    expect(
      proposeCopies([stated(1, at7), stated(2, { ...at7, ink: inkWithout(2), confirmed: false })], never),
    ).toEqual([{ one: 1, other: 2, likeness: 318 / 319 }]));

  test.each([
    ['another station', { station: 8 }],
    ['the same number in another region', { region: 'shymkent' }],
    ['other ink', { ink: unlike }],
    ['no print', { ink: null }],
    ['no station', { station: null }],
    ['joined already', { copy: 1 }],
  ])('not with %s', (_, changes) =>
    expect(proposeCopies([stated(1, at7), stated(2, { ...at7, ...changes })], never)).toEqual([]),
  );

  test('never again once they were said to be apart', () => {
    const all = [stated(1, at7), stated(2, at7), stated(3, at7)];
    const apart = (a: number, b: number) => a + b === 3;
    expect(proposeCopies(all, apart).map(({ one, other }) => [one, other])).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  test('a copy of several is proposed once, by its leading picture, as like as its most alike pictures', () => {
    const all = [
      stated(1, { ...at7, copy: 2, ink: inkWithout(1) }),
      stated(2, { ...at7, copy: 2, ink: inkWithout(2) }),
      stated(3, { ...at7, ink: inkWithout(1) }),
    ];
    expect(proposeCopies(all, never)).toEqual([{ one: 2, other: 3, likeness: 1 }]);
  });

  test('the order of pictures does not matter', () => {
    const anyAll = fc
      .array(fc.constantFrom(inkWithout(), inkWithout(1), unlike), { maxLength: 8 })
      .map((inks) => inks.map((ink, index) => stated(index + 1, { station: 7 + (index % 2), ink })));
    fc.assert(
      fc.property(anyAll, (all) => {
        const key = ({ one, other }: { one: number; other: number }) => `${one} ${other}`;
        expect(
          proposeCopies([...all].reverse(), never)
            .map(key)
            .sort(),
        ).toEqual(proposeCopies(all, never).map(key).sort());
      }),
    );
  });
});
