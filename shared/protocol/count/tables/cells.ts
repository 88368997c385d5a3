import { MAX_VALUE } from '../../values.ts';
import { type NumberProblem, wholeNumber } from '../../whole-number.ts';
import type { NoProtocolReason } from '../figures.ts';
import { foldWords } from './known.ts';
import { cellText, type TableCell } from './table.ts';

/** Why a cell does not say what its column is taken for. */
export type CellProblem =
  | NumberProblem
  /** A date, a time, a percentage, true or false, or an error, where a number should be. */
  | 'odd-cell'
  /** A formula whose value the file does not keep. */
  | 'not-reckoned'
  | 'coordinate'
  | 'yes-or-no';

export type CellRead<T> = { value: T } | { why: CellProblem } | null;

/** So much can be counted in a whole country. */
const MOST = 1_000_000_000;

/** What tables write where a figure is not known; never zero. */
const UNKNOWN = new Set([
  '',
  '-',
  '--',
  '…',
  '...',
  '?',
  'n/a',
  'na',
  'н/д',
  'нд',
  'ж/д',
  'no data',
  'нет данных',
  'дерек жоқ',
  'мәлімет жоқ',
]);

/** True where a cell says that nothing is known. */
export function isUnknown(cell: TableCell): boolean {
  const text = cellText(cell)
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-');
  return UNKNOWN.has(text) && !(typeof cell === 'object' && cell?.odd === 'unreckoned');
}

/** A figure: a whole number from 0, of a station at most what a protocol can state. Null where it is not known. */
export function readFigure(cell: TableCell, ofStation: boolean): CellRead<number> {
  if (isUnknown(cell)) return null;
  if (typeof cell === 'object' && cell !== null)
    return { why: cell.odd === 'unreckoned' ? 'not-reckoned' : 'odd-cell' };
  const read = wholeNumber(cell ?? '', ofStation ? MAX_VALUE : MOST);
  return read.ok ? { value: read.value } : { why: read.problem };
}

/** Degrees, with a decimal point or comma, within ±`most`. */
export function readCoordinate(cell: TableCell, most: number): CellRead<number> {
  if (isUnknown(cell)) return null;
  const text = cellText(cell).replace(',', '.');
  const degrees = /^-?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(degrees) <= most ? { value: degrees } : { why: 'coordinate' };
}

const YES = new Set(['yes', 'y', 'да', 'иә', 'ия', '1', '+', 'x', 'х', 'true', '✓', '✔']);
const NO = new Set(['no', 'n', 'нет', 'жоқ', '0', 'false', '-']);

/** Yes or no, in any of the languages or as a mark; null where the cell is empty. */
export function readYesOrNo(cell: TableCell): CellRead<boolean> {
  const text = cellText(cell).toLowerCase();
  if (text === '') return null;
  if (YES.has(text)) return { value: true };
  return NO.has(text) ? { value: false } : { why: 'yes-or-no' };
}

const reasons: readonly (readonly [RegExp, NoProtocolReason])[] = [
  [/copy refused|refus|отказ|не выда|бас тарт|бермеді/, 'copy-refused'],
  [/not let in|kept out|не пуст|не допу|кіргізбе|жібермеді/, 'not-let-in'],
  [/removed|expel|удал|выгна|шығарып|шығарыл/, 'removed'],
  [/lost contact|no contact|связ|байланыс/, 'lost-contact'],
  [/not observed|no observer|не наблюд|без наблюд|не было наблюд|байқалма|байқаушы болма/, 'not-observed'],
];

/** Why there is no protocol: one of the reasons that are told apart, else another one; null where the cell is empty. */
export function readReason(cell: TableCell): NoProtocolReason | null {
  if (isUnknown(cell)) return null;
  const folded = foldWords(cellText(cell));
  return reasons.find(([words]) => words.test(folded))?.[1] ?? 'other';
}
