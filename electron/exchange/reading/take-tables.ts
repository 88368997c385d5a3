import type { EntryFacts, StandingFacts } from '../../../shared/protocol/facts.ts';
import type { Joining } from '../../../shared/protocol/copies.ts';
import type { Linking } from '../../../shared/protocol/documents.ts';
import { standingKey } from '../../store/keys.ts';
import { takeClosure } from '../sheets/closures.ts';
import { takeEdit } from '../sheets/edits.ts';
import { takeEntry, takePage } from '../sheets/entries.ts';
import { takeFlag } from '../sheets/flags.ts';
import { takePaper } from '../sheets/papers.ts';
import { takeCopy } from '../sheets/protocols.ts';
import { takeSource } from '../sheets/sources.ts';
import { takeStanding } from '../sheets/standings.ts';
import { takeText } from '../sheets/take.ts';
import type { BookTables } from './book-tables.ts';
import { countedEntry, countedStanding } from './counted.ts';
import { type CopyDraft, inOrder, keyFor, spreadsheetStanding } from './draft.ts';
import { editedCopies } from './edited-copies.ts';
import { takeEditedEntry } from './edited-entries.ts';
import { takeEditedProtocols } from './edited-protocols.ts';
import { type Reading, taken, tell } from './reading-of.ts';
import type { TableRow } from './table-rows.ts';

/** Takes what rows say into the draft: first of those that fit their hashes, as it was exported; then of edited ones. */
export function takeTables(reading: Reading, { rows }: BookTables): void {
  const intact = (name: Parameters<typeof rows.get>[0]) => (rows.get(name) ?? []).filter((row) => row.intact);
  for (const row of intact('Protocols')) {
    const copy = taken(reading, row, () => takeCopy(row.cells));
    if (copy) reading.draft.addCopy(copy);
  }
  const edited = editedCopies(
    reading,
    (rows.get('Protocols') ?? []).filter((row) => !row.intact),
  );
  takeSources(reading, rows.get('Sources') ?? []);
  takeParts(reading, rows);
  for (const row of intact('Entries')) takeEntryRow(reading, row);
  for (const row of rows.get('Standings') ?? []) takeStandingRow(reading, row);
  for (const row of intact('Protocols')) takeCounted(reading, row);
  for (const copy of reading.draft.copies.values()) giveStanding(reading, copy);
  sayWhatHangsOnNothing(reading);
  for (const row of rows.get('Entries') ?? []) if (!row.intact) takeEditedEntry(reading, row);
  takeEditedProtocols(reading, edited);
}

/** Rows of sheets that nobody has reason to edit: one that no longer fits its hash is named and left out. */
function* whole(reading: Reading, rows: readonly TableRow[]): Generator<TableRow> {
  for (const row of rows)
    if (row.intact) yield row;
    else tell(reading, row, 'row-changed');
}

function takeSources(reading: Reading, rows: readonly TableRow[]): void {
  for (const row of whole(reading, rows)) {
    const source = taken(reading, row, () => takeSource(row.cells));
    if (!source) continue;
    const copy = reading.draft.copyOf(source.copy);
    if (copy) copy.sources.set(source.n, source.source);
    else tell(reading, row, 'no-such-copy');
  }
}

/** Flags and edits wait for their entries, closures for their standings. */
function takeParts(reading: Reading, rows: BookTables['rows']): void {
  const { flags, edits, closures } = reading.draft;
  for (const row of whole(reading, rows.get('Flags') ?? [])) {
    const found = taken(reading, row, () => takeFlag(row.cells));
    if (found) numbered(flags, found.entry).set(found.n, found.flag);
  }
  for (const row of whole(reading, rows.get('Closures') ?? [])) {
    const found = taken(reading, row, () => takeClosure(row.cells));
    if (found) numbered(closures, found.standing).set(found.n, found.closure);
  }
  for (const row of whole(reading, rows.get('Edits') ?? [])) {
    const found = taken(reading, row, () => takeEdit(row.cells));
    if (!found) continue;
    const edit = edits.get(found.entry) ?? { edit: { ...found.edited, cells: [] }, cells: new Map() };
    if (found.cell) edit.cells.set(found.n, found.cell);
    edits.set(found.entry, edit);
  }
}

/** What is kept under a key, ready to take more. */
function numbered<T>(kept: Map<string, Map<number, T>>, key: string): Map<number, T> {
  const found = kept.get(key) ?? new Map<number, T>();
  kept.set(key, found);
  return found;
}

