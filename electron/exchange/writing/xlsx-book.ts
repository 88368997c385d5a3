import type { Cell, Header } from '../sheets/column.ts';
import {
  ABOUT,
  aboutHeaders,
  type AboutLine,
  aboutWidths,
  type BookWriter,
  HEADER_ROWS,
  letterOf,
  type TableHead,
  xml,
} from './book.ts';
import { type Packed, packedText, packText } from './packed.ts';
import { SHEET_HEAD, style, xlsxParts } from './xlsx-parts.ts';
import { writeZip, type ZipPart } from './zip-file.ts';

/** A sheet under way. */
interface SheetInHand {
  packed: Packed;
  head: TableHead;
  /** The last row's number. */
  row: number;
  letters: readonly string[];
}

/** Height of the row of names, in points: three lines or so. */
const NAMES_HEIGHT = 75;

/**
 * Writes an XLSX workbook (ECMA-376) in bounded memory: rows are packed as they come. Texts are inline, so that no program
 * takes them for formulas.
 * @param at time to be named as that of the workbook, ISO 8601
 */
export function xlsxBook(file: string, heads: readonly TableHead[], at: string): BookWriter {
  const sheets = new Map(
    heads.map((head, index): [string, SheetInHand] => [head.name, beginTable(head, index === 0)]),
  );
  return {
    table(name) {
      const sheet = sheets.get(name);
      if (!sheet) throw new Error(`The workbook has no sheet ${name}`);
      return { add: (cells) => addRow(sheet, cells) };
    },
    async finish(about) {
      const filters = [...sheets.values()].map(
        ({ letters, row }) => `$A$${HEADER_ROWS}:$${letters.at(-1)}$${row}`,
      );
      const all: Packed[] = [...sheets.values()].map(endTable);
      all.push(aboutSheet(about));
      const names = [...sheets.keys(), ABOUT];
      await writeZip(file, partsOf(all, xlsxParts(names, filters, at)));
    },
    close: () => sheets.clear(),
  };
}

function* partsOf(
  sheets: readonly Packed[],
  others: readonly [name: string, text: string][],
): Generator<ZipPart> {
  for (const [name, text] of others) yield { name, packed: packedText(text) };
  for (const [index, packed] of sheets.entries())
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, packed };
}

function beginTable(head: TableHead, first: boolean): SheetInHand {
  const { headers, frozen } = head;
  const packed = packText();
  const letters = headers.map((_, index) => letterOf(index));
  const corner = `${letterOf(frozen)}${HEADER_ROWS + 1}`;
  packed.add(
    `${SHEET_HEAD}<sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">\
<pane xSplit="${frozen}" ySplit="${HEADER_ROWS}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>\
<selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews><cols>\
${headers.map((header, index) => columnXml(header, index + 1)).join('')}</cols><sheetData>`,
  );
  const keys = headers.map(({ key }, index) => textCell(`${letters[index]}1`, key, style.key));
  const names = headers.map(({ heading }, index) => textCell(`${letters[index]}2`, heading, style.name));
  packed.add(`<row r="1">${keys.join('')}</row>`);
  packed.add(`<row r="2" ht="${NAMES_HEIGHT}" customHeight="1">${names.join('')}</row>`);
  return { packed, head, row: HEADER_ROWS, letters };
}

/** A text stays a text even when somebody edits the cell, and types into an empty one. */
function columnXml({ width, kind }: Header, n: number): string {
  return `<col min="${n}" max="${n}" width="${width}" style="${kind === 'number' ? style.number : style.text}" customWidth="1"/>`;
}

function addRow(sheet: SheetInHand, cells: readonly Cell[]): void {
  sheet.row += 1;
  const { letters, row } = sheet;
  let text = `<row r="${row}">`;
  for (const [index, cell] of cells.entries()) {
    if (cell === null || cell === '') continue;
    const at = `${letters[index]}${row}`;
    text +=
      typeof cell === 'number'
        ? `<c r="${at}" s="${style.number}"><v>${cell}</v></c>`
        : textCell(at, cell, style.text);
  }
  sheet.packed.add(`${text}</row>`);
}

const OUTER_SPACE = /^\s|\s$|\n|\s{2}/;

function textCell(at: string, text: string, styleNumber: number): string {
  const keep = OUTER_SPACE.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${at}" s="${styleNumber}" t="inlineStr"><is><t${keep}>${xml(text)}</t></is></c>`;
}

function endTable({ packed, head: { headers }, row, letters }: SheetInHand): Packed {
  const last = letters.at(-1) ?? 'A';
  packed.add(`</sheetData><autoFilter ref="A${HEADER_ROWS}:${last}${row}"/>`);
  const lists = headers.flatMap(({ allowed }, index) =>
    allowed ? [listXml(allowed, letters[index], row)] : [],
  );
  if (lists.length > 0 && row > HEADER_ROWS)
    packed.add(`<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`);
  packed.add('</worksheet>');
  return packed.end();
}

/** Only the words of a list may be chosen. */
function listXml(allowed: readonly string[], letter: string | undefined, last: number): string {
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letter}${HEADER_ROWS + 1}:${letter}${last}">\
<formula1>"${xml(allowed.join(','))}"</formula1></dataValidation>`;
}

function aboutSheet(lines: readonly AboutLine[]): Packed {
  const packed = packText();
  packed.add(
    `${SHEET_HEAD}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><cols>\
${aboutWidths.map((width, index) => columnXml({ key: '', heading: '', help: '', kind: 'text', width }, index + 1)).join('')}</cols><sheetData>`,
  );
  const cell = (at: string, value: string | number | null, styleNumber: number) => {
    if (value === null || value === '') return '';
    return typeof value === 'number'
      ? `<c r="${at}" s="${style.number}"><v>${value}</v></c>`
      : textCell(at, value, styleNumber);
  };
  for (const [index, line] of [aboutHeaders, ...lines].entries()) {
    const cells = line.map((value, column) =>
      cell(`${letterOf(column)}${index + 1}`, value, index === 0 ? style.key : style.text),
    );
    packed.add(`<row r="${index + 1}">${cells.join('')}</row>`);
  }
  packed.add('</sheetData></worksheet>');
  return packed.end();
}
