import type { WorkbookCount } from './workbook-count.ts';
import { attribute, type TagListener } from './xml-tags.ts';

/** A cell while it is gone through. */
interface OpenCell {
  depth: number;
  times: number;
  /** Bytes of text in it, and of attributes, which may hold text as well. */
  text: number;
  filled: boolean;
}

/**
 * Counts what the content of an OpenDocument spreadsheet comes to (ISO/IEC 26300-1, 9.1). One row or cell stands for as
 * many as it says; empty ones, with which LibreOffice fills every sheet to its end, do not count.
 */
export class OdsListener implements TagListener {
  private depth = 0;
  private row = { at: 0, times: 1 };
  private column = 0;
  private farthest = { row: 0, column: 0 };
  private cell: OpenCell | null = null;

  constructor(private readonly count: WorkbookCount) {}

  open(name: string, tag: string): void {
    this.depth += 1;
    switch (name) {
      case 'table':
        this.row = { at: 0, times: 1 };
        this.farthest = { row: 0, column: 0 };
        return;
      case 'table-column':
        return this.count.take('lines', repeated(tag, 'number-columns-repeated'));
      case 'table-row':
        return this.openRow(tag);
      case 'table-cell':
      case 'covered-table-cell':
        return this.openCell(tag);
      case 's':
        // So many spaces (6.1.3).
        if (this.cell) this.cell.text += repeated(tag, 'c');
    }
  }

  close(): void {
    if (this.cell?.depth === this.depth) this.closeCell(this.cell);
    this.depth -= 1;
  }

  text(_xml: string, from: number, to: number): void {
    if (!this.cell) return;
    this.cell.text += to - from;
    this.cell.filled = true;
  }

  private openRow(tag: string): void {
    this.row = { at: this.row.at + this.row.times, times: repeated(tag, 'number-rows-repeated') };
    this.column = 0;
    if (tag.includes('visibility')) this.count.take('lines', Math.min(this.row.times, 1 << 20));
  }

  private openCell(tag: string): void {
    const times = repeated(tag, 'number-columns-repeated');
    const filled = /(?:value-type|-value|formula)\s*=/.test(tag);
    this.cell = { depth: this.depth, times, text: filled ? tag.length : 0, filled };
    this.column += times;
    const across = repeated(tag, 'number-columns-spanned');
    const down = repeated(tag, 'number-rows-spanned');
    if (across * down === 1) return;
    this.count.take('merged', 1);
    this.count.take('area', across * down);
  }

  private closeCell({ times, text, filled }: OpenCell): void {
    this.cell = null;
    if (!filled && text === 0) return;
    const cells = times * this.row.times;
    this.count.take('cells', cells);
    this.count.take('text', text * cells);
    const before = this.farthest.row * this.farthest.column;
    const row = Math.max(this.farthest.row, this.row.at + this.row.times - 1);
    const column = Math.max(this.farthest.column, this.column);
    this.farthest = { row, column };
    this.count.take('area', row * column - before);
  }
}

/** How often something is said to be there; nonsense counts as once, as readers take it. */
function repeated(tag: string, name: string): number {
  const times = Number(attribute(tag, name) ?? 1);
  return times > 1 ? times : 1;
}
