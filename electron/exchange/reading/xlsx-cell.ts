import type { RawCell } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';
import type { NumberMeaning } from './xlsx-styles.ts';

/** What cells refer to. */
export interface Shared {
  strings: readonly string[];
  meanings: readonly NumberMeaning[];
}

/** How a cell is described beside its value (ECMA-376 part 1, 18.3.1.4). */
export interface CellMarks {
  type: string;
  /** Index of its style. */
  style: string;
  formula: boolean;
}

/** A cell as it is kept; of a formula what it came to when it was last saved. */
export function cellOf(
  value: string,
  { type, style, formula }: CellMarks,
  { strings, meanings }: Shared,
): RawCell {
  const kept = keptIn(value, type, strings);
  if (formula) return { kind: 'formula', value: kept };
  if (kept === null) return null;
  if (type === 'b') return { kind: 'boolean', value: kept };
  if (type === 'e') return { kind: 'error', value: kept };
  if (type === 'd') return { kind: 'date', value: kept };
  const meaning = typeof kept === 'number' ? (meanings[Number(style)] ?? null) : null;
  return meaning === null ? kept : { kind: meaning, value: kept };
}

/** What a cell keeps, by its type (ECMA-376 part 1, 18.18.11). */
function keptIn(value: string, type: string, strings: readonly string[]): number | string | null {
  if (value === '') return null;
  switch (type) {
    case 's':
      return (strings[Number(value)] ?? '') || null;
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) throw new RefusedFile('damaged');
      return number;
    }
    default:
      return value;
  }
}

/** Characters that XML cannot carry are written as _xHHHH_ (ECMA-376 part 1, 22.4.2.4). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
