import { MAX_VALUE } from '../../../shared/protocol/values.ts';
import { best } from '../cells.ts';
import type { NumberAlternative, NumberAlternatives } from '../types.ts';
import type { Reading } from './ctc.ts';

/** What the line network tells apart: figures, '-' a dash, 'x' a cross, '#' something struck out. */
export const LINE_SYMBOLS = '0123456789-x#';

const STRUCK_OUT = '#';

/** How often the figures beside something struck out are the whole number; else part of it is hidden. */
const REWRITTEN = 0.5;

/**
 * What texts of a line mean as ways to read its number. Dashes and crosses around figures are fillers ("-58-" is 58); alone they mean
 * zero. Figures beside something struck out may be the number; figures around it, fillers inside a number and numbers
 * over MAX_VALUE make it illegible.
 */
export function meaning(readings: readonly Reading[]): NumberAlternatives {
  return best(readings.flatMap(alternatives));
}

/** Probability that something on a line is struck out or overwritten. */
export function correctionOfLine(readings: readonly Reading[]): number {
  return readings.reduce((sum, { text, p }) => (text.includes(STRUCK_OUT) ? sum + p : sum), 0);
}

function alternatives({ text, p }: Reading): NumberAlternative[] {
  if (text === '') return [{ value: null, state: 'blank', p }];
  if (text === '-') return [{ value: 0, state: 'dash', p }];
  if (/^[-x]+$/.test(text)) return [{ value: 0, state: 'filler', p }];
  const value = /^[-x]*(\d+)[-x]*$/.exec(text)?.[1];
  if (value !== undefined && Number(value) <= MAX_VALUE)
    return [{ value: Number(value), state: 'number', p }];
  const rewritten = /^(?:[-x]*#[-x]*(\d+)|(\d+)[-x]*#)[-x]*$/.exec(text);
  const beside = rewritten?.[1] ?? rewritten?.[2];
  if (beside === undefined || Number(beside) > MAX_VALUE) return [{ value: null, state: 'illegible', p }];
  return [
    { value: Number(beside), state: 'number', p: p * REWRITTEN },
    { value: null, state: 'illegible', p: p * (1 - REWRITTEN) },
  ];
}
