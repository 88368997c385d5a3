/** Why a text or a number of a cell is no whole number that a protocol can state. */
export type NumberProblem = 'not-a-number' | 'decimals' | 'negative' | 'out-of-range';

export type WholeNumber =
  /** `plain`: it stood there just so; otherwise the way it was written had to be understood. */
  { ok: true; value: number; plain: boolean } | { ok: false; problem: NumberProblem };

const bad = (problem: NumberProblem): WholeNumber => ({ ok: false, problem });

/** Signs that stand for minus before or after a number. */
const MINUS = '[-\u2010-\u2015\u2212]';
/** What may stand between groups of three digits, besides a comma or a point. */
const GROUPING = "[\\s'\u2019\u02bc_]";

/**
 * Understands a whole number however a spreadsheet or a person writes it: digits of any script, groups of three set apart
 * by spaces of any kind, apostrophes, commas or points, and decimals that are all zero. A word after it is not
 * understood: it may change what it is worth ("12 thousand"). Texts alone: a comma before three digits sets groups
 * apart, as no count has thousandths.
 * @param limit the greatest number that is let in
 */
export function wholeNumber(cell: number | string, limit: number): WholeNumber {
  if (typeof cell === 'number') {
    if (!Number.isInteger(cell)) return bad('decimals');
    return inRange(cell, limit, true);
  }
  const text = asciiDigits(cell.normalize('NFKC')).trim();
  if (/^\d+$/.test(text)) return inRange(Number(text), limit, text === cell);
  const unsigned = text.replace(new RegExp(`^${MINUS}\\s*|\\s*${MINUS}$|^\\((.*)\\)$`), '$1');
  const digits = withoutGroups(unsigned);
  if (digits === null) return bad(/^[\d\s]*\d[.,]\d+$/.test(unsigned) ? 'decimals' : 'not-a-number');
  return unsigned === text ? inRange(Number(digits), limit, false) : bad('negative');
}

function inRange(value: number, limit: number, plain: boolean): WholeNumber {
  if (value < 0) return bad('negative');
  return value <= limit ? { ok: true, value, plain } : bad('out-of-range');
}

/** The digits of "1 234", "1,234", "1.234,00" or "1234.0"; null where they are none, or decimals that count. */
function withoutGroups(text: string): string | null {
  const found =
    new RegExp(`^(\\d{1,3}(?:(${GROUPING}|[.,])\\d{3})(?:\\2\\d{3})*)(?:([.,])(0+))?$`).exec(text) ??
    /^(\d+)()(?:([.,])(0+))?$/.exec(text);
  if (!found) return null;
  const [, whole = '', grouping = '', point] = found;
  if (point !== undefined && point === grouping) return null;
  return whole.replaceAll(/\D/g, '');
}

/** Digits of every script as 0…9. Unicode keeps the ten digits of a script side by side, zero first. */
function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
