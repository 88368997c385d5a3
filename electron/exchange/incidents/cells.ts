import type { SheetProblemCode } from '../../../shared/protocol/sheet-problems.ts';
import type { Problems } from '../reading/problems.ts';
import type { RawCell } from '../reading/raw-book.ts';
import { wholeNumber } from '../../../shared/protocol/whole-number.ts';
import { fromCellText } from '../sheets/cell-text.ts';
import type { IncidentSheet } from './header.ts';
import type { IncidentKey } from './columns.ts';

/** A cell that does not hold what its column is for: its row is left out, the cell is named already. */
export class CellRefused extends Error {}

/** Days from 30 December 1899, from which spreadsheets count, to 1 January 1970. */
const DAYS_TO_1970 = 25_569;
const MS_A_MINUTE = 60_000;
const MINUTES_A_DAY = 1440;

/** Takes the cells of one row, and names what cannot be taken. */
export class RowCells {
  constructor(
    private readonly table: IncidentSheet,
    /** From 0. */
    private readonly row: number,
    private readonly problems: Problems,
  ) {}

  /** False where the table has no such column: then the row says nothing of it. */
  has(key: IncidentKey): boolean {
    return this.table.columns.has(key);
  }

  /** A text without space around it; empty where the cell is. Throws `CellRefused`. */
  text(key: IncidentKey, longest: number): string {
    const cell = this.cell(key);
    if (cell !== null && typeof cell === 'object' && cell.kind !== 'formula')
      throw this.refuse(key, cell.kind, { text: String(cell.value ?? '') });
    const text = textOf(cell).trim();
    if (text.length > longest) throw this.refuse(key, 'too-long', { name: key, n: longest });
    return text;
  }

  /** A text that has to look as the pattern says, or be empty. Throws `CellRefused`. */
  like(key: IncidentKey, pattern: RegExp, longest: number): string {
    const text = this.text(key, longest);
    if (text !== '' && !pattern.test(text)) throw this.refuse(key, 'cell-unreadable', { name: key });
    return text;
  }

  /** A whole number from 0 on, or null where the cell is empty. Throws `CellRefused`. */
  number(key: IncidentKey, limit: number): number | null {
    const cell = this.cell(key);
    if (cell !== null && typeof cell === 'object' && cell.kind !== 'formula')
      throw this.refuse(key, cell.kind, { text: String(cell.value ?? '') });
    const value = cell !== null && typeof cell === 'object' ? cell.value : cell;
    if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
    const number = wholeNumber(value, limit);
    if (!number.ok) throw this.refuse(key, number.problem, { text: String(value) });
    if (!number.plain && typeof value === 'string' && value.trim() !== String(number.value))
      this.note(key, 'read-as', { text: value, n: number.value });
    return number.value;
  }

  /** Local time to the minute, YYYY-MM-DDTHH:MM, also where a spreadsheet made a date of it; empty where the cell is. Throws `CellRefused`. */
  time(key: IncidentKey): string {
    const cell = this.cell(key);
    const isDate = cell !== null && typeof cell === 'object' && cell.kind === 'date';
    const written = isDate ? String(cell.value ?? '') : this.text(key, 100);
    const time = isDate ? timeOfDate(cell.value) : timeOfText(written);
    if (time === null) throw this.refuse(key, 'not-a-time', { text: written });
    if (isDate) this.note(key, 'read-as', { text: written, n: time });
    return time;
  }

  /** Yes or no as 1 or 0, true or false; empty is no. Throws `CellRefused`. */
  yesNo(key: IncidentKey): boolean {
    const cell = this.cell(key);
    const isBoolean = cell !== null && typeof cell === 'object' && cell.kind === 'boolean';
    const text = isBoolean ? String(cell.value) : this.text(key, 10);
    if (/^(?:1|true)$/i.test(text)) return true;
    if (/^(?:0|false|)$/i.test(text)) return false;
    throw this.refuse(key, 'not-in-list', { name: key, text });
  }

  note(key: IncidentKey, code: SheetProblemCode, params: Record<string, string | number>): void {
    this.problems.add(this.table.sheet.name, this.place(key), code, params);
  }

  /** Names a cell that cannot be taken; the error is for the caller to throw. */
  refuse(key: IncidentKey, code: SheetProblemCode, params: Record<string, string | number>): CellRefused {
    this.note(key, code, params);
    return new CellRefused(`${key}: ${code}`);
  }

  /** True if none of the columns holds anything in this row. */
  isEmpty(): boolean {
    return [...this.table.columns.keys()].every((key) => textOf(this.raw(key)).trim() === '');
  }

  /** A cell of which a formula's value is taken, which is said. */
  private cell(key: IncidentKey): RawCell {
    const cell = this.raw(key);
    if (cell !== null && typeof cell === 'object' && cell.kind === 'formula')
      this.note(key, 'formula', { text: String(cell.value ?? '') });
    return cell;
  }

  private raw(key: IncidentKey): RawCell {
    const column = this.table.columns.get(key);
    return column === undefined ? null : (this.table.sheet.rows[this.row]?.[column] ?? null);
  }

  private place(key: IncidentKey): { row: number; column?: number } {
    const column = this.table.columns.get(key);
    return column === undefined ? { row: this.row } : { row: this.row, column };
  }
}

function textOf(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return String(cell.value ?? '');
  return typeof cell === 'number' ? String(cell) : fromCellText(cell);
}

/** A day with its time as people and programs write it, the day first or the year first; null where it is none. */
function timeOfText(text: string): string | null {
  if (text === '') return '';
  const year = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T|,? +)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text);
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? +)(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text);
  const parts = year?.slice(1) ?? (day && [day[3], day[2], day[1], day[4], day[5]]);
  if (!parts) return null;
  const [y, ...rest] = parts.map((part) => (part ?? '').padStart(2, '0'));
  return `${y}-${rest[0]}-${rest[1]}T${rest[2]}:${rest[3]}`;
}

/**
 * What a spreadsheet keeps of a date, to the nearest minute: days since the end of 1899, which hold no minute exactly, or a text
 * of ISO 8601 made of them. Null without a time of day: that of a day alone is not known.
 */
function timeOfDate(value: number | string | null): string | null {
  const days = typeof value === 'number' ? value - DAYS_TO_1970 : daysOfText(value ?? '');
  if (!Number.isFinite(days) || Number.isInteger(days)) return null;
  const date = new Date(Math.round(days * MINUTES_A_DAY) * MS_A_MINUTE);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 16);
}

/** Days since 1970, its time taken as it stands there. */
function daysOfText(text: string): number {
  return Date.parse(`${text.replace(/Z$/, '')}Z`) / (MINUTES_A_DAY * MS_A_MINUTE);
}
