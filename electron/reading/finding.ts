import type { MarkReading } from '../../shared/protocol/values.ts';

/** No finding about a mark is surer than what was measured. */
const MOST = 0.98;

/** A finding from the probability 0..1 that the mark is there. */
export function finding(p: number): MarkReading {
  const present = p >= 0.5;
  return { present, confidence: Math.round(1000 * Math.min(MOST, present ? p : 1 - p)) / 1000 };
}

/** The logistic function: 0.5 at 0. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
