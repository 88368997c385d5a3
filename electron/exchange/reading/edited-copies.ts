import { pictureKey, type PictureName } from '../../../shared/protocol/copies.ts';
import { MAX_VALUE } from '../../../shared/protocol/values.ts';
import type { Cell, Cells } from '../sheets/column.ts';
import { takeCopy } from '../sheets/protocols.ts';
import { CellError, takeText } from '../sheets/take.ts';
import type { CopyDraft } from './draft.ts';
import { handNumber } from './hand-cells.ts';
import { mergedRange } from './merged-rows.ts';
import { type Reading, taken, tell } from './reading-of.ts';
import type { TableRow } from './table-rows.ts';
import { wholeNumber } from '../../../shared/protocol/whole-number.ts';

/** A row of the sheet of protocols that was edited by hand, with the copy that it is about. */
export interface EditedRow {
  row: TableRow;
  copy: CopyDraft;
}

/** A time as exports write it; a spreadsheet program may have made a date of its own of it. */
export const isTime = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text);

/**
 * Finds the copy of each edited row, and adds it where only this row knows it. A row without a picture, with joined cells,
 * or that no longer says what picture it is of, is named and left out.
 */
export function editedCopies(reading: Reading, rows: readonly TableRow[]): EditedRow[] {
  return rows.flatMap((row): EditedRow[] => {
    const copy = copyFor(reading, row);
    const merged = mergedRange(row.table.sheet, row.at);
    if (copy && merged === undefined) return [{ row, copy }];
    if (merged !== undefined) tell(reading, row, 'merged', null, { text: merged });
    return [];
  });
}

function copyFor(reading: Reading, row: TableRow): CopyDraft | null {
  const page = pageOf(reading, row);
  if (!page) return null;
  const known = reading.draft.copyOf(page);
  if (known) return known;
  const facts = taken(reading, row, () => editedCopy(reading, row, page));
  return facts ? reading.draft.addCopy(facts) : null;
}

/** What the page of a row goes by, as far as it says it. */
export function pageNameOf({ cells }: TableRow): string {
  const page = wholeNumber(cells.get('page') ?? '', MAX_VALUE);
  return pictureKey({ sha256: hashOf(cells), page: page.ok ? page.value : 0 });
}

const hashOf = (cells: Cells) => takeText(cells, 'sha256').trim().toLowerCase();

function pageOf(reading: Reading, row: TableRow): PictureName | null {
  const sha256 = hashOf(row.cells);
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    tell(reading, row, 'row-without-picture', 'sha256', { text: sha256 });
    return null;
  }
  const page = handNumber(reading, row, 'page');
  if (page.failed) return null;
  if (page.value !== null && page.value > 0) return { sha256, page: page.value };
  tell(reading, row, 'cell-missing', 'page', { name: 'page' });
  return null;
}

function editedCopy(reading: Reading, row: TableRow, page: PictureName): CopyDraft['facts'] {
  const cells = new Map<string, Cell>(row.cells);
  cells.set('sha256', page.sha256).set('page', page.page);
  for (const key of ['bytes', 'pages']) {
    const number = handNumber(reading, row, key, Number.MAX_SAFE_INTEGER);
    cells.set(key, number.failed ? null : number.value);
  }
  const copy = takeCopy(cells);
  if (!isTime(copy.takenAt)) throw new CellError('taken_at', 'not-readable');
  return copy;
}
