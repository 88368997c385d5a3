import { setImmediate } from 'node:timers/promises';
import { fitCell, toCellText } from '../sheets/cell-text.ts';
import type { TableFormat } from '../write-export.ts';
import { writeWholeFile } from '../whole-file.ts';
import { wordsOf } from '../words.ts';
import type { AboutLine, BookWriter, TableHead } from '../writing/book.ts';
import { csvFile } from '../writing/csv-file.ts';
import { odsBook } from '../writing/ods-book.ts';
import { xlsxBook } from '../writing/xlsx-book.ts';
import { type IncidentColumnOptions, incidentColumns, type IncidentRow, INCIDENTS } from './columns.ts';

/** Version of the table's format: its columns and what they mean. */
const INCIDENT_FORMAT = 1;
/** After so many rows others get their turn. */
const ROWS_AT_ONCE = 500;

export interface IncidentWriteOptions extends IncidentColumnOptions {
  format: TableFormat;
  election: string;
  /** Time of the last change of the data, and the log's hash at it; null in a workspace without any. */
  asOf: string | null;
  auditHead: string | null;
}

/**
 * Writes acts of violation to a workbook or a CSV, whole or not at all; the same rows make the same bytes.
 * Throws `HattamaError`: disk-full, no-permission, export-failed.
 */
export function writeIncidents(
  target: string,
  rows: readonly IncidentRow[],
  options: IncidentWriteOptions,
): Promise<void> {
  const columns = incidentColumns(options);
  const head: TableHead = { name: INCIDENTS, headers: columns, frozen: 1 };
  return writeWholeFile(target, async (file) => {
    const book = bookFor(file, head, options);
    try {
      const sink = book.table(INCIDENTS);
      for (const [index, row] of rows.entries()) {
        sink?.add(columns.map((column) => column.cell(row)));
        if ((index + 1) % ROWS_AT_ONCE === 0) await setImmediate();
      }
      await book.finish(aboutLines(rows.length, head, options));
    } finally {
      book.close();
    }
  });
}

function bookFor(file: string, head: TableHead, { format, asOf }: IncidentWriteOptions): BookWriter {
  switch (format) {
    case 'xlsx':
      return xlsxBook(file, [head], asOf ?? new Date(0).toISOString());
    case 'ods':
      return odsBook(file, [head]);
    case 'csv':
      return csvFile(file, [head]);
  }
}

function aboutLines(rows: number, { headers }: TableHead, options: IncidentWriteOptions): AboutLine[] {
  const { about: words, incident } = wordsOf(options.language);
  const lines: AboutLine[] = [
    ['format', INCIDENT_FORMAT, incident.format],
    ['election', options.election, incident.help.election],
    ['language', options.language, words.language],
    ['people', options.withoutPeople ? 'left-out' : 'included', words.people],
    ['as_of', options.asOf, words.as_of],
    ['audit_head', options.auditHead, words.audit_head],
    [`rows.${INCIDENTS}`, rows, words.rows],
    ['text_guard', null, words.text_guard],
    ['text_escape', null, words.text_escape],
    ...headers.map(({ key, heading, help }): AboutLine => [`${INCIDENTS}.${key}`, heading, help]),
  ];
  return lines.map(([key, value, meaning]) => [
    key,
    typeof value === 'string' ? fitCell(toCellText(value)) : value,
    fitCell(meaning),
  ]);
}
