import { describe, expect, it } from 'vitest';
import type { FieldReading } from '../../../../shared/protocol/values.ts';
import type { NumberAlternatives } from '../../../../electron/reading/types.ts';
import {
  candidatesOf,
  numbersInWords,
  statedNumber,
  underWords,
} from '../../../../electron/reading/words/beside.ts';
import { silent, type WordEvidence } from '../../../../electron/reading/words/evidence.ts';

const figures: NumberAlternatives = [
  { value: 13, state: 'number', p: 0.7 },
  { value: 18, state: 'number', p: 0.2 },
  { value: null, state: 'illegible', p: 0.05 },
];
const sum = (alternatives: NumberAlternatives) => alternatives.reduce((total, { p }) => total + p, 0);

describe('underWords', () => {
  it('raises the number that the words state over all others, proposed or not', () => {
    const words: WordEvidence = { likelihoods: [1, 0.1], other: 0.1, reading: null };
    const heard = underWords(figures, words);
    // Of 0.7, 0.2, 0.05 illegible and 0.05 unproposed, all but the first count a tenth.
    const wanted = [0.7, 0.02, 0.005];
    heard.forEach(({ p }, index) => expect(p).toBeCloseTo((wanted[index] ?? NaN) / 0.73, 10));
  });

  it('keeps the order, and leaves figures as they are where words say nothing', () => {
    const heard = underWords(figures, silent(candidatesOf(figures)));
    heard.forEach(({ value, p }, index) => {
      expect(value).toBe(figures[index]?.value);
      expect(p).toBeCloseTo(figures[index]?.p ?? NaN, 10);
    });
  });

  it('believes an unproposed number more when the words are none of the candidates', () => {
    const words: WordEvidence = { likelihoods: [0.05, 0.05], other: 1, reading: null };
    expect(sum(underWords(figures, words).slice(0, 2))).toBeLessThan(0.4);
  });
});

describe('statedNumber', () => {
  const said = (confidence: number): WordEvidence => ({ ...silent([]), reading: { value: 18, confidence } });
  it('takes sure words only', () => {
    expect(statedNumber(said(0.9995))).toBe(18);
    expect(statedNumber(said(0.99))).toBeNull();
    expect(statedNumber(silent([]))).toBeNull();
  });
});

describe('numbersInWords', () => {
  const sure = new Map<string, NumberAlternatives>([['voted', [{ value: 13, state: 'number', p: 0.9995 }]]]);
  const stating = (confidence: number) =>
    new Map([['voted', { ...silent([13]), reading: { value: 18, confidence } }]]);

  const accepted: FieldReading = {
    value: 13,
    state: 'number',
    confidence: 0.9995,
    accept: true,
    alternatives: [[13, 0.9995]],
  };
  const doubtful = new Map<string, NumberAlternatives>([['voted', figures]]);

  it('holds words against figures where both are sure', () => {
    expect(numbersInWords(stating(0.9995), sure, {})).toEqual({ voted: 18 });
    expect(numbersInWords(stating(0.9995), doubtful, { voted: accepted })).toEqual({ voted: 18 });
  });

  it('keeps still where either doubts', () => {
    expect(numbersInWords(stating(0.9), sure, { voted: accepted })).toEqual({ voted: null });
    const open = { voted: { ...accepted, accept: false } };
    expect(numbersInWords(stating(0.9995), doubtful, open)).toEqual({ voted: null });
    expect(numbersInWords(stating(0.9995), new Map(), {})).toEqual({ voted: null });
  });
});
