import { describe, expect, it } from 'vitest';
import { MOST_TIMES, weighWords } from '../../../../electron/reading/words/evidence.ts';
import { LETTERS } from '../../../../electron/reading/words/reader.ts';
import { emptyFrames, framesOfText } from './frames.ts';

const weigh = (text: string, candidates: number[], open = false) =>
  weighWords(framesOfText(text), LETTERS, candidates, open);

describe('weighWords', () => {
  it('speaks for the number that is spelt, never more than MOST_TIMES', () => {
    const { likelihoods, other, reading } = weigh('тринадцать', [18, 13]);
    expect(likelihoods).toEqual([1 / MOST_TIMES, 1]);
    expect(other).toBe(1 / MOST_TIMES);
    expect(reading?.value).toBe(13);
    expect(reading?.confidence).toBeGreaterThan(0.99);
  });

  it('speaks for an unproposed number when none of the candidates is spelt', () => {
    const { likelihoods, other } = weigh('елуалты', [13, 50]);
    expect(likelihoods).toEqual([1 / MOST_TIMES, 1 / MOST_TIMES]);
    expect(other).toBe(1);
  });

  it('says nothing of an empty field', () => {
    const { likelihoods, other, reading } = weighWords(emptyFrames(40), LETTERS, [0, 7], false);
    expect([...likelihoods, other]).toEqual([1, 1, 1]);
    expect(reading).toBeNull();
  });

  it('says nothing where there are other words', () => {
    const { likelihoods, other, reading } = weigh('председатель', [5, 200]);
    for (const likelihood of [...likelihoods, other]) expect(likelihood).toBeGreaterThan(0.5);
    expect(reading?.confidence ?? 0).toBeLessThan(0.5);
  });

  it('takes words cut off at the edge for the beginning of any number that begins so', () => {
    const { likelihoods, other, reading } = weigh('дветысячидевятьсот', [2975, 2900, 2875], true);
    expect(likelihoods[0]).toBeGreaterThan(0.5);
    expect(likelihoods[1]).toBeGreaterThan(0.5);
    expect(likelihoods[2]).toBe(1 / MOST_TIMES);
    expect(other).toBeGreaterThan(0.5);
    expect(reading).toBeNull();
  });
});
