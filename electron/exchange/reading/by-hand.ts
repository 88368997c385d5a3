import type { Form } from '../../../shared/forms/form.ts';
import type { EditFacts, EntryFacts } from '../../../shared/protocol/facts.ts';
import { RULE_SET_VERSION } from '../../../shared/protocol/rules.ts';
import type { CopyDraft } from './draft.ts';
import { keyFor, spreadsheetStanding } from './draft.ts';
import { type Reading, tell } from './reading-of.ts';
import { flagsOf } from './rule-flags.ts';
import type { TableRow } from './table-rows.ts';

/** What a row edited by hand says, beside what was exported in it. */
export interface HandRow {
  row: TableRow;
  copy: CopyDraft;
  form: Form;
  formSha256: string;
  /** Of its values: where it was exported, and when it was entered. */
  workspace: string;
  at: string;
  /** Key of the entry that was exported there, where the row still names it. */
  of: string | null;
  /** That entry, where the file still has it whole. */
  exported: EntryFacts | null;
  said: Pick<EntryFacts, 'values' | 'marks' | 'region' | 'note'>;
}

type CellChange = EditFacts['cells'][number];

/**
 * Takes what an edited row says as an entry by spreadsheet: nobody's word, which stands against what was exported until a
 * person resolves it. A row that says what was exported is no entry. The same edit makes the same entry wherever it is read.
 */
export function takeByHand(reading: Reading, hand: HandRow): void {
  const { row, copy, form, formSha256, workspace, at, of, exported, said } = hand;
  const cells = exported ? changes(reading, exported, said) : claims(reading, said);
  if (cells.length === 0) return;
  const page = copy.facts.picture;
  const entry: Omit<EntryFacts, 'key'> = {
    workspace,
    number: 0,
    person: null,
    at,
    form: form.id,
    formSha256,
    ...said,
    ruleSet: RULE_SET_VERSION,
    flags: flagsOf(form, said),
    stage: 'first',
    other: null,
    asPaper: null,
    resolved: {},
    edited: { file: reading.file, sheet: row.table.sheet.name, row: row.at + 1, of, cells },
  };
  const keyed: EntryFacts = { key: keyFor(page, entry), ...entry };
  tell(reading, row, 'row-edited', null, { n: cells.length });
  reading.draft.addEntry(copy, keyed);
  reading.draft.addStanding(copy, spreadsheetStanding(page, keyed));
}

/** The cells in which a row differs from what was exported. */
function changes(reading: Reading, before: EntryFacts, now: HandRow['said']): CellChange[] {
  const then = new Map(cellsOf(reading, before));
  return cellsOf(reading, now).flatMap(([key, value]): CellChange[] => {
    const exported = then.get(key) ?? null;
    return exported === value ? [] : [[key, exported, value]];
  });
}

/** Where what was exported is not known, all that the row says may have been changed. */
function claims(reading: Reading, said: HandRow['said']): CellChange[] {
  const values = Object.keys(said.values).length + Object.keys(said.marks).length;
  if (values === 0) return [];
  return cellsOf(reading, said).flatMap(([key, now]): CellChange[] =>
    now === null ? [] : [[key, null, now]],
  );
}

/** What an entry says as the cells of the sheet of protocols, of those that can be edited. */
function cellsOf(
  { columns }: Reading,
  { values, marks, region, note }: HandRow['said'],
): [key: string, value: number | string | null][] {
  const corrected = Object.keys(values).filter((field) => values[field]?.corrected);
  return [
    ['region', region || null],
    ...columns.fields.map(({ field, key }): [string, number | null] => [key, values[field]?.value ?? null]),
    ...columns.fields.map(({ field, stateKey }): [string, string | null] => [
      stateKey,
      values[field]?.state ?? null,
    ]),
    ...columns.marks.map(({ field, key }): [string, number | null] => {
      const present = marks[field];
      return [key, present === undefined ? null : Number(present)];
    }),
    ['corrected', corrected.sort().join(' ') || null],
    ['note', note || null],
  ];
}
