import { open } from 'node:fs/promises';
import { type AboutLine, aboutLines } from './about.ts';
import type { Cell, Column } from './columns.ts';
import {
  freeze,
  manifest,
  meta,
  MIME_TYPE,
  namedStyles,
  namespaces,
  OFFICE_VERSION,
  styles,
} from './ods-parts.ts';
import type { AboutExport, ProtocolRow } from './protocol-row.ts';
import { cellText, xmlText } from './safe-text.ts';
import type { Words } from './words.ts';
import { ZipWriter } from './zip-writer.ts';

/** Rows of the header: the keys, then the names in the language. */
const HEADER_ROWS = 2;
const FROZEN_COLUMNS = 4;
/** So many rows are handed to the compressor at once. */
const ROWS_AT_ONCE = 100;
const ABOUT_WIDTHS = [44, 70, 70];

/**
 * Writes rows as an ODS workbook (OpenDocument 1.3) in bounded memory: the same sheets and header rows as XLSX, frozen and
 * with filters. Written here because SheetJS holds a workbook in memory several times over. Answers the number of rows.
 */
export async function writeOds(
  file: string,
  columns: readonly Column[],
  rows: AsyncIterable<ProtocolRow>,
  about: AboutExport,
  words: Words,
): Promise<number> {
  const handle = await open(file, 'w');
  try {
    const zip = new ZipWriter(handle);
    const counted = { rows: 0 };
    // Its type comes first and plain: programs tell the format by it.
    await zip.store('mimetype', MIME_TYPE);
    await zip.deflate('content.xml', content(columns, rows, about, words, counted));
    await zip.deflate('styles.xml', [namedStyles()]);
    await zip.deflate('settings.xml', [freeze(words.sheet.protocols, FROZEN_COLUMNS, HEADER_ROWS)]);
    await zip.deflate('meta.xml', [meta(about.asOf)]);
    await zip.deflate('META-INF/manifest.xml', [
      manifest(['content.xml', 'styles.xml', 'settings.xml', 'meta.xml']),
    ]);
    await zip.finish();
    return counted.rows;
  } finally {
    await handle.close();
  }
}

async function* content(
  columns: readonly Column[],
  rows: AsyncIterable<ProtocolRow>,
  about: AboutExport,
  words: Words,
  counted: { rows: number },
): AsyncGenerator<string> {
  const widths = [...new Set([...columns.map((column) => column.width), ...ABOUT_WIDTHS])];
  yield `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} office:version="${OFFICE_VERSION}">${styles(widths)}<office:body><office:spreadsheet>`;
  yield table(words.sheet.protocols);
  for (const column of columns) yield columnOf(column.width, column.kind === 'number' ? 'whole' : 'plain');
  yield line(
    columns.map((column) => column.key),
    'head',
  );
  yield line(
    columns.map((column) => column.heading),
    'head',
  );
  let text = '';
  for await (const row of rows) {
    text += line(columns.map((column) => column.cell(row)));
    counted.rows += 1;
    if (counted.rows % ROWS_AT_ONCE > 0) continue;
    yield text;
    text = '';
  }
  yield `${text}</table:table>`;
  yield* aboutTable(aboutLines(about, counted.rows, columns, words), words);
  yield filter(words.sheet.protocols, columns.length, HEADER_ROWS + counted.rows);
  yield '</office:spreadsheet></office:body></office:document-content>';
}

function* aboutTable(lines: readonly AboutLine[], words: Words): Generator<string> {
  yield table(words.sheet.about);
  for (const width of ABOUT_WIDTHS) yield columnOf(width, 'plain');
  for (const cells of lines) yield line(cells.map((cell) => cell ?? null));
  yield '</table:table>';
}

function table(name: string): string {
  return `<table:table table:name="${xmlText(name)}">`;
}

function columnOf(width: number, style: 'whole' | 'plain'): string {
  return `<table:table-column table:style-name="width${width}" table:default-cell-style-name="${style}"/>`;
}

function line(cells: readonly Cell[], style?: 'head'): string {
  const styled = style ? ` table:style-name="${style}"` : '';
  return `<table:table-row>${cells.map((cell) => cellXml(cell, styled)).join('')}</table:table-row>`;
}

/** A text is typed as one, so that no program takes it for a formula. */
function cellXml(cell: Cell, styled: string): string {
  if (cell === null) return `<table:table-cell${styled}/>`;
  if (typeof cell === 'number')
    return `<table:table-cell${styled} office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  const paragraphs = cellText(cell)
    .split(/\r\n|\r|\n/)
    .map((paragraph) => `<text:p>${spaced(paragraph)}</text:p>`);
  return `<table:table-cell${styled} office:value-type="string">${paragraphs.join('')}</table:table-cell>`;
}

/** OpenDocument reads runs of spaces as one, and tabs as spaces, unless they are spelled out. */
function spaced(text: string): string {
  return xmlText(text)
    .replaceAll('\t', '<text:tab/>')
    .replace(/^ | {2,}| $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}

/** Filter buttons on the second header row. */
function filter(sheet: string, columns: number, lastRow: number): string {
  const name = `'${sheet.replaceAll("'", "''")}'`;
  const range = xmlText(`${name}.A${HEADER_ROWS}:${name}.${columnName(columns)}${lastRow}`);
  return `<table:database-ranges><table:database-range table:name="protocols" table:target-range-address="${range}" table:display-filter-buttons="true"/></table:database-ranges>`;
}

/** A column's name by its number from 1: A, B ... Z, AA. */
function columnName(number: number): string {
  const before = Math.floor((number - 1) / 26);
  return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + ((number - 1) % 26));
}
