import { cellName, type RawBook, type RawCell, type RawSheet, sheetLimits } from './raw-book.ts';
import type { PackageParts } from './package-parts.ts';
import { CellBudget, SheetBuilder } from './sheet-builder.ts';
import { attribute, scanXml, type XmlListener } from './xml-scan.ts';

/**
 * Reads an OpenDocument spreadsheet (ISO/IEC 26300): the sheets that are wanted and what is kept in their cells. An own
 * reader, since the library's loses tabs and spaces at a text's end, and does not tell hidden rows.
 * @param wanted by a sheet's name
 * @throws RefusedFile damaged, unsafe, too-large
 */
export async function odsBook(parts: PackageParts, wanted: (name: string) => boolean): Promise<RawBook> {
  const listener = new ContentListener(wanted);
  scanXml(await parts.needed('content.xml'), listener);
  return { kind: 'ods', sheets: listener.sheets };
}

/** A cell while it is being read. */
interface OpenCell {
  attributes: string;
  paragraphs: string[];
}

/** Goes along the content and lays out its sheets. */
class ContentListener implements XmlListener {
  readonly sheets: RawSheet[] = [];
  private readonly budget = new CellBudget();
  /** Styles of sheets that are not shown. */
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private sheet: SheetBuilder | null = null;
  private row = { at: 0, times: 1, hidden: false };
  private column = 0;
  private cell: OpenCell | null = null;
  /** Within a note at a cell, whose text is not the cell's. */
  private notes = 0;
  /** Open paragraphs: text between them is layout. */
  private paragraphs = 0;

  constructor(private readonly wanted: (name: string) => boolean) {}

  open(name: string, attributes: string): void {
    switch (name) {
      case 'style':
        this.style = attribute(attributes, 'style:name') ?? '';
        return;
      case 'table-properties':
        if (attribute(attributes, 'table:display') === 'false') this.hiddenStyles.add(this.style);
        return;
      case 'table':
        return this.openSheet(attributes);
      case 'table-column':
        return this.passColumn(attributes);
      case 'table-row':
        this.row.times = count(attributes, 'number-rows-repeated');
        this.row.hidden = /^(collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '');
        this.column = 0;
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.cell = { attributes, paragraphs: [] };
        return;
      default:
        this.openText(name, attributes);
    }
  }

  close(name: string): void {
    switch (name) {
      case 'table':
        if (this.sheet) this.sheets.push(this.sheet.done());
        this.sheet = null;
        return;
      case 'table-row':
        if (this.row.hidden)
          for (
            let row = this.row.at;
            row < Math.min(this.row.at + this.row.times, sheetLimits.rows);
            row += 1
          )
            this.sheet?.hideRow(row);
        this.row.at += this.row.times;
        return;
      case 'table-cell':
      case 'covered-table-cell':
        return this.closeCell();
      case 'annotation':
        this.notes -= 1;
        return;
      case 'p':
        this.paragraphs -= 1;
    }
  }

  text(text: string): void {
    // Line ends and runs of spaces in the file are layout (ISO/IEC 26300-1, 6.1.2); real ones are elements.
    if (this.paragraphs > 0) this.add(text.replaceAll(/[ \t\n]+/g, ' '));
  }

  private openSheet(attributes: string): void {
    const name = attribute(attributes, 'table:name') ?? '';
    const hidden = this.hiddenStyles.has(attribute(attributes, 'table:style-name') ?? '');
    this.sheet = this.wanted(name) ? new SheetBuilder(name, hidden, this.budget) : null;
    this.row = { at: 0, times: 1, hidden: false };
    this.column = 0;
  }

  private passColumn(attributes: string): void {
    const times = count(attributes, 'number-columns-repeated');
    if (/^(collapse|filter)$/.test(attribute(attributes, 'visibility') ?? ''))
      this.sheet?.hideColumns(this.column, this.column + times - 1);
    this.column += times;
  }

  private openText(name: string, attributes: string): void {
    switch (name) {
      case 'annotation':
        this.notes += 1;
        return;
      case 'p':
        this.paragraphs += 1;
        if (this.notes === 0) this.cell?.paragraphs.push('');
        return;
      case 's':
        return this.add(' '.repeat(Math.min(count(attributes, 'text:c'), sheetLimits.columns)));
      case 'tab':
        return this.add('\t');
      case 'line-break':
        return this.add('\n');
    }
  }

  private add(text: string): void {
    const paragraphs = this.cell?.paragraphs;
    if (!paragraphs || this.notes > 0 || paragraphs.length === 0) return;
    paragraphs[paragraphs.length - 1] += text;
  }

  private closeCell(): void {
    const { cell, sheet, row, column } = this;
    this.cell = null;
    if (!cell) return;
    const times = count(cell.attributes, 'number-columns-repeated');
    this.column += times;
    if (!sheet) return;
    const across = count(cell.attributes, 'number-columns-spanned');
    const down = count(cell.attributes, 'number-rows-spanned');
    if (across > 1 || down > 1)
      sheet.merge(`${cellName(row.at, column)}:${cellName(row.at + down - 1, column + across - 1)}`);
    const value = cellOf(cell);
    if (value === null) return;
    for (let r = row.at; r < row.at + row.times; r += 1)
      for (let c = column; c < column + times; c += 1) sheet.put(r, c, value);
  }
}

function count(attributes: string, name: string): number {
  const times = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}

function cellOf({ attributes, paragraphs }: OpenCell): RawCell {
  const type = attribute(attributes, 'office:value-type');
  const shown = attribute(attributes, 'office:string-value') ?? paragraphs.join('\n');
  const value = keptIn(attributes, type, shown);
  if (attribute(attributes, 'calcext:value-type') === 'error')
    return { kind: 'error', value: paragraphs.join('\n') };
  if (attribute(attributes, 'table:formula') !== undefined) return { kind: 'formula', value };
  if (value === null) return null;
  switch (type) {
    case 'percentage':
      return { kind: 'percent', value };
    case 'date':
    case 'time':
      return { kind: 'date', value };
    case 'boolean':
      return { kind: 'boolean', value };
    default:
      return value;
  }
}

function keptIn(attributes: string, type: string | undefined, shown: string): number | string | null {
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const number = Number(attribute(attributes, 'office:value'));
      return Number.isFinite(number) ? number : shown || null;
    }
    case 'date':
      return attribute(attributes, 'office:date-value') ?? shown;
    case 'time':
      return attribute(attributes, 'office:time-value') ?? shown;
    case 'boolean':
      return attribute(attributes, 'office:boolean-value') ?? shown;
    default:
      return shown || null;
  }
}
