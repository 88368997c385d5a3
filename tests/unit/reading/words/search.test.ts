import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellings } from '../../../../electron/reading/words/grammar.ts';
import { likelihoodOf } from '../../../../electron/reading/words/forward.ts';
import { LETTERS } from '../../../../electron/reading/words/reader.ts';
import { searchNumbers } from '../../../../electron/reading/words/search.ts';
import { between, emptyFrames, framesOfText } from './frames.ts';

describe('searchNumbers', () => {
  it('finds the number that is spelt, with the probability of its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), fc.nat(), (value, pick) => {
        const ways = spellings(value);
        const text = ways[pick % ways.length] ?? '';
        const frames = framesOfText(text);
        const [first] = searchNumbers(frames, LETTERS);
        expect(first?.value).toBe(value);
        const whole = likelihoodOf(text, frames, LETTERS).whole;
        expect(first?.p).toBeGreaterThan(0.9 * whole);
      }),
      { numRuns: 40 },
    );
  });

  it('weighs numbers between which one letter decides', () => {
    const frames = [...framesOfText('де'), between('в', 'с', 0.7), ...framesOfText('ять')];
    const [nine, ten] = searchNumbers(frames, LETTERS);
    expect([nine?.value, ten?.value]).toEqual([9, 10]);
    expect((nine?.p ?? 0) / (ten?.p ?? 1)).toBeCloseTo(7 / 3, 2);
  });

  it('takes the beginning of a number for none', () => {
    const frames = framesOfText('дветысячидевятьс');
    for (const { p } of searchNumbers(frames, LETTERS)) expect(p).toBeLessThan(1e-3);
  });

  it('finds nothing likely in an empty field', () => {
    expect(searchNumbers(emptyFrames(20), LETTERS)[0]?.p ?? 0).toBeLessThan(1e-3);
  });
});
