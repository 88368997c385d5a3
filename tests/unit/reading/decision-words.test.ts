import { describe, expect, it } from 'vitest';
import type { NumericField } from '../../../shared/forms/form.ts';
import { decideAll } from '../../../electron/reading/decision.ts';
import type { NumberAlternatives } from '../../../electron/reading/types.ts';
import { candidatesOf } from '../../../electron/reading/words/beside.ts';
import { MOST_TIMES, silent, type WordEvidence } from '../../../electron/reading/words/evidence.ts';

const field: NumericField = {
  id: 'voted',
  kind: 'line',
  page: 1,
  box: [0, 0, 40, 8],
  label: { en: 'Voted' },
  digits: 4,
  optional: false,
};
const figures = (first: number): NumberAlternatives => [
  { value: 13, state: 'number', p: first },
  { value: 18, state: 'number', p: 0.99 - first },
];

/** Words that speak for one number as loud as they can. */
function saying(value: number, alternatives: NumberAlternatives): WordEvidence {
  const likelihoods = candidatesOf(alternatives).map((other) => (other === value ? 1 : 1 / MOST_TIMES));
  return { likelihoods, other: 1 / MOST_TIMES, reading: { value, confidence: 0.9999 } };
}

function decide(alternatives: NumberAlternatives, words: WordEvidence) {
  return decideAll([field], [alternatives], [], new Map([['voted', words]]))['voted'];
}

describe('the decision beside words', () => {
  it('accepts figures that words confirm, and says what changed them', () => {
    const alone = decideAll([field], [figures(0.98)], [])['voted'];
    expect(alone).toMatchObject({ value: 13, accept: false });
    expect(decide(figures(0.98), saying(13, figures(0.98)))).toMatchObject({
      value: 13,
      accept: true,
      because: { rules: ['words'], value: 13, confidence: 0.98 },
    });
  });

  it('turns doubtful figures, but never accepts what only words say', () => {
    expect(decide(figures(0.5), saying(18, figures(0.5)))).toMatchObject({ value: 18, accept: false });
  });

  it('does not overrule clear figures: it only doubts them', () => {
    const reading = decide(figures(0.95), saying(18, figures(0.95)));
    expect(reading).toMatchObject({ value: 13, accept: false });
    expect(reading?.confidence).toBeLessThan(0.5);
  });

  it('leaves figures as they are where words say nothing', () => {
    const alone = decideAll([field], [figures(0.7)], [])['voted'];
    expect(decide(figures(0.7), silent([13, 18]))).toEqual(alone);
  });
});
