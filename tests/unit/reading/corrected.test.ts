import { describe, expect, it } from 'vitest';
import type { FieldReading } from '../../../shared/protocol/values.ts';
import { correctionOfCells, markCorrected } from '../../../electron/reading/corrected.ts';
import { type SymbolScores, symbols } from '../../../electron/reading/types.ts';

/** A cell that is overwritten with probability `p`, else a 4. */
const cell = (p: number): SymbolScores =>
  symbols.map((symbol) => (symbol === 'other' ? p : symbol === '4' ? 1 - p : 0));

const accepted: FieldReading = {
  value: 58,
  state: 'number',
  confidence: 0.9995,
  accept: true,
  alternatives: [[58, 0.9995]],
};

describe('a field corrected on paper', () => {
  it('is one in which any cell is', () => {
    expect(correctionOfCells([cell(0), cell(0.5), cell(0.5)])).toBe(0.75);
    expect(correctionOfCells([cell(0), cell(1), cell(0)])).toBe(1);
    expect(correctionOfCells([cell(0), cell(0)])).toBe(0);
    expect(correctionOfCells([])).toBe(0);
  });

  it('is marked as such and never accepted, however sure its figures are', () => {
    expect(markCorrected(accepted, 0.99)).toEqual({ ...accepted, accept: false, corrected: true });
  });

  it('is not claimed on a mere doubt', () => {
    expect(markCorrected(accepted, 0.3)).toBe(accepted);
  });
});
