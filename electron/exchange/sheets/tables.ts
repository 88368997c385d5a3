import type { Form } from '../../../shared/forms/form.ts';
import { closuresTable } from './closures.ts';
import { headersOf, type Header, type SheetOptions, type TableName } from './column.ts';
import { editsTable } from './edits.ts';
import { entriesTable } from './entries.ts';
import { type FieldColumns, fieldColumns } from './field-keys.ts';
import { flagsTable } from './flags.ts';
import { formsTable } from './form-parts.ts';
import { papersTable } from './papers.ts';
import { protocolsTable } from './protocols.ts';
import { sourcesTable } from './sources.ts';
import { standingsTable } from './standings.ts';
import { stationsTable } from './stations.ts';

/** The tables of a workbook; their columns follow from the forms. */
export type Tables = ReturnType<typeof tablesOf>;

/** Columns for the fields and marks of forms, as all tables of a workbook have them. */
export function columnsForForms(forms: readonly Form[]): FieldColumns {
  return fieldColumns(forms, fixedKeys());
}

/** All tables of a workbook. */
export function tablesOf(forms: readonly Form[], options: SheetOptions) {
  const columns = columnsForForms(forms);
  return {
    Protocols: protocolsTable(forms, columns, options),
    Stations: stationsTable(options),
    Flags: flagsTable(forms, columns, options),
    Entries: entriesTable(forms, columns, options),
    Standings: standingsTable(options),
    Closures: closuresTable(options),
    Sources: sourcesTable(options),
    Edits: editsTable(options),
    Papers: papersTable(options),
    Forms: formsTable(options),
  };
}

/** The columns of every table as they stand on its sheet. */
export function tableHeaders(tables: Tables): [name: TableName, headers: Header[]][] {
  return [
    ['Protocols', headersOf(tables.Protocols)],
    ['Stations', headersOf(tables.Stations)],
    ['Flags', headersOf(tables.Flags)],
    ['Entries', headersOf(tables.Entries)],
    ['Standings', headersOf(tables.Standings)],
    ['Closures', headersOf(tables.Closures)],
    ['Sources', headersOf(tables.Sources)],
    ['Edits', headersOf(tables.Edits)],
    ['Papers', headersOf(tables.Papers)],
    ['Forms', headersOf(tables.Forms)],
  ];
}

/** Keys of the columns that Protocols and Entries have whatever the forms are. */
function fixedKeys(): Set<string> {
  const options: SheetOptions = { language: 'en', withoutPeople: false };
  const none: FieldColumns = { fields: [], marks: [] };
  const headers = [
    ...headersOf(protocolsTable([], none, options)),
    ...headersOf(entriesTable([], none, options)),
  ];
  return new Set(headers.map(({ key }) => key));
}
