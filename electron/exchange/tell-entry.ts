import type { EditFacts, EntryFacts, PictureFacts } from '../../shared/protocol/facts.ts';
import type { EntryToTell, FlagToTell } from '../store/facts.ts';
import { entryKey } from '../store/keys.ts';

export interface Telling {
  /** Id of the workspace that tells. */
  own: string;
  /** By their codes here, who people from other workspaces are there. */
  people: ReadonlyMap<string, { workspace: string; code: string }>;
  withoutPeople: boolean;
}

/** A page's entries as they are told, oldest first, and their keys by the ids that they have here. */
export function tellEntries(
  page: Pick<PictureFacts, 'sha256' | 'page'>,
  rows: readonly EntryToTell[],
  telling: Telling,
): { entries: EntryFacts[]; keys: ReadonlyMap<number, string> } {
  const told = rows.map((row) => ({ row, entry: entryFacts(page, row, telling) }));
  const keys = new Map(told.map(({ row, entry }) => [row.id, entry.key]));
  const entries = told.map(({ row, entry }) => ({
    ...entry,
    other: row.other === null ? null : (keys.get(row.other) ?? null),
  }));
  return { entries, keys };
}

/** An entry that follows none yet. */
function entryFacts(
  page: Pick<PictureFacts, 'sha256' | 'page'>,
  row: EntryToTell,
  telling: Telling,
): EntryFacts {
  const said = {
    workspace: row.workspace ?? telling.own,
    number: row.number ?? row.id,
    at: row.at,
    form: row.form,
    formSha256: row.formSha256,
    region: row.region,
    values: Object.fromEntries(
      row.values.map(([field, value, state, corrected]) => [
        field,
        { value, state, corrected: corrected === 1 },
      ]),
    ),
    marks: Object.fromEntries(row.marks.map(([mark, present]) => [mark, present === 1])),
    stage: row.stage ?? 'first',
  };
  return {
    key: row.key ?? entryKey(page, said),
    ...said,
    person: whoIs(row.person, telling).person,
    note: telling.withoutPeople ? '' : row.note,
    ruleSet: row.ruleSet,
    flags: row.flags.map(flagFacts),
    other: null,
    asPaper: row.asPaper,
    resolved: Object.fromEntries(row.resolved.map(([field, choice, reason]) => [field, { choice, reason }])),
    edited: row.edited === null ? null : editFacts(row.edited, telling),
  };
}

function flagFacts([code, severity, fields, params, formula, difference, ticked]: FlagToTell) {
  return {
    code,
    severity,
    ok: false,
    fields: JSON.parse(fields) as string[],
    params: JSON.parse(params) as Record<string, number | string>,
    formula,
    difference,
    ticked: ticked === 1,
  };
}

/** Columns of an export that may name people. */
const peoplesColumns: readonly string[] = ['person', 'note', 'source', 'image', 'name'];

function editFacts(json: string, { withoutPeople }: Telling): EditFacts {
  const edited = JSON.parse(json) as EditFacts;
  if (!withoutPeople) return edited;
  return { ...edited, file: '', cells: edited.cells.filter(([column]) => !peoplesColumns.includes(column)) };
}

/** Who a person is, and in which workspace; nobody where people are left out. */
export function whoIs(
  code: string,
  { own, people, withoutPeople }: Telling,
): { workspace: string; person: string | null } {
  const elsewhere = people.get(code);
  const person = elsewhere ? elsewhere.code || null : code;
  return { workspace: elsewhere?.workspace ?? own, person: withoutPeople ? null : person };
}
