import { describe, expect, it } from 'vitest';
import type { FieldReading } from '../../../shared/protocol/values.ts';
import type { NumericField } from '../../../shared/forms/form.ts';
import { ACCEPT_FROM, decideAll } from '../../../electron/reading/decision.ts';
import type { NumberAlternatives } from '../../../electron/reading/types.ts';

const field: NumericField = {
  id: 'voted',
  kind: 'cells',
  page: 1,
  box: [0, 0, 40, 8],
  cells: [[0, 0, 8, 8]],
  label: { en: 'Voted' },
  digits: 4,
  optional: false,
};

function decide(of: NumericField, alternatives: NumberAlternatives): FieldReading {
  const reading = decideAll([of], [alternatives], [])[of.id];
  if (!reading) throw new Error('No reading');
  return reading;
}

describe('the decision on a field', () => {
  it('accepts only above the limit', () => {
    const at = (p: number) => decide(field, [{ value: 181, state: 'number', p }]).accept;
    expect(at(ACCEPT_FROM.cells)).toBe(true);
    expect(at(ACCEPT_FROM.cells - 0.0001)).toBe(false);
  });

  it('never accepts a blank field', () => {
    expect(decide(field, [{ value: null, state: 'blank', p: 1 }])).toMatchObject({
      state: 'blank',
      accept: false,
    });
  });

  it('is never certain', () => {
    expect(decide(field, [{ value: 181, state: 'number', p: 1 }]).confidence).toBeLessThan(1);
  });

  it('keeps a doubtful best guess, and gives its rivals along', () => {
    const alternatives: NumberAlternatives = [
      { value: null, state: 'illegible', p: 0.4 },
      { value: 13, state: 'number', p: 0.3 },
      { value: 18, state: 'number', p: 0.2 },
    ];
    expect(decide(field, alternatives)).toMatchObject({
      value: 13,
      state: 'number',
      confidence: 0.3,
      alternatives: [
        [13, 0.3],
        [18, 0.2],
      ],
    });
  });

  it('claims nothing of a field that is more likely illegible than not', () => {
    const reading = decide(field, [
      { value: null, state: 'illegible', p: 0.8 },
      { value: 13, state: 'number', p: 0.1 },
    ]);
    expect(reading).toMatchObject({ value: null, state: 'illegible', confidence: 0, accept: false });
    expect(reading.alternatives).toEqual([
      [null, 0.8],
      [13, 0.1],
    ]);
  });

  it('gives each value once among the alternatives', () => {
    const reading = decide(field, [
      { value: 0, state: 'filler', p: 0.6 },
      { value: 0, state: 'number', p: 0.3 },
    ]);
    expect(reading).toMatchObject({ value: 0, state: 'filler', confidence: 0.9, alternatives: [[0, 0.9]] });
  });

  it('passes over numbers with more digits than the field can have', () => {
    const reading = decide(field, [
      { value: 22978, state: 'number', p: 0.6 },
      { value: 2297, state: 'number', p: 0.2 },
    ]);
    expect(reading.value).toBe(2297);
  });

  it('hears words about the number that they speak of, also beside one with too many digits', () => {
    const ink: NumberAlternatives = [
      { value: 22978, state: 'number', p: 0.5 },
      { value: 2297, state: 'number', p: 0.25 },
      { value: 2298, state: 'number', p: 0.2 },
    ];
    const words = { likelihoods: [1 / 30, 1 / 30, 1], other: 1 / 30, reading: null };
    const reading = decideAll([field], [ink], [], new Map([[field.id, words]]))[field.id];
    expect(reading?.alternatives.find(([value]) => value === 2298)?.[1]).toBeGreaterThan(0.85);
  });

  it('has a reading for a field of which nothing is known', () => {
    expect(decide(field, [])).toEqual({
      value: null,
      state: 'illegible',
      confidence: 0,
      accept: false,
      alternatives: [],
    });
  });
});
