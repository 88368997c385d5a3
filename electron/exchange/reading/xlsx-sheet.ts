import type { SheetBuilder } from './sheet-builder.ts';
import { type CellMarks, cellOf, type Shared } from './xlsx-cell.ts';
import { attribute, type XmlListener } from './xml-scan.ts';

/** Goes along a sheet of an XLSX workbook and lays out its cells. */
export class XlsxSheetListener implements XmlListener {
  private row = -1;
  private column = -1;
  private marks: CellMarks = { type: '', style: '', formula: false };
  private value: string[] = [];
  /** Within a reading (furigana) that stands over a text. */
  private over = 0;
  private taking = false;

  constructor(
    private readonly sheet: SheetBuilder,
    private readonly shared: Shared,
  ) {}

  open(name: string, attributes: string): void {
    switch (name) {
      case 'row':
        // Rows and cells without a place follow the one before.
        this.row = Number(attribute(attributes, 'r') ?? this.row + 2) - 1;
        this.column = -1;
        if (isSet(attribute(attributes, 'hidden'))) this.sheet.hideRow(this.row);
        return;
      case 'c':
        return this.openCell(attributes);
      case 'f':
        this.marks.formula = true;
        return;
      case 'rPh':
        this.over += 1;
        return;
      case 'v':
      case 't':
        this.taking = this.over === 0;
        return;
      case 'col':
        return this.passColumns(attributes);
      case 'mergeCell':
        this.sheet.merge(attribute(attributes, 'ref') ?? '');
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.taking = false;
    else if (name === 'rPh') this.over -= 1;
    else if (name === 'c') {
      const cell = cellOf(this.value.join(''), this.marks, this.shared);
      if (cell !== null) this.sheet.put(this.row, this.column, cell);
    }
  }

  text(text: string): void {
    if (this.taking) this.value.push(text);
  }

  private openCell(attributes: string): void {
    this.column = columnOf(attribute(attributes, 'r')) ?? this.column + 1;
    this.marks = {
      type: attribute(attributes, 't') ?? 'n',
      style: attribute(attributes, 's') ?? '',
      formula: false,
    };
    this.value = [];
  }

  private passColumns(attributes: string): void {
    if (!isSet(attribute(attributes, 'hidden'))) return;
    this.sheet.hideColumns(
      Number(attribute(attributes, 'min')) - 1,
      Number(attribute(attributes, 'max')) - 1,
    );
  }
}

const isSet = (value: string | undefined) => value === '1' || value === 'true';

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
