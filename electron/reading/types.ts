import type { FieldState } from '../../shared/protocol/values.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import type { FieldCut, PxBox } from '../vision/types.ts';

/** What one cell can hold. `other`: overwritten, struck out, two digits in one crop: ink that is no single sign. */
export const symbols = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  'cross',
  'dash',
  'blank',
  'other',
] as const;
export type CellSymbol = (typeof symbols)[number];

/** Probability of each of `symbols`, in their order; not negative, sums to 1. */
export type SymbolScores = readonly number[];

/** A place within a field's cut: one cell of a `cells` field, or the box of a `line` field. */
export interface InkArea {
  /** The cut's ink: 1 channel, 0 paper .. 255 full ink, print and ruled lines taken out. */
  ink: Raster;
  /** The cell or the line's box within `ink`, px; strokes may leave it. */
  box: PxBox;
  pxPerMm: number;
}

/** One way to read a field, with its probability 0..1. */
export interface NumberAlternative {
  value: number | null;
  state: FieldState;
  p: number;
}

/** Ways to read one field, best first, no two with the same value and state; the probabilities sum to at most 1. */
export type NumberAlternatives = readonly NumberAlternative[];

/** What the ink of one numeric field says. */
export interface NumberReading {
  alternatives: NumberAlternatives;
  /** Probability 0..1, among fields such as the reader was trained on, that the field is overwritten or struck out. */
  corrected: number;
}

/** Cell images in, class probabilities out, one answer a cell, in order. */
export interface CellReader {
  readCells(cells: readonly InkArea[]): Promise<readonly SymbolScores[]>;
}

/** Images of numbers written free on a line in, readings out, one answer a line, in order. */
export interface LineReader {
  readLines(lines: readonly InkArea[]): Promise<readonly NumberReading[]>;
}

/** Images of printed numbers in, readings out, one answer a number, in order. */
export interface PrintedReader {
  readPrinted(numbers: readonly InkArea[]): Promise<readonly NumberReading[]>;
}

/** Reads the numeric fields of a page: cuts in, readings out, one answer a cut, in order. */
export interface NumberReader {
  read(cuts: readonly FieldCut[]): Promise<readonly NumberReading[]>;
}
