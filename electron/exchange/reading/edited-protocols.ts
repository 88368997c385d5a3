import type { Form } from '../../../shared/forms/form.ts';
import type { EntryFacts } from '../../../shared/protocol/facts.ts';
import { pictureKey } from '../../../shared/protocol/copies.ts';
import type { ProtocolRow } from '../sheets/protocols.ts';
import { takeText } from '../sheets/take.ts';
import { takeByHand } from './by-hand.ts';
import type { CopyDraft } from './draft.ts';
import { type EditedRow, isTime } from './edited-copies.ts';
import { handText } from './hand-cells.ts';
import { handValues } from './hand-values.ts';
import { type Reading, tell } from './reading-of.ts';
import type { TableRow } from './table-rows.ts';

/** What edited rows of the sheet of protocols say now comes in as entries by spreadsheet. */
export function takeEditedProtocols(reading: Reading, rows: readonly EditedRow[]): void {
  for (const edited of rows) takeEditedRow(reading, edited);
}

function takeEditedRow(reading: Reading, { row, copy }: EditedRow): void {
  const named = takeText(row.cells, 'entry_key').trim().toLowerCase();
  const of = /^[0-9a-f]{64}$/.test(named) ? named : countedKey(copy);
  const known = of === null ? undefined : reading.draft.entries.get(of);
  if (known && pictureKey(known.page) !== pictureKey(copy.facts.picture))
    return tell(reading, row, 'rows-mixed', 'entry_key');
  const exported = known?.entry ?? null;
  const form = formOf(reading, row, exported);
  if (!form) return;
  const read = handValues(reading, row, form.form, exported);
  const region = handText(reading, row, 'region', exported?.region ?? copy.facts.region);
  const note = handText(reading, row, 'note', exported?.note ?? '');
  if (!read || region.failed || note.failed) return;
  if (exported) sayWhatStays(reading, row, copy, exported);
  takeByHand(reading, {
    row,
    copy,
    ...form,
    workspace:
      exported?.workspace ??
      (takeText(row.cells, 'entry_workspace') ||
        takeText(row.cells, 'workspace') ||
        reading.origin.workspace),
    at: exported?.at ?? timeOf(row, copy),
    of,
    exported,
    said: { ...read, region: region.value ?? '', note: note.value ?? '' },
  });
}

/** Key of the entry that counts of a copy, where its standings name one alone. */
function countedKey({ standings }: CopyDraft): string | null {
  const keys = new Set(standings.flatMap(({ entry }) => entry ?? []));
  const [key] = keys;
  return keys.size === 1 && key !== undefined ? key : null;
}

/** Of an entry that is not known the time that the row has for it, which no edit has reason to change. */
function timeOf({ cells }: TableRow, { facts }: CopyDraft): string {
  const confirmed = takeText(cells, 'confirmed_at');
  return isTime(confirmed) ? confirmed : facts.takenAt;
}

/** The form that the row's values are of; a row that is of another form than it was, or of none that is known, is named. */
function formOf(
  reading: Reading,
  row: TableRow,
  exported: EntryFacts | null,
): { form: Form; formSha256: string } | null {
  const id = takeText(row.cells, 'form').trim();
  const named = takeText(row.cells, 'form_sha256').trim() || exported?.formSha256 || '';
  const [byId, ...others] = [...reading.forms].filter(([, form]) => form.id === id);
  const sha256 = named !== '' ? named : others.length === 0 ? (byId?.[0] ?? '') : '';
  const form = reading.forms.get(sha256);
  const code = !form ? 'unknown-form' : id !== '' && form.id !== id ? 'form-changed' : null;
  const changed = exported !== null && exported.formSha256 !== sha256;
  if (form && code === null && !changed) return { form, formSha256: sha256 };
  // A row nobody has entered and that no form was found for has nothing to say.
  if (id !== '' || named !== '')
    tell(reading, row, code ?? 'form-changed', 'form', { name: id, text: exported?.form ?? form?.id ?? '' });
  return null;
}

/** Says of cells that follow from the entry and its standing, and were changed, that they do not come in. */
function sayWhatStays(reading: Reading, row: TableRow, copy: CopyDraft, entry: EntryFacts): void {
  const [standing = null, ...more] = copy.standings;
  const status = standing === null || more.length > 0 ? 'open' : standing.status;
  const exported: ProtocolRow = {
    copy: { ...copy.facts, sources: [], entries: [entry], standings: copy.standings },
    id: 0,
    status: status === 'open' ? 'to-confirm' : status,
    form: entry.form,
    region: entry.region,
    readAt: null,
    entry,
    standing,
    copyOf: null,
  };
  for (const column of reading.followers) {
    if (!row.table.columns.has(column.key)) continue;
    // Of a copy that stands otherwise in several workspaces the status is not known.
    if (column.key === 'status' && status === 'open') continue;
    const now = String(row.cells.get(column.key) ?? '');
    if (now !== String(column.cell(exported) ?? ''))
      tell(reading, row, 'not-taken', column.key, { name: column.key, text: now });
  }
}
