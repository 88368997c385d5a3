import type { Cell } from '../sheets/column.ts';
import {
  ABOUT,
  aboutHeaders,
  type AboutLine,
  aboutWidths,
  type BookWriter,
  HEADER_ROWS,
  type TableHead,
  xml,
} from './book.ts';
import {
  contentHead,
  contentTail,
  MIMETYPE,
  odsParts,
  odsStyle,
  tableHead,
  validationName,
} from './ods-parts.ts';
import { type Packed, packedText, packText } from './packed.ts';
import { writeZip, type ZipPart } from './zip-file.ts';

/** A table under way. */
interface TableInHand {
  head: TableHead;
  packed: Packed;
  /** The last row's number. */
  last: number;
}

/**
 * Writes an ODS workbook (OpenDocument 1.3) in bounded memory: each table is packed as its rows come, and all tables are put
 * together into one part at the end.
 * A writer of our own: SheetJS freezes no headers, writes no lists to choose from and no filters, and makes the content one
 * string, which took 1.5 GB for 10,000 protocols and can never hold 30,000.
 */
export function odsBook(file: string, heads: readonly TableHead[]): BookWriter {
  const tables = new Map(heads.map((head): [string, TableInHand] => [head.name, beginTable(head)]));
  return {
    table(name) {
      const table = tables.get(name);
      if (!table) throw new Error(`The workbook has no sheet ${name}`);
      return { add: (cells) => addRow(table, cells) };
    },
    async finish(about) {
      const all = [...tables.values()];
      for (const { packed } of all) {
        packed.add('</table:table>');
        packed.end();
      }
      await writeZip(file, partsOf(heads, all, about));
    },
    close: () => tables.clear(),
  };
}

function* partsOf(
  heads: readonly TableHead[],
  tables: readonly TableInHand[],
  about: readonly AboutLine[],
): Generator<ZipPart> {
  yield { name: 'mimetype', stored: [Buffer.from(MIMETYPE, 'latin1')] };
  for (const [name, text] of odsParts(heads)) yield { name, packed: packedText(text) };
  yield { name: 'content.xml', packed: contentOf(heads, tables, about) };
}

/** All tables in one text: those that were packed are unpacked and packed anew, a portion at a time. */
function contentOf(
  heads: readonly TableHead[],
  tables: readonly TableInHand[],
  about: readonly AboutLine[],
): Packed {
  const content = packText();
  content.add(contentHead(heads));
  for (const { packed } of tables) {
    // A portion's end may stand within a character.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for (const portion of packed.unpacked()) content.add(decoder.decode(portion, { stream: true }));
    content.add(decoder.decode());
  }
  content.add(aboutTable(about));
  content.add(contentTail(tables));
  return content.end();
}

function beginTable(head: TableHead): TableInHand {
  const { name, headers } = head;
  const packed = packText();
  packed.add(tableHead(name, headers));
  packed.add(
    `<table:table-row>${headers.map(({ key }) => textCell(key, odsStyle.key)).join('')}</table:table-row>`,
  );
  const names = headers.map(({ heading }) => textCell(heading, odsStyle.name));
  packed.add(`<table:table-row table:style-name="${odsStyle.names}">${names.join('')}</table:table-row>`);
  return { head, packed, last: HEADER_ROWS };
}

function addRow(table: TableInHand, cells: readonly Cell[]): void {
  const { head, packed } = table;
  let text = '<table:table-row>';
  let empty = 0;
  for (const [index, cell] of cells.entries()) {
    const header = head.headers[index];
    const list = header?.allowed
      ? ` table:content-validation-name="${validationName(head.name, header.key)}"`
      : '';
    if ((cell === null || cell === '') && list === '') {
      empty += 1;
      continue;
    }
    text += emptyCells(empty) + cellXml(cell, list);
    empty = 0;
  }
  packed.add(`${text}${emptyCells(empty)}</table:table-row>`);
  table.last += 1;
}

function emptyCells(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '<table:table-cell/>' : `<table:table-cell table:number-columns-repeated="${count}"/>`;
}

function cellXml(cell: Cell, list: string): string {
  if (cell === null || cell === '') return `<table:table-cell${list}/>`;
  if (typeof cell === 'string') return textCell(cell, null, list);
  return `<table:table-cell${list} office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
}

/** @param style null for that of the column */
function textCell(text: string, style: string | null, list = ''): string {
  const named = style === null ? '' : ` table:style-name="${style}"`;
  return `<table:table-cell${named}${list} office:value-type="string">${paragraphs(text)}</table:table-cell>`;
}

const SPACES = /^ +| {2,}| $/g;

/** Lines as paragraphs; spaces that a reader would leave out are counted. */
function paragraphs(text: string): string {
  const escaped = xml(text);
  if (!escaped.includes('\n') && !/^ | {2}| $/.test(escaped)) return `<text:p>${escaped}</text:p>`;
  return escaped
    .split('\n')
    .map((line) => `<text:p>${line.replace(SPACES, (run) => `<text:s text:c="${run.length}"/>`)}</text:p>`)
    .join('');
}

function aboutTable(lines: readonly AboutLine[]): string {
  const columns = aboutWidths.map((width) => ({ width, kind: 'text' as const }));
  const row = (line: readonly Cell[], style: string) => {
    const cells = line.map((cell) =>
      typeof cell === 'string' && cell !== '' ? textCell(cell, style) : cellXml(cell, ''),
    );
    return `<table:table-row>${cells.join('')}</table:table-row>`;
  };
  const rows = lines.map((line) => row(line, odsStyle.text));
  return `${tableHead(ABOUT, columns)}${row(aboutHeaders, odsStyle.key)}${rows.join('')}</table:table>`;
}
