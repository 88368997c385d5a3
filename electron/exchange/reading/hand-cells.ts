import { languages } from '../../../shared/forms/checks.ts';
import { type FieldState, fieldStates, MAX_VALUE } from '../../../shared/protocol/values.ts';
import type { Cell, Cells } from '../sheets/column.ts';
import { takeText } from '../sheets/take.ts';
import { wordsOf } from '../words.ts';
import { plainName } from './names.ts';
import { type Reading, tell } from './reading-of.ts';
import type { TableRow } from './table-rows.ts';
import { wholeNumber } from '../../../shared/protocol/whole-number.ts';

/** What a cell that somebody may have typed in holds; `failed` once it was named as something that cannot be taken. */
export type HandCell<T> = { failed: false; value: T | null } | { failed: true };

const FAILED = { failed: true } as const;
const found = <T>(value: T | null): HandCell<T> => ({ failed: false, value });

/**
 * A whole number from 0 on as a person or a spreadsheet wrote it; nothing is nothing. What is no such number is named.
 * @param limit the greatest that is let in
 */
export function handNumber(
  reading: Reading,
  row: TableRow,
  key: string,
  limit = MAX_VALUE,
): HandCell<number> {
  const odd = row.odd.get(key);
  if (odd && odd.kind !== 'formula') {
    tell(reading, row, odd.kind, key, { text: String(odd.value ?? '') });
    return FAILED;
  }
  if (odd) tell(reading, row, 'formula', key, { text: String(odd.value ?? '') });
  const cell = filled(row.cells, key);
  if (cell === null) return found<number>(null);
  const number = wholeNumber(cell, limit);
  if (!number.ok) {
    tell(reading, row, number.problem, key, { text: String(cell) });
    return FAILED;
  }
  if (!number.plain) tell(reading, row, 'read-as', key, { text: String(cell), n: number.value });
  return found(number.value);
}

/** A field's state by its key or by its name in any language; what is none is named. */
export function handState(reading: Reading, row: TableRow, key: string): HandCell<FieldState> {
  const cell = row.odd.has(key) ? String(row.odd.get(key)?.value ?? '') : filled(row.cells, key);
  if (cell === null || cell === '') return found<FieldState>(null);
  const state = stateNames().get(plainName(String(cell)));
  if (state !== undefined) return found(state);
  tell(reading, row, 'unknown-state', key, { text: String(cell) });
  return FAILED;
}

/** Whether a mark is there: 1 or 0, or true or false; what is neither is named. */
export function handMark(reading: Reading, row: TableRow, key: string): HandCell<boolean> {
  const odd = row.odd.get(key);
  const text = odd?.kind === 'boolean' ? String(odd.value) : String(filled(row.cells, key) ?? '');
  if (text === '') return found<boolean>(null);
  if (/^(1|true)$/i.test(text.trim())) return found(true);
  if (/^(0|false)$/i.test(text.trim())) return found(false);
  tell(reading, row, 'cell-unreadable', key, { name: key });
  return FAILED;
}

/** A text; of a column that is no longer there what it said. A date or an error where a text should be is named. */
export function handText(reading: Reading, row: TableRow, key: string, before: string): HandCell<string> {
  if (!row.table.columns.has(key)) return found(before);
  const odd = row.odd.get(key);
  if (odd?.kind === 'formula') tell(reading, row, 'formula', key, { text: String(odd.value ?? '') });
  else if (odd) {
    tell(reading, row, 'cell-unreadable', key, { name: key });
    return FAILED;
  }
  return found(takeText(row.cells, key));
}

/** A cell with nothing but spaces is an empty one. */
function filled(cells: Cells, key: string): Exclude<Cell, null> | null {
  const cell = cells.get(key) ?? null;
  return typeof cell === 'string' && cell.trim() === '' ? null : cell;
}

let names: Map<string, FieldState> | undefined;

function stateNames(): ReadonlyMap<string, FieldState> {
  names ??= new Map(
    fieldStates.flatMap((state) => [
      [plainName(state), state] as const,
      ...languages.map((language) => [plainName(wordsOf(language).state[state]), state] as const),
    ]),
  );
  return names;
}
