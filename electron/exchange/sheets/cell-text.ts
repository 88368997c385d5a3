/**
 * Texts of people in cells, so that every spreadsheet program gives them back as they were: characters that XML cannot
 * carry or that programs change (control characters, line ends but LF, halves of surrogate pairs, a line feed at either
 * end, the _ of what looks like _x000D_) are written \uXXXX, and a \ before what would look like that as \u005c.
 */
export function toCellText(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, escape) : text;
}

/** The text that `toCellText` wrote so. */
export function fromCellText(cell: string): string {
  return cell.includes('\\u')
    ? cell.replace(/\\u([0-9a-f]{4})/g, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      )
    : cell;
}

/** True if a spreadsheet program that opens a CSV may take the text for a formula and run it, or a guarded one for unguarded. */
const GUARDED = /^'*[=+\-@\t\r]/;

/** A text for a CSV: with a ' before it where a program could run it. */
export function guarded(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/** The text that `guarded` wrote so. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** One code unit as \uXXXX. */
function escape(found: string): string {
  return [...Array(found.length).keys()]
    .map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}

const CHANGED = [
  // What XML cannot carry, and line ends that programs make LF of.
  '[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufffe\\uffff]',
  '[\\ud800-\\udbff](?![\\udc00-\\udfff])',
  '(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
  // What looks like an escape of XLSX, which some programs undo in other files too.
  '_(?=x[0-9A-Fa-f]{4}_)',
  // Line feeds at the ends.
  '^\\n+',
  '\\n+$',
];
const NOT_CARRIED = new RegExp(CHANGED.join('|'));
const PATTERN = [...CHANGED, '\\\\(?=u[0-9a-f]{4})'].join('|');
const NEEDS_ESCAPE = new RegExp(PATTERN);
const ESCAPED = new RegExp(PATTERN, 'g');

/** Longest text that a spreadsheet's cell can hold. */
const LONGEST = 32_767;

/** A text that a cell can hold: one that `toCellText` wrote is as it is, but cut where it is too long. */
export function fitCell(text: string): string {
  const carried = NOT_CARRIED.test(text) ? toCellText(text) : text;
  return carried.length > LONGEST ? carried.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '') : carried;
}
