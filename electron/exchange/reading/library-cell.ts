import type { CellObject } from 'xlsx';
import { meaningOf, type NumberMeaning } from './number-meaning.ts';
import type { RawCell } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';

/**
 * Tells cells of one workbook, as SheetJS has them, as what they keep; null where one holds nothing.
 * @throws RefusedFile damaged: a number that is none
 */
export function libraryCells(): (cell: CellObject) => RawCell {
  const meanings = new Map<string, NumberMeaning>();
  const meaningIn = ({ z, w }: CellObject): NumberMeaning => {
    if (z === undefined) return w?.endsWith('%') ? 'percent' : null;
    const format = String(z);
    let meaning = meanings.get(format);
    if (meaning === undefined) meanings.set(format, (meaning = meaningOf(format)));
    return meaning;
  };
  return (cell) => {
    const { t, f, F } = cell;
    const value = keptIn(cell);
    if (f !== undefined || F !== undefined) return { kind: 'formula', value };
    if (value === null) return null;
    if (t === 'b') return { kind: 'boolean', value };
    if (t === 'e') return { kind: 'error', value };
    if (t === 'd') return { kind: 'date', value };
    const meaning = t === 'n' ? meaningIn(cell) : null;
    return meaning === null ? value : { kind: meaning, value };
  };
}

function keptIn({ t, v, w }: CellObject): number | string | null {
  switch (t) {
    case 'n':
      if (typeof v !== 'number' || !Number.isFinite(v)) throw new RefusedFile('damaged');
      return v;
    case 's':
      return typeof v === 'string' && v !== '' ? v : null;
    case 'd':
      return v instanceof Date && !Number.isNaN(v.getTime()) ? v.toISOString().replace(MIDNIGHT, '') : '?';
    case 'b':
      return v === true ? '1' : '0';
    case 'e':
      return w ?? errors.get(v) ?? '#ERROR!';
    default:
      return null;
  }
}

const MIDNIGHT = /T00:00:00\.000Z$/;

/** Names of the errors that the library numbers ([MS-XLS] 2.5.10). */
const errors: ReadonlyMap<CellObject['v'], string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);
