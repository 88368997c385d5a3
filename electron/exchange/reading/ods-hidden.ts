import { attribute, scanTags, type TagListener } from '../../unpack/index.ts';

/** What of a sheet is not shown. Ranges of rows and columns from 0, both ends in them. */
export interface Hidden {
  hidden: boolean;
  rows: [from: number, to: number][];
  columns: [from: number, to: number][];
}

const HIDES = ['visibility', 'display="false"', "display='false'"];

/**
 * What is hidden in the content of an OpenDocument spreadsheet (ISO/IEC 26300-1, 19.749), by number of the sheet from 0: of
 * that the library tells nothing.
 * @throws UnpackError dangerous-xml, damaged
 */
export function hiddenInOds(content: Uint8Array): ReadonlyMap<number, Hidden> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  if (!HIDES.some((mark) => bytes.includes(mark))) return new Map();
  const listener = new HiddenListener();
  scanTags(bytes.toString('latin1'), listener);
  return listener.sheets;
}

class HiddenListener implements TagListener {
  readonly sheets = new Map<number, Hidden>();
  private readonly unseen = new Set<string | undefined>();
  private style: string | undefined;
  private sheet: Hidden = { hidden: false, rows: [], columns: [] };
  private row = 0;
  private column = 0;

  open(name: string, tag: string): void {
    switch (name) {
      case 'style':
        this.style = attribute(tag, 'name');
        return;
      case 'table-properties':
        if (attribute(tag, 'display') === 'false') this.unseen.add(this.style);
        return;
      case 'table':
        this.sheet = { hidden: this.unseen.has(attribute(tag, 'style-name')), rows: [], columns: [] };
        this.sheets.set(this.sheets.size, this.sheet);
        this.row = this.column = 0;
        return;
      case 'table-row':
        this.row = pass(tag, 'number-rows-repeated', this.row, this.sheet.rows);
        return;
      case 'table-column':
        this.column = pass(tag, 'number-columns-repeated', this.column, this.sheet.columns);
    }
  }

  close(): void {}
  text(): void {}
}

function pass(tag: string, repeated: string, at: number, ranges: [number, number][]): number {
  const next = at + Math.max(1, Math.trunc(Number(attribute(tag, repeated) ?? 1)) || 1);
  if (/^(collapse|filter)$/.test(attribute(tag, 'visibility') ?? '')) ranges.push([at, next - 1]);
  return next;
}
