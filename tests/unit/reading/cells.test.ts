import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCells } from '../../../electron/reading/cells.ts';
import { type CellSymbol, type SymbolScores, symbols } from '../../../electron/reading/types.ts';

const signs: Readonly<Record<string, CellSymbol>> = { x: 'cross', '-': 'dash', _: 'blank', '?': 'other' };
const symbolOf = (sign: string): CellSymbol => signs[sign] ?? (sign as CellSymbol);

/** Scores of a cell that is surely one sign, as far as anything is sure. */
function sure(sign: string, p = 0.98): SymbolScores {
  const rest = (1 - p) / (symbols.length - 1);
  return symbols.map((symbol) => (symbol === symbolOf(sign) ? p : rest));
}

const read = (cells: string) => decodeCells([...cells].map((sign) => sure(sign)))[0];

describe('a field of cells', () => {
  it.each([
    ['0123', 123, 'number'],
    ['1000', 1000, 'number'],
    ['xx10', 10, 'number'],
    ['--58', 58, 'number'],
    ['__58', 58, 'number'],
    ['x-_8', 8, 'number'],
    ['xx00', 0, 'number'],
    ['0000', 0, 'number'],
    ['___0', 0, 'number'],
    ['xxxx', 0, 'filler'],
    ['----', 0, 'filler'],
    ['___-', 0, 'filler'],
    ['x-x-', 0, 'filler'],
    ['____', null, 'blank'],
    ['58__', 58, 'number'],
    ['1x34', null, 'illegible'],
    ['1-34', null, 'illegible'],
    ['5_8_', null, 'illegible'],
    ['x8x_', null, 'illegible'],
    ['12?4', null, 'illegible'],
    ['?', null, 'illegible'],
    ['123456', null, 'illegible'],
    ['7', 7, 'number'],
  ])('%s is %s, %s', (cells, value, state) => {
    expect(read(cells)).toMatchObject({ value, state });
  });

  it('weighs a doubtful cell against each of its signs', () => {
    const doubtful = symbols.map((symbol) => (symbol === '3' ? 0.6 : symbol === '8' ? 0.4 : 0));
    const [first, second] = decodeCells([sure('x', 1), sure('1', 1), doubtful]);
    expect(first).toEqual({ value: 13, state: 'number', p: 0.6 });
    expect(second).toEqual({ value: 18, state: 'number', p: 0.4 });
  });

  it('adds up the ways in which one value can have come about', () => {
    const fillerOrZero = symbols.map((symbol) => (symbol === 'cross' ? 0.5 : symbol === '0' ? 0.5 : 0));
    const [first] = decodeCells([fillerOrZero, sure('7', 1)]);
    expect(first).toEqual({ value: 7, state: 'number', p: 1 });
  });

  it('has nothing to say about no cells', () => {
    expect(decodeCells([])).toEqual([{ value: null, state: 'blank', p: 1 }]);
  });

  const scores = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: symbols.length,
      maxLength: symbols.length,
    })
    .filter((weights) => weights.some((weight) => weight > 1e-6))
    .map((weights) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      return weights.map((weight) => weight / sum);
    });

  it('answers probabilities that are ordered, sum to at most 1 and belong to distinct readings', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 6 }), (cells) => {
        const alternatives = decodeCells(cells);
        const sum = alternatives.reduce((total, { p }) => total + p, 0);
        expect(sum).toBeLessThanOrEqual(1 + 1e-9);
        for (let n = 1; n < alternatives.length; n++)
          expect(alternatives[n]?.p).toBeLessThanOrEqual(alternatives[n - 1]?.p ?? 0);
        expect(new Set(alternatives.map(({ value, state }) => `${state} ${value}`)).size).toBe(
          alternatives.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('reads back any number behind any padding', () => {
    const padded = fc.tuple(
      fc.integer({ min: 1, max: 99_999 }),
      fc.array(fc.constantFrom('x', '-', '_'), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(padded, ([value, padding]) => {
        expect(read(padding.join('') + value)).toMatchObject({ value, state: 'number' });
      }),
    );
  });
});
