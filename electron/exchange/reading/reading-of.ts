import type { Form } from '../../../shared/forms/form.ts';
import type { OriginFacts } from '../../../shared/protocol/facts.ts';
import type { SheetProblemCode } from '../../../shared/protocol/sheet-problems.ts';
import type { Column } from '../sheets/column.ts';
import type { FieldColumns } from '../sheets/field-keys.ts';
import { protocolsTable, type ProtocolRow } from '../sheets/protocols.ts';
import { CellError } from '../sheets/take.ts';
import type { Draft } from './draft.ts';
import type { Problems } from './problems.ts';
import type { TableRow } from './table-rows.ts';

/** One workbook while it is read. */
export interface Reading {
  /** Name of the file. */
  file: string;
  problems: Problems;
  draft: Draft;
  /** By hash. */
  forms: ReadonlyMap<string, Form>;
  /** Columns of the fields and marks of these forms. */
  columns: FieldColumns;
  /** Columns of the sheet of protocols that follow from an entry and its standing: what is typed there does not come in. */
  followers: readonly Column<ProtocolRow>[];
  origin: OriginFacts;
}

const following = new Set([
  'flags',
  'status',
  'person',
  'confirmed_at',
  'entry_workspace',
  'entry_number',
  'stage',
  'as_paper',
  'rule_set',
]);

/** The columns of the sheet of protocols that follow from others. */
export function followersOf(forms: readonly Form[], columns: FieldColumns): Column<ProtocolRow>[] {
  const { columns: all } = protocolsTable(forms, columns, { language: 'en', withoutPeople: false });
  return all.filter(({ key }) => following.has(key));
}

/** Says something of a row, or of its cell in a column. */
export function tell(
  { problems }: Reading,
  { table, at }: TableRow,
  code: SheetProblemCode,
  key: string | null = null,
  params: Readonly<Record<string, string | number>> = {},
): void {
  const column = key === null ? undefined : table.columns.get(key);
  const named = key !== null && column === undefined ? { name: key, ...params } : params;
  problems.add(table.sheet.name, { row: at, ...(column === undefined ? {} : { column }) }, code, named);
}

/** What `take` makes of a row; undefined where a cell does not hold what its column is for, which is said. */
export function taken<T>(reading: Reading, row: TableRow, take: () => T): T | undefined {
  try {
    return take();
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    const code = error.reason === 'missing' ? 'cell-missing' : 'cell-unreadable';
    tell(reading, row, code, error.column, { name: error.column });
    return undefined;
  }
}
