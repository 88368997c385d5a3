import { z } from 'zod';
import type { Form } from '../../../shared/forms/form.ts';
import { quantityOf } from '../../../shared/forms/quantities.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import type { CopyFacts, EntryFacts } from '../../../shared/protocol/facts.ts';
import { asPaperReasons, entryStages, resolutionChoices } from '../../../shared/protocol/status.ts';
import type { FieldValue } from '../../../shared/protocol/values.ts';
import { wordsOf } from '../words.ts';
import { toCellText } from './cell-text.ts';
import { type Cells, type Column, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import {
  correctedText,
  jsonText,
  marksText,
  statesText,
  takeList,
  takeMarks,
  takeStates,
} from './compact.ts';
import type { FieldColumn, FieldColumns } from './field-keys.ts';
import {
  CellError,
  needNumber,
  needOneOf,
  needText,
  takeJson,
  takeNumber,
  takeOneOf,
  takeText,
  takeTextOrNull,
} from './take.ts';

/** An entry, of a copy. */
export interface EntryRow {
  copy: CopyFacts;
  entry: EntryFacts;
}

/** The sheet of all that people entered: a row an entry, a column a field. */
export function entriesTable(
  forms: readonly Form[],
  { fields }: FieldColumns,
  options: SheetOptions,
): Table<EntryRow> {
  const make = columnMaker(options.language);
  const people = { people: true } as const;
  const columns: Column<EntryRow>[] = [
    make('entry_key', 'text', 20, ({ entry }) => entry.key),
    make('sha256', 'text', 20, ({ copy }) => copy.picture.sha256),
    make('page', 'number', 7, ({ copy }) => copy.picture.page),
    make('workspace', 'text', 38, ({ entry }) => toCellText(entry.workspace)),
    make('number', 'number', 9, ({ entry }) => entry.number),
    make('person', 'text', 12, ({ entry }) => entry.person && toCellText(entry.person), people),
    make('at', 'text', 25, ({ entry }) => entry.at),
    make('stage', 'text', 12, ({ entry }) => entry.stage, { allowed: entryStages }),
    make('other', 'text', 20, ({ entry }) => entry.other),
    make('as_paper', 'text', 20, ({ entry }) => entry.asPaper, { allowed: asPaperReasons }),
    make('form', 'text', 12, ({ entry }) => entry.form),
    make('form_sha256', 'text', 20, ({ entry }) => entry.formSha256),
    make('rule_set', 'number', 9, ({ entry }) => entry.ruleSet),
    make('region', 'text', 20, ({ entry }) => toCellText(entry.region)),
    make('station', 'number', 10, ({ entry }) => stationOf(forms, fields, entry)),
    ...fields.filter(({ key }) => key !== 'station').map((field) => valueColumn(field, options)),
    make('states', 'text', 30, ({ entry }) => statesText(entry.values)),
    make('corrected', 'text', 14, ({ entry }) => correctedText(entry.values)),
    make('marks', 'text', 30, ({ entry }) => marksText(entry.marks)),
    make('resolved', 'text', 30, ({ entry }) => resolvedText(entry.resolved)),
    make('note', 'text', 30, ({ entry }) => toCellText(entry.note), people),
  ];
  return tableOf('Entries', 1, columns, options);
}

/** The number of the station that an entry states; null where it states none. */
export function stationOf(
  forms: readonly Form[],
  fields: readonly FieldColumn[],
  entry: Pick<EntryFacts, 'form' | 'values'>,
): number | null {
  const itself = fields.find(({ key }) => key === 'station');
  if (itself) return entry.values[itself.field]?.value ?? null;
  const form = forms.find(({ id }) => id === entry.form);
  return form ? quantityOf(form, 'station', entry.values) : null;
}

function valueColumn({ field, key, form }: FieldColumn, { language }: SheetOptions): Column<EntryRow> {
  return {
    key,
    heading: fieldLabel(form, field, language),
    help: wordsOf(language).columnHelp.value,
    kind: 'number',
    width: 12,
    cell: ({ entry }) => entry.values[field]?.value ?? null,
  };
}

function resolvedText(resolved: EntryFacts['resolved']): string | null {
  const text = jsonText(resolved);
  return text === null ? null : toCellText(text);
}

/** What an Entries row says, without the flags and edits that stand on sheets of their own. */
export type TakenEntry = Omit<EntryFacts, 'flags' | 'edited'>;

/** The page that a row is about. Throws `CellError`. */
export function takePage(cells: Cells): { sha256: string; page: number } {
  return { sha256: needHash(cells, 'sha256'), page: needNumber(cells, 'page') };
}

/** A SHA-256 in hex that has to be there. Throws `CellError`. */
export function needHash(cells: Cells, column: string): string {
  const text = needText(cells, column);
  if (!/^[0-9a-f]{64}$/.test(text)) throw new CellError(column, 'not-readable');
  return text;
}

/** An entry as its row has it. Throws `CellError`. */
export function takeEntry(cells: Cells, { fields }: FieldColumns): TakenEntry {
  return {
    key: needHash(cells, 'entry_key'),
    workspace: needText(cells, 'workspace'),
    number: needNumber(cells, 'number'),
    person: takeTextOrNull(cells, 'person'),
    at: needText(cells, 'at'),
    stage: needOneOf(cells, 'stage', entryStages),
    other: takeTextOrNull(cells, 'other'),
    asPaper: takeOneOf(cells, 'as_paper', asPaperReasons),
    form: needText(cells, 'form'),
    formSha256: needHash(cells, 'form_sha256'),
    ruleSet: needNumber(cells, 'rule_set'),
    region: takeText(cells, 'region'),
    note: takeText(cells, 'note'),
    values: takeValues(cells, fields),
    marks: takeMarks(cells, 'marks'),
    resolved: takeJson(cells, 'resolved', resolvedSchema, {}),
  };
}

const resolvedSchema = z.record(
  z.string(),
  z.strictObject({ choice: z.enum(resolutionChoices), reason: z.string() }),
);

function takeValues(cells: Cells, fields: readonly FieldColumn[]): Record<string, FieldValue> {
  const states = takeStates(cells, 'states');
  const corrected = new Set(takeList(cells, 'corrected'));
  return Object.fromEntries(
    fields.flatMap(({ field, key }): [string, FieldValue][] => {
      const state = states.get(field);
      const empty = state === 'blank' || state === 'illegible';
      const value = empty ? null : takeNumber(cells, key);
      // A field that was not entered has neither number nor state.
      if (value === null && state === undefined) return [];
      return [[field, { value, state: state ?? 'number', corrected: corrected.has(field) }]];
    }),
  );
}
