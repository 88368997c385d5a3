import type { FieldReading } from '../../shared/protocol/values.ts';
import { type SymbolScores, symbols } from './types.ts';

/**
 * A field is marked as corrected from this probability. The networks are calibrated where 1.5 (cells) to 4 (lines) fields in 100 are
 * corrected; on paper it is about 1 in 100 (8 of 704 on the sample pictures), so that a little more than their half is an even
 * chance there (Bayes).
 */
const CORRECTED_FROM = 0.75;

const OTHER = symbols.indexOf('other');

/** Probability that at least one of a field's cells is overwritten or struck out: class `other`. */
export function correctionOfCells(cells: readonly SymbolScores[]): number {
  return 1 - cells.reduce((clean, scores) => clean * (1 - (scores[OTHER] ?? 0)), 1);
}

/**
 * Marks a reading as corrected on paper where that is likely. Then it is never accepted: which number the commission meant is for a
 * person to say.
 * @param corrected probability 0..1 that the field's ink is overwritten or struck out
 */
export function markCorrected(reading: FieldReading, corrected: number): FieldReading {
  return corrected >= CORRECTED_FROM ? { ...reading, accept: false, corrected: true } : reading;
}
