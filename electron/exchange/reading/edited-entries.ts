import { pictureKey, type PictureName } from '../../../shared/protocol/copies.ts';
import type { EntryFacts } from '../../../shared/protocol/facts.ts';
import { isConsistent } from '../../../shared/protocol/values.ts';
import type { Cell } from '../sheets/column.ts';
import { takeEntry, takePage, type TakenEntry } from '../sheets/entries.ts';
import { takeText } from '../sheets/take.ts';
import { takeByHand } from './by-hand.ts';
import { inOrder, keyFor } from './draft.ts';
import { isTime } from './edited-copies.ts';
import { handNumber } from './hand-cells.ts';
import { mergedRange } from './merged-rows.ts';
import { type Reading, taken, tell } from './reading-of.ts';
import type { TableRow } from './table-rows.ts';

/**
 * Takes what an edited row of the sheet of entries says. Where the values still fit the entry's key they are the entry's,
 * and what the key does not vouch for (who entered it, the note) is left out. Otherwise the row is an entry by spreadsheet.
 */
export function takeEditedEntry(reading: Reading, row: TableRow): void {
  const merged = mergedRange(row.table.sheet, row.at);
  if (merged !== undefined) return tell(reading, row, 'merged', null, { text: merged });
  const form = reading.forms.get(takeText(row.cells, 'form_sha256'));
  if (!form) return tell(reading, row, 'unknown-form', 'form', { name: takeText(row.cells, 'form') });
  const found = readRow(reading, row);
  if (!found) return;
  const { page, entry } = found;
  const copy = reading.draft.copyOf(page);
  if (!copy) return tell(reading, row, 'no-such-copy');
  const known = reading.draft.entries.get(entry.key);
  if (known && pictureKey(known.page) !== pictureKey(page))
    return tell(reading, row, 'rows-mixed', 'entry_key');
  if (!known && keyFor(page, { ...entry, flags: [], edited: null }) === entry.key) {
    tell(reading, row, 'partly-taken');
    return reading.draft.addEntry(copy, vouchedFor(reading, entry));
  }
  const { values, marks, region, note, workspace, at } = entry;
  takeByHand(reading, {
    row,
    copy,
    form,
    formSha256: entry.formSha256,
    workspace,
    at: known?.entry.at ?? (isTime(at) ? at : copy.facts.takenAt),
    of: entry.key,
    exported: known?.entry ?? null,
    said: { values, marks, region, note },
  });
}

interface ReadRow {
  page: PictureName;
  entry: TakenEntry;
}

function readRow(reading: Reading, row: TableRow): ReadRow | undefined {
  const cells = new Map<string, Cell>(row.cells);
  let failed = false;
  for (const { key } of reading.columns.fields) {
    const number = handNumber(reading, row, key);
    if (number.failed) failed = true;
    else cells.set(key, number.value);
  }
  if (failed) return undefined;
  const found = taken(reading, row, () => ({
    page: takePage(cells),
    entry: takeEntry(cells, reading.columns),
  }));
  if (!found) return undefined;
  for (const { field, key } of reading.columns.fields) {
    const value = found.entry.values[field];
    // A number beside a state that has none is not read at all: it must not get lost.
    const lost = value?.value === null && (cells.get(key) ?? null) !== null;
    if (value === undefined || (isConsistent(value) && !lost)) continue;
    tell(reading, row, 'state-does-not-fit', key, { text: value.state, value: cells.get(key) ?? '' });
    return undefined;
  }
  return found;
}

function vouchedFor({ draft }: Reading, entry: TakenEntry): EntryFacts {
  return {
    ...entry,
    person: null,
    note: '',
    other: null,
    asPaper: null,
    resolved: {},
    flags: inOrder(draft.flags.get(entry.key)),
    edited: null,
  };
}
