import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedReader, together } from '../../../electron/reading/printed.ts';
import type { NumberAlternative, NumberAlternatives } from '../../../electron/reading/types.ts';
import { emptyInk } from '../../support/strokes.ts';

const number = (value: number, p: number): NumberAlternative => ({ value, state: 'number', p });
const illegible: NumberAlternative = { value: null, state: 'illegible', p: 0.5 };

describe('a number read by two readers', () => {
  it('that say the same is surer than by either', () => {
    const [first] = together([number(1307, 0.95)], [number(1307, 0.9)]);
    expect(first).toMatchObject({ value: 1307, state: 'number' });
    expect(first?.p).toBeGreaterThan(0.99);
    expect(first?.p).toBeLessThan(1);
  });

  it('that differ is less sure than by both, and the better supported one comes first', () => {
    const [first, second] = together([number(1307, 0.97)], [number(1301, 0.8)]);
    expect([first?.value, second?.value]).toEqual([1307, 1301]);
    expect(first?.p).toBeLessThan(0.97);
    expect(together([number(1307, 0.6)], [number(1301, 0.95)])[0]?.value).toBe(1301);
  });

  it('is settled by the second where the first wavers between two', () => {
    const [first] = together([number(1307, 0.5), number(1301, 0.4)], [number(1301, 0.9)]);
    expect(first?.value).toBe(1301);
    expect(first?.p).toBeGreaterThan(0.9);
  });

  it('is the handwriting reader’s alone where no print is found', () => {
    const written = [number(231, 0.97), number(237, 0.02)];
    expect(together(written, [illegible])).toBe(written);
    expect(together(written, [])).toBe(written);
  });

  it('is the print reader’s where the other sees nothing that could be a number', () => {
    expect(together([illegible], [number(88, 0.9)])[0]?.value).toBe(88);
  });

  it('is blank where both say so, and a dash is no blank', () => {
    const blank: NumberAlternative = { value: null, state: 'blank', p: 0.9 };
    expect(together([blank], [blank])[0]).toMatchObject({ state: 'blank', value: null });
    expect(together([blank], [{ value: 0, state: 'dash', p: 0.9 }])[0]?.p).toBeLessThan(0.9);
  });

  it('keeps probabilities that are ordered and sum to at most 1', () => {
    const alternatives = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true })), {
        selector: ([value]) => value,
        maxLength: 4,
      })
      .map((pairs): NumberAlternatives => {
        const sum = Math.max(
          1,
          pairs.reduce((total, [, p]) => total + p, 0),
        );
        return pairs.map(([value, p]) => number(value, p / sum)).sort((a, b) => b.p - a.p);
      });
    fc.assert(
      fc.property(alternatives, alternatives, (written, printed) => {
        const made = together(written, printed).map(({ p }) => p);
        expect(made.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(made).toEqual([...made].sort((a, b) => b - a));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the reader of printed fields', () => {
  const area = { ink: emptyInk(10, 10), box: [0, 0, 10, 10] as const, pxPerMm: 8 };

  it('asks both about every field, and keeps what was struck out', async () => {
    const reader = printedReader(
      {
        readPrinted: (numbers) =>
          Promise.resolve(numbers.map((_, index) => ({ alternatives: [number(index, 0.9)], corrected: 0 }))),
      },
      {
        readLines: (lines) =>
          Promise.resolve(lines.map((_, index) => ({ alternatives: [number(1, 0.9)], corrected: index }))),
      },
    );
    const read = await reader.readPrinted([area, area]);
    expect(read.map(({ corrected }) => corrected)).toEqual([0, 1]);
    expect(read[0]?.alternatives[0]?.p).toBeLessThan(0.9);
    expect(read[1]?.alternatives[0]).toMatchObject({ value: 1 });
    expect(read[1]?.alternatives[0]?.p).toBeGreaterThan(0.9);
  });
});
