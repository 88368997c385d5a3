import type { z } from 'zod';
import { fromCellText } from './cell-text.ts';
import type { Cells } from './column.ts';

/** A cell that does not hold what its column is for. */
export class CellError extends Error {
  readonly column: string;
  readonly reason: 'missing' | 'not-a-number' | 'not-allowed' | 'not-readable';

  constructor(column: string, reason: CellError['reason']) {
    super(`${column}: ${reason}`);
    this.name = 'CellError';
    this.column = column;
    this.reason = reason;
  }
}

/** A text; empty where the cell is. */
export function takeText(cells: Cells, column: string): string {
  const cell = cells.get(column) ?? null;
  return cell === null ? '' : fromCellText(String(cell));
}

/** A text, or null where the cell is empty. */
export function takeTextOrNull(cells: Cells, column: string): string | null {
  const text = takeText(cells, column);
  return text === '' ? null : text;
}

/** A text that has to be there. Throws `CellError`. */
export function needText(cells: Cells, column: string): string {
  const text = takeText(cells, column);
  if (text === '') throw new CellError(column, 'missing');
  return text;
}

/** A whole number, or null where the cell is empty; a CSV has it as digits. Throws `CellError`. */
export function takeNumber(cells: Cells, column: string): number | null {
  const cell = cells.get(column) ?? null;
  if (cell === null || cell === '') return null;
  const number = typeof cell === 'string' && /^-?\d{1,15}$/.test(cell) ? Number(cell) : cell;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw new CellError(column, 'not-a-number');
  return number;
}

/** A whole number that has to be there. Throws `CellError`. */
export function needNumber(cells: Cells, column: string): number {
  const number = takeNumber(cells, column);
  if (number === null) throw new CellError(column, 'missing');
  return number;
}

/** One of a list of words, or null where the cell is empty. Throws `CellError`. */
export function takeOneOf<Word extends string>(
  cells: Cells,
  column: string,
  words: readonly Word[],
): Word | null {
  const text = takeText(cells, column);
  if (text === '') return null;
  const found = words.find((word) => word === text);
  if (found === undefined) throw new CellError(column, 'not-allowed');
  return found;
}

/** One of a list of words that has to be there. Throws `CellError`. */
export function needOneOf<Word extends string>(cells: Cells, column: string, words: readonly Word[]): Word {
  const word = takeOneOf(cells, column, words);
  if (word === null) throw new CellError(column, 'missing');
  return word;
}

/** What a cell holds as JSON, checked; `empty` where the cell is. Throws `CellError`. */
export function takeJson<T>(cells: Cells, column: string, schema: z.ZodType<T>, empty: T): T {
  const text = takeText(cells, column);
  if (text === '') return empty;
  const checked = schema.safeParse(parsed(text));
  if (!checked.success) throw new CellError(column, 'not-readable');
  return checked.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