function takeEntryRow(reading: Reading, row: TableRow): void {
  const { draft, forms, columns } = reading;
  const sha256 = takeText(row.cells, 'form_sha256');
  if (!forms.has(sha256))
    return tell(reading, row, 'unknown-form', 'form', { name: takeText(row.cells, 'form') });
  const found = taken(reading, row, () => ({
    page: takePage(row.cells),
    entry: takeEntry(row.cells, columns),
  }));
  if (!found) return;
  const copy = draft.copyOf(found.page);
  if (!copy) return tell(reading, row, 'no-such-copy');
  const edit = draft.edits.get(found.entry.key);
  const entry: EntryFacts = {
    ...found.entry,
    flags: inOrder(draft.flags.get(found.entry.key)),
    edited: edit ? { ...edit.edit, cells: inOrder(edit.cells) } : null,
  };
  if (keyFor(found.page, entry) !== entry.key) return tell(reading, row, 'key-does-not-fit', 'entry_key');
  draft.addEntry(copy, entry);
}

function takeStandingRow(reading: Reading, row: TableRow): void {
  const { draft } = reading;
  const found = taken(reading, row, () => takeStanding(row.cells));
  const copy = found && draft.copyOf(found.copy);
  if (!copy) return found && tell(reading, row, 'no-such-copy');
  const standing: StandingFacts = {
    ...found.standing,
    closures: inOrder(draft.closures.get(found.standing.key)),
  };
  const fits = standingKey(found.copy, standing) === standing.key;
  if (row.intact && fits) return draft.addStanding(copy, standing);
  copy.standingLost = true;
  tell(reading, row, row.intact ? 'key-does-not-fit' : 'row-changed', row.intact ? 'standing_key' : null);
}

/** What a row of the sheet of protocols says of its entry and standing, where their own sheets do not have them. */
function takeCounted(reading: Reading, row: TableRow): void {
  const { draft, forms, columns } = reading;
  const page = taken(reading, row, () => takePage(row.cells));
  const copy = page && draft.copyOf(page);
  if (!copy) return;
  const key = takeText(row.cells, 'entry_key');
  let entry = draft.entries.get(key)?.entry ?? null;
  if (key !== '' && !entry) {
    const form = forms.get(takeText(row.cells, 'form_sha256'));
    if (!form) return tell(reading, row, 'unknown-form', 'form', { name: takeText(row.cells, 'form') });
    entry =
      taken(reading, row, () => countedEntry(row.cells, columns, form, { page, row: row.at + 1 })) ?? null;
    if (!entry) return;
    if (entry.key !== key) return tell(reading, row, 'key-does-not-fit', 'entry_key');
    draft.addEntry(copy, entry);
  }
  if (copy.standings.length > 0 || draft.standings.has(takeText(row.cells, 'standing_key'))) return;
  const standing = taken(reading, row, () => countedStanding(row.cells, page, entry));
  if (standing) draft.addStanding(copy, standing);
}

/** Flags and edits of entries, and closures of standings, that did not come in. */
function sayWhatHangsOnNothing({ draft, problems }: Reading): void {
  const { entries, standings } = draft;
  const short = (key: string) => ({ name: key.slice(0, 12) });
  for (const [sheet, keys] of [
    ['Flags', draft.flags.keys()],
    ['Edits', draft.edits.keys()],
  ] as const)
    for (const key of keys) if (!entries.has(key)) problems.add(sheet, {}, 'no-such-entry', short(key));
  for (const key of draft.closures.keys())
    if (!standings.has(key)) problems.add('Closures', {}, 'no-such-standing', short(key));
}

/** A copy whose standing could not be taken: its entry awaits a person, as one by spreadsheet does. */
function giveStanding({ draft }: Reading, copy: CopyDraft): void {
  if (!copy.standingLost || copy.standings.length > 0) return;
  const last = copy.entries.reduce<EntryFacts | null>(
    (best, entry) => (best === null || entry.at > best.at ? entry : best),
    null,
  );
  if (last) draft.addStanding(copy, spreadsheetStanding(copy.facts.picture, last));
}

/** What was said of papers, in the sheet's order. */
export function takePapers(
  reading: Reading,
  rows: readonly TableRow[],
): { joinings: Joining[]; linkings: Linking[] } {
  const joinings: Joining[] = [];
  const linkings: Linking[] = [];
  for (const row of whole(reading, rows)) {
    const paper = taken(reading, row, () => takePaper(row.cells));
    if (paper?.joining) joinings.push(paper.joining);
    else if (paper) linkings.push(paper.linking);
  }
  return { joinings, linkings };
}
