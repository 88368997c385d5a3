import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersUsed, spellings } from '../../../../electron/reading/words/grammar.ts';
import { LETTERS } from '../../../../electron/reading/words/reader.ts';

describe('spellings', () => {
  it.each([
    [0, ['ноль', 'нуль', 'нөл']],
    [2, ['два', 'две', 'екі']],
    [14, ['четырнадцать', 'онтөрт']],
    [340, ['тристасорок', 'үшжүзқырық']],
    [1_001, ['однатысячаодин', 'тысячаодна', 'мыңбір']],
    [2_975, ['дветысячидевятьсотсемьдесятпять', 'екімыңтоғызжүзжетпісбес']],
    [21_000, ['двадцатьоднатысяча', 'жиырмабірмың']],
    [12_100, ['двенадцатьтысячсто', 'онекімыңжүз', 'онекімыңбіржүз']],
  ])('of %i are those in use', (value, wanted) => {
    expect(spellings(value)).toEqual(expect.arrayContaining(wanted));
  });

  it('are no two numbers’', () => {
    const number = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(a !== b);
        const others = new Set(spellings(b));
        expect(spellings(a).filter((text) => others.has(text))).toEqual([]);
      }),
    );
  });

  it('exist of every number that a field can hold, and of no other', () => {
    for (let value = 0; value < 100_000; value += 7)
      expect(spellings(value).length).toBeGreaterThanOrEqual(2);
    expect(spellings(100_000)).toEqual([]);
    expect(spellings(-1)).toEqual([]);
  });
});

it('the network tells all letters of number words apart', () => {
  expect([...lettersUsed()].filter((letter) => !LETTERS.includes(letter))).toEqual([]);
});
