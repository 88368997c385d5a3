import { type Form, type FormField, isNumeric } from '../../shared/forms/form.ts';
import type { Language } from '../../shared/forms/checks.ts';
import { fieldLabel } from '../../shared/forms/names.ts';
import { quantityOf } from '../../shared/forms/quantities.ts';
import { fillMessage } from '../../shared/protocol/messages.ts';
import { fieldStates } from '../../shared/protocol/values.ts';
import { scanStatuses } from '../../shared/protocol/status.ts';
import type { ProtocolRow } from './protocol-row.ts';
import { type Words, wordsOf } from './words.ts';

/** What a cell holds: a whole number, a text, or nothing. Nothing is never zero. */
export type Cell = number | string | null;

export interface Column {
  /** Name that never changes with the language: the first header row, and the only one of a CSV. */
  key: string;
  /** Name in the language of the export: the second header row. */
  heading: string;
  /** What stands in the column, for the About sheet. */
  help: string;
  kind: 'number' | 'text';
  /** Width in characters. */
  width: number;
  /** The only values that make sense here, for a workbook's validation. */
  allowed?: readonly string[];
  cell(row: ProtocolRow): Cell;
}

export interface ColumnOptions {
  language: Language;
  /** Leaves out what may name people: person codes, notes, and the sources' folders. */
  withoutPeople: boolean;
}

/** Columns with these keys are always there; a form's field of that name becomes `field_<id>`. */
const fixedKeys = [
  'id',
  'form',
  'region',
  'station',
  'corrected',
  'flags',
  'status',
  'source',
  'image',
  'sha256',
  'page',
  'person',
  'note',
  'taken_at',
  'read_at',
  'confirmed_at',
];

/** The columns of an export: fixed ones, and every field, state and mark of the forms in the forms' order, each once. */
export function columnsOf(forms: readonly Form[], options: ColumnOptions): Column[] {
  const words = wordsOf(options.language);
  const taken = new Set(fixedKeys);
  const fields = fieldsOf(forms, (field) => isNumeric(field));
  const values: Column[] = [];
  const states: Column[] = [];
  for (const { field, form } of fields) {
    const heading = fieldLabel(form, field.id, options.language);
    const isStation = field.id === 'station' && 'quantity' in field && field.quantity === 'station';
    const key = isStation ? 'station' : freeKey(field.id, taken);
    if (!isStation) values.push(valueColumn(key, field.id, heading, words));
    states.push(stateColumn(freeKey(`${key}_state`, taken), field.id, heading, words));
  }
  const marks = fieldsOf(forms, (field) => field.kind === 'mark').map(({ field, form }) =>
    markColumn(freeKey(field.id, taken), field.id, fieldLabel(form, field.id, options.language), words),
  );
  const columns = [
    ...identity(forms, words),
    ...values,
    ...states,
    ...marks,
    ...outcome(words),
    ...origin(words, options.withoutPeople),
  ];
  return columns.map((column) => ({ ...column, width: widthFor(column) }));
}

/** Wide enough for what is in it, and for most of its key. */
function widthFor({ key, width }: Column): number {
  return Math.max(width, Math.min(key.length + 2, 18));
}

/** Fields of all forms that pass, in the forms' order; a field that several forms have stands where it came first. */
function fieldsOf(
  forms: readonly Form[],
  passes: (field: FormField) => boolean,
): { field: FormField; form: Form }[] {
  const found = new Map<string, { field: FormField; form: Form }>();
  for (const form of forms)
    for (const field of form.fields)
      if (passes(field) && !found.has(field.id)) found.set(field.id, { field, form });
  return [...found.values()];
}

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  while (taken.has(key)) key = `field_${key}`;
  taken.add(key);
  return key;
}

function identity(forms: readonly Form[], words: Words): Column[] {
  const byId = new Map(forms.map((form) => [form.id, form]));
  return [
    fixed('id', 'number', 8, words, (row) => row.id),
    fixed('form', 'text', 12, words, (row) => row.form || null),
    fixed('region', 'text', 20, words, (row) => row.region || null),
    fixed('station', 'number', 10, words, (row) => {
      const form = byId.get(row.form);
      return form ? quantityOf(form, 'station', row.values) : null;
    }),
  ];
}

function valueColumn(key: string, field: string, heading: string, words: Words): Column {
  return {
    key,
    heading,
    help: words.columnHelp.value,
    kind: 'number',
    width: 12,
    cell: (row) => row.values[field]?.value ?? null,
  };
}

function stateColumn(key: string, field: string, heading: string, words: Words): Column {
  return {
    key,
    heading: fillMessage(words.column.state, { field: heading }, 'en'),
    help: words.columnHelp.state,
    kind: 'text',
    width: 10,
    allowed: fieldStates,
    cell: (row) => row.values[field]?.state ?? null,
  };
}

function markColumn(key: string, field: string, heading: string, words: Words): Column {
  const mark = (row: ProtocolRow) => row.marks[field];
  return {
    key,
    heading,
    help: words.columnHelp.mark,
    kind: 'number',
    width: 10,
    cell: (row) => (mark(row) === undefined ? null : Number(mark(row))),
  };
}

function outcome(words: Words): Column[] {
  return [
    fixed('corrected', 'text', 14, words, (row) =>
      listed(
        Object.keys(row.values)
          .filter((id) => row.values[id]?.corrected)
          .sort(),
      ),
    ),
    fixed('flags', 'text', 16, words, (row) => listed(row.flags)),
    { ...fixed('status', 'text', 14, words, (row) => row.status), allowed: scanStatuses },
  ];
}

function origin(words: Words, withoutPeople: boolean): Column[] {
  return [
    ...(withoutPeople ? [] : [fixed('source', 'text', 30, words, (row) => row.sources.join('; ') || null)]),
    // The file's own name: folders above it are often called after whoever sent it.
    fixed('image', 'text', 20, words, (row) => row.sources[0]?.split(/[\\/]/).at(-1) ?? null),
    fixed('sha256', 'text', 66, words, (row) => row.sha256),
    fixed('page', 'number', 7, words, (row) => row.page),
    ...(withoutPeople
      ? []
      : [
          fixed('person', 'text', 12, words, (row) => row.person),
          fixed('note', 'text', 30, words, (row) => row.note || null),
        ]),
    fixed('taken_at', 'text', 25, words, (row) => row.takenAt),
    fixed('read_at', 'text', 25, words, (row) => row.readAt),
    fixed('confirmed_at', 'text', 25, words, (row) => row.confirmedAt),
  ];
}

type FixedKey = keyof Words['columnHelp'] & keyof Words['column'];

function fixed(
  key: FixedKey,
  kind: Column['kind'],
  width: number,
  words: Words,
  cell: Column['cell'],
): Column {
  return { key, heading: words.column[key], help: words.columnHelp[key], kind, width, cell };
}

function listed(items: readonly string[]): string | null {
  return items.length > 0 ? items.join(' ') : null;
}
