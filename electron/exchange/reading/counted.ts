import type { PictureName } from '../../../shared/protocol/copies.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { EntryFacts, RefusalFacts, StandingFacts } from '../../../shared/protocol/facts.ts';
import { type StandingStatus, standingStatuses } from '../../../shared/protocol/standing.ts';
import {
  asPaperReasons,
  cannotEnterReasons,
  entryStages,
  scanStatuses,
} from '../../../shared/protocol/status.ts';
import { type FieldState, fieldStates, type FieldValue } from '../../../shared/protocol/values.ts';
import { standingKey } from '../../store/keys.ts';
import type { Cells } from '../sheets/column.ts';
import { takeList } from '../sheets/compact.ts';
import { needHash } from '../sheets/entries.ts';
import type { FieldColumns } from '../sheets/field-keys.ts';
import {
  needNumber,
  needOneOf,
  needText,
  takeNumber,
  takeJson,
  takeOneOf,
  takeText,
  takeTextOrNull,
} from '../sheets/take.ts';
import { seenSchema } from '../sheets/standings.ts';
import { keyFor } from './draft.ts';
import { flagsNamed } from './rule-flags.ts';

/**
 * The entry that counts, from a row of the sheet of protocols alone (a CSV has no other): all that its key vouches for;
 * which entry it follows and how differences were resolved stand elsewhere. Null where the row has none. Throws `CellError`.
 * @param row number of the row, from 1
 */
export function countedEntry(
  cells: Cells,
  columns: FieldColumns,
  form: Form,
  at: { page: PictureName; row: number },
): EntryFacts | null {
  if (takeTextOrNull(cells, 'entry_key') === null) return null;
  const number = needNumber(cells, 'entry_number');
  const said = {
    workspace: needText(cells, 'entry_workspace'),
    number,
    person: takeTextOrNull(cells, 'person'),
    at: needText(cells, 'confirmed_at'),
    form: needText(cells, 'form'),
    formSha256: needHash(cells, 'form_sha256'),
    region: takeText(cells, 'region'),
    note: takeText(cells, 'note'),
    ruleSet: needNumber(cells, 'rule_set'),
    values: rowValues(cells, columns),
    marks: rowMarks(cells, columns),
    stage: needOneOf(cells, 'stage', entryStages),
    other: null,
    asPaper: takeOneOf(cells, 'as_paper', asPaperReasons),
    resolved: {},
    // Of an entry that was itself made by spreadsheet no more than that is known here.
    edited: number === 0 ? { file: '', sheet: 'Protocols', row: at.row, of: null, cells: [] } : null,
  };
  return {
    key: keyFor(at.page, { ...said, flags: [] }),
    ...said,
    flags: flagsNamed(takeList(cells, 'flags'), form, said),
  };
}

function rowValues(cells: Cells, { fields }: FieldColumns): Record<string, FieldValue> {
  const corrected = new Set(takeList(cells, 'corrected'));
  return Object.fromEntries(
    fields.flatMap(({ field, key, stateKey }): [string, FieldValue][] => {
      const state: FieldState | null = takeOneOf(cells, stateKey, fieldStates);
      if (state === null) return [];
      const value = state === 'blank' || state === 'illegible' ? null : takeNumber(cells, key);
      return [[field, { value, state, corrected: corrected.has(field) }]];
    }),
  );
}

function rowMarks(cells: Cells, { marks }: FieldColumns): Record<string, boolean> {
  return Object.fromEntries(
    marks.flatMap(({ field, key }): [string, boolean][] => {
      const present = takeNumber(cells, key);
      return present === null ? [] : [[field, present === 1]];
    }),
  );
}

/**
 * The standing that the entry counts by, from a row of the sheet of protocols alone. The row has the copy's status, which
 * that of the standing may not be: the standing's key tells. What the row does not have (the other of two differing
 * entries, closures) is left out, and its key is that of what is said here.
 * Null where no person has touched the copy. Throws `CellError`.
 */
export function countedStanding(
  cells: Cells,
  page: PictureName,
  entry: EntryFacts | null,
): StandingFacts | null {
  const key = takeTextOrNull(cells, 'standing_key');
  if (key === null) return null;
  const workspace = needText(cells, 'workspace');
  const refusal = rowRefusal(cells, workspace);
  const said = {
    workspace,
    n: needNumber(cells, 'version'),
    seen: takeJson(cells, 'seen', seenSchema, {}),
    form: takeTextOrNull(cells, 'form'),
    region: takeText(cells, 'region'),
    first: null,
    refusal,
    closures: [],
  };
  const standing = (status: StandingStatus, counted: string | null): StandingFacts => ({
    key: standingKey(page, { ...said, status, entry: counted }),
    ...said,
    status,
    entry: counted,
  });
  // A copy that was set aside after it had been entered still shows its entry.
  const keys = entry ? [entry.key, null] : [null];
  const exact = keys
    .flatMap((counted) => standingStatuses.map((status) => standing(status, counted)))
    .find((each) => each.key === key);
  if (exact) return exact;
  const status = likelyStatus(cells, entry, refusal);
  return standing(status, status === 'open' || status === 'cannot-enter' ? null : (entry?.key ?? null));
}

/** A status that what is known of the standing allows. */
function likelyStatus(cells: Cells, entry: EntryFacts | null, refusal: RefusalFacts | null): StandingStatus {
  if (refusal) return 'cannot-enter';
  if (entry === null) return 'open';
  const status = needOneOf(cells, 'status', scanStatuses);
  return status === 'final' || status === 'flagged' ? status : 'second-entry';
}

function rowRefusal(cells: Cells, workspace: string): RefusalFacts | null {
  const reason = takeOneOf(cells, 'refusal_reason', cannotEnterReasons);
  if (reason === null) return null;
  return {
    reason,
    note: takeText(cells, 'refusal_note'),
    workspace,
    person: null,
    at: needText(cells, 'refusal_at'),
  };
}
