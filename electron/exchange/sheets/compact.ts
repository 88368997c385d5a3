import { type FieldState, fieldStates, type FieldValues } from '../../../shared/protocol/values.ts';
import type { Cells } from './column.ts';
import { CellError, takeText } from './take.ts';

/** Words with a space between them; nothing where there are none. */
export function listed(items: readonly string[]): string | null {
  return items.length > 0 ? items.join(' ') : null;
}

/** The words of `listed`. */
export function takeList(cells: Cells, column: string): string[] {
  return takeText(cells, column)
    .split(' ')
    .filter((word) => word !== '');
}

/** States of all fields that hold anything but a plain number: "invalid=blank voted=dash". */
export function statesText(values: FieldValues): string | null {
  return listed(
    Object.keys(values)
      .filter((field) => values[field]?.state !== 'number')
      .sort()
      .map((field) => `${field}=${values[field]?.state ?? ''}`),
  );
}

/** The states of `statesText`, by field. Throws `CellError`. */
export function takeStates(cells: Cells, column: string): Map<string, FieldState> {
  return new Map(
    takePairs(cells, column).map(([field, word]) => {
      const state = fieldStates.find((each) => each === word);
      if (state === undefined) throw new CellError(column, 'not-allowed');
      return [field, state];
    }),
  );
}

/** Ids of the fields that were corrected on paper. */
export function correctedText(values: FieldValues): string | null {
  return listed(
    Object.keys(values)
      .filter((field) => values[field]?.corrected)
      .sort(),
  );
}

/** Which marks are there, of those that were looked at: "chair=0 stamp=1". */
export function marksText(marks: Readonly<Record<string, boolean>>): string | null {
  return listed(
    Object.keys(marks)
      .sort()
      .map((mark) => `${mark}=${marks[mark] ? 1 : 0}`),
  );
}

/** The marks of `marksText`. Throws `CellError`. */
export function takeMarks(cells: Cells, column: string): Record<string, boolean> {
  return Object.fromEntries(
    takePairs(cells, column).map(([mark, word]) => {
      if (word !== '0' && word !== '1') throw new CellError(column, 'not-allowed');
      return [mark, word === '1'];
    }),
  );
}

function takePairs(cells: Cells, column: string): [name: string, word: string][] {
  return takeList(cells, column).map((pair) => {
    const [name = '', word = '', ...more] = pair.split('=');
    if (name === '' || more.length > 0) throw new CellError(column, 'not-readable');
    return [name, word];
  });
}

/** A record with its keys in order, as JSON: the same record makes the same text. Nothing where it is empty. */
export function jsonText(record: Readonly<Record<string, unknown>>): string | null {
  const keys = Object.keys(record).sort();
  if (keys.length === 0) return null;
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, record[key]])));
}
