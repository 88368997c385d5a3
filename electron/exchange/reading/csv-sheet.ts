import { unguarded } from '../sheets/cell-text.ts';
import { type RawCell, type RawSheet, sheetLimits } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';

const delimiters = [',', ';', '\t'] as const;
type Delimiter = (typeof delimiters)[number];

/** Where the first lines have ended, long as they may be; so many of them are looked at. */
const FIRST_LINES = 65_536;
const LOOKED_AT = 30;

/**
 * Reads delimited text (RFC 4180, and what programs make of it): comma, semicolon or tab, whichever the first lines
 * agree on; quoted cells with doubled quotes; lines that end with CR, LF or both. Every cell is a text, an empty one
 * nothing. The ' before what a program could take for a formula is taken off.
 * @throws RefusedFile too-large
 */
export function csvSheet(text: string): RawSheet {
  const declared = /^sep=([,;\t])(?:\r\n|\r|\n)/.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const rows: RawCell[][] = declared ? [[]] : [];
  for (const row of records(body, (declared?.[1] as Delimiter | undefined) ?? delimiterOf(body)))
    rows.push(row);
  return {
    name: '',
    hidden: false,
    rows,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merged: [],
  };
}

/**
 * The delimiter of a text: whichever most of the first lines have equally often; of several the one that they have more of. A
 * title over the table has none, or others.
 */
function delimiterOf(text: string): Delimiter {
  const lines = text
    .slice(0, FIRST_LINES)
    .replaceAll(/"[^"]*"/g, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT);
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    const alike = usual === 0 ? 0 : counts.filter((count) => count === usual).length;
    return { delimiter, alike, usual };
  });
  scores.sort((a, b) => b.alike - a.alike || b.usual - a.usual);
  return scores[0]?.delimiter ?? ',';
}

function* records(text: string, delimiter: Delimiter): Generator<RawCell[]> {
  let row: RawCell[] = [];
  let cells = 0;
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const [cell, end] = quoted ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
    row.push(cellOf(cell));
    cells += 1;
    if (cells > sheetLimits.cells || row.length > sheetLimits.columns)
      throw new RefusedFile('too-large', { what: 'cells' });
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter that ends the text has an empty cell after it.
      if (at === text.length) row.push(null);
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    yield row;
    row = [];
  }
  if (row.length > 0) yield row;
}

function plainCell(text: string, from: number, delimiter: Delimiter): [string, number] {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return [text.slice(from, end), end];
}

/** What follows the closing quote up to the delimiter is kept: some programs write `"a" b`. */
function quotedCell(text: string, from: number, delimiter: Delimiter): [string, number] {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return [cell + text.slice(at), text.length];
    cell += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    cell += '"';
    at += 1;
  }
  const [rest, end] = plainCell(text, at, delimiter);
  return [cell + rest, end];
}

function cellOf(text: string): RawCell {
  return text === '' ? null : unguarded(text);
}
