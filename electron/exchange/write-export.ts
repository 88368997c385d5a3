import type { Language } from '../../shared/forms/checks.ts';
import { parseForm } from '../../shared/forms/check.ts';
import type { Form } from '../../shared/forms/form.ts';
import type { FormFacts } from '../../shared/protocol/facts.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { fitCell } from './sheets/cell-text.ts';
import { tableHeaders, type Tables, tablesOf } from './sheets/tables.ts';
import { writeWholeFile } from './whole-file.ts';
import { aboutLines } from './writing/about.ts';
import type { BookWriter, TableHead } from './writing/book.ts';
import type { ExportContent } from './writing/content.ts';
import { csvFile } from './writing/csv-file.ts';
import { odsBook } from './writing/ods-book.ts';
import { type Watching, writeRows } from './writing/write-book.ts';
import { xlsxBook } from './writing/xlsx-book.ts';

export const tableFormats = ['xlsx', 'csv', 'ods'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface WriteOptions extends Watching {
  format: TableFormat;
  /** Language of the second header row and of the About sheet; keys and names of sheets never change. */
  language: Language;
  /** Leaves out columns that may name people. The content has to be without them already. */
  withoutPeople: boolean;
}

/**
 * Writes a workbook or a CSV, whole or not at all; answers the number of protocols. The same content makes the same bytes.
 * Throws `HattamaError`: disk-full, no-permission, cancelled, export-failed, workspace-damaged.
 */
export async function writeExport(
  target: string,
  content: ExportContent,
  options: WriteOptions,
): Promise<number> {
  const forms = content.forms.map(parsed);
  const count = await writeWholeFile(target, (file) => writeTo(file, forms, content, options));
  options.onProgress?.(count);
  return count;
}

/** Writes to a file as it is; for a caller that sees to its being whole. */
export async function writeTo(
  file: string,
  forms: readonly Form[],
  content: ExportContent,
  options: WriteOptions,
): Promise<number> {
  const tables = tablesOf(forms, options);
  const book = bookFor(file, headsOf(tables), content, options);
  try {
    const tally = await writeRows(book, tables, forms, content, options);
    const about = { origin: content.origin, files: content.forms, forms, tables, tally };
    await book.finish(aboutLines(about, options));
    return tally.rows.get('Protocols') ?? 0;
  } finally {
    book.close();
  }
}

/** A kept form. Throws `workspace-damaged`. */
export function parsed({ sha256, json }: FormFacts): Form {
  const checked = parseForm(json);
  if (checked.ok) return checked.form;
  const [problem] = checked.problems;
  throw new HattamaError(
    'workspace-damaged',
    `The kept form ${sha256} does not check: ${problem?.path ?? ''} ${problem?.message ?? ''}`,
  );
}

function headsOf(tables: Tables): TableHead[] {
  return tableHeaders(tables).map(([name, headers]) => ({
    name,
    // A form's labels may hold anything.
    headers: headers.map((header) => ({ ...header, heading: fitCell(header.heading) })),
    frozen: tables[name].frozen,
  }));
}

function bookFor(
  file: string,
  heads: readonly TableHead[],
  { origin }: ExportContent,
  { format }: WriteOptions,
): BookWriter {
  switch (format) {
    case 'xlsx':
      return xlsxBook(file, heads, origin.asOf ?? new Date(0).toISOString());
    case 'ods':
      return odsBook(file, heads);
    case 'csv':
      return csvFile(file, heads);
  }
}
