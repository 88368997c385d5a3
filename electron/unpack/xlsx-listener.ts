import { columnNumber, rangeOf, type WorkbookCount } from './workbook-count.ts';
import { attribute, type TagListener } from './xml-tags.ts';

/** Adds up the lengths of the shared texts (ECMA-376 part 1, 18.4), bytes each. */
export class SharedTextListener implements TagListener {
  readonly lengths: number[] = [];
  private inside = false;

  open(name: string): void {
    if (name !== 'si') return;
    this.lengths.push(0);
    this.inside = true;
  }

  close(): void {}

  text(_xml: string, from: number, to: number): void {
    const last = this.lengths.length - 1;
    if (this.inside) this.lengths[last] = (this.lengths[last] ?? 0) + to - from;
  }
}

/** Counts what one sheet of an Office Open XML workbook comes to (ECMA-376 part 1, 18.3). */
export class XlsxListener implements TagListener {
  private row = 0;
  private column = 0;
  private farthest = { row: 0, column: 0 };
  /** Whether the cell names a shared text, and whether the number that names it comes next. */
  private shared = false;
  private inShared = false;

  /** @param lengths of the shared texts, bytes */
  constructor(
    private readonly count: WorkbookCount,
    private readonly lengths: readonly number[],
  ) {}

  open(name: string, tag: string): void {
    switch (name) {
      case 'row':
        this.row = Number(attribute(tag, 'r') ?? this.row + 1);
        this.column = 0;
        return this.reach(this.row, 1);
      case 'c':
        this.column =
          columnNumber(/^[A-Z]{1,3}/.exec(attribute(tag, 'r') ?? '')?.[0] ?? '') || this.column + 1;
        this.shared = attribute(tag, 't') === 's';
        this.count.take('cells', 1);
        return this.reach(this.row, this.column);
      case 'dimension':
        return this.claim(attribute(tag, 'ref'));
      case 'mergeCell':
        this.count.take('merged', 1);
        return this.spread(attribute(tag, 'ref'));
      case 'hyperlink':
        return this.spread(attribute(tag, 'ref'));
      case 'col':
        return this.count.take(
          'lines',
          1 + Number(attribute(tag, 'max') ?? 0) - Number(attribute(tag, 'min') ?? 1),
        );
      case 'v':
        this.inShared = this.shared;
    }
  }

  close(): void {
    this.inShared = false;
  }

  text(xml: string, from: number, to: number): void {
    if (!this.inShared) return;
    const length = this.lengths[Number(xml.slice(from, Math.min(to, from + 20)))];
    if (length !== undefined) this.count.take('text', length);
  }

  /** The sheet is as large as its farthest cell makes it; no cell is laid out for what lies between, but it is gone over. */
  private reach(row: number, column: number): void {
    const before = this.farthest.row * this.farthest.column;
    this.farthest = { row: Math.max(this.farthest.row, row), column: Math.max(this.farthest.column, column) };
    this.count.take('area', this.farthest.row * this.farthest.column - before);
  }

  private claim(range: string | undefined): void {
    const { row, column } = rangeOf(range);
    this.reach(row, column);
  }

  private spread(range: string | undefined): void {
    this.count.take('area', rangeOf(range).cells);
  }
}
