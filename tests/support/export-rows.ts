import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import * as XLSX from 'xlsx';
import { type ExportFormat, exportRows, type ProtocolRow } from '../../electron/exchange/index.ts';
import { type Form, formSchema } from '../../shared/forms/form.ts';
import type { FieldValue } from '../../shared/protocol/values.ts';

const field = (id: string, more: object = {}) => ({
  kind: 'line',
  id,
  box: [10, 10, 20, 8],
  label: { en: `The ${id}`, ru: `Поле ${id}`, kk: `${id} өрісі` },
  ...more,
});

/** A form with a station, one number of its own, one that both forms have, and marks; "page" is also the name of a fixed column. */
export function madeUpForm(id: string, own: string): Form {
  return formSchema.parse({
    format: 1,
    id,
    title: { en: id },
    election: 'e',
    pages: [{ width: 210, height: 297 }],
    fields: [
      field('station', { quantity: 'station' }),
      field(own),
      field('voted', { quantity: 'voted' }),
      field('page'),
      { kind: 'text', id: 'region', box: [10, 10, 20, 8], label: { en: 'Region' } },
      { kind: 'mark', mark: 'stamp', id: 'stamp', box: [10, 10, 20, 8], label: { en: 'Stamp' } },
    ],
    reference: [{ kind: 'blank', image: 'made-up.png' }],
  });
}

export const forms = [madeUpForm('first', 'alpha'), madeUpForm('second', 'beta')];

export const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });

export function row(changes: Partial<ProtocolRow> = {}): ProtocolRow {
  return {
    id: 1,
    form: 'first',
    region: 'Алматы',
    values: {
      station: number(253),
      alpha: { value: null, state: 'blank', corrected: false },
      voted: { value: 0, state: 'dash', corrected: true },
      page: number(7),
    },
    marks: { stamp: true },
    flags: ['F401', 'W203'],
    status: 'flagged',
    sources: ['чат/IMG 1.jpg', 'again/IMG 1 (2).jpg'],
    sha256: 'ab'.repeat(32),
    page: 1,
    person: 'A1',
    note: 'a note',
    takenAt: '2026-11-22T02:00:00.000Z',
    readAt: null,
    confirmedAt: '2026-11-22T03:00:00.000Z',
    ...changes,
  };
}

export const about = {
  workspace: '0b8e0c9e-0000-4000-8000-000000000000',
  auditHead: 'cd'.repeat(32),
  asOf: '2026-11-22T03:00:00.000Z',
  attention: { on: true, caught: 3, missed: 1 },
};

/** A folder that is gone when the test has ended. */
export function throwAwayFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hattama-шығару-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Line = Record<string, string | number | undefined>;

/** Writes rows, reads the file back with SheetJS: lines by key, the row of names, and the About sheet where there is one. */
export async function writtenAndRead(
  format: ExportFormat,
  rows: readonly ProtocolRow[],
  options: { language?: 'kk' | 'ru' | 'en'; withoutPeople?: boolean } = {},
) {
  const file = path.join(throwAwayFolder(), `out.${format}`);
  const count = await exportRows(file, forms, rows, about, {
    format,
    language: options.language ?? 'en',
    withoutPeople: options.withoutPeople ?? false,
  });
  const bytes = readFileSync(file);
  const book = XLSX.read(format === 'csv' ? bytes.toString('utf8').slice(1) : bytes, {
    type: format === 'csv' ? 'string' : 'buffer',
    raw: true,
  });
  const [protocols = '', aboutName = ''] = book.SheetNames;
  const table = XLSX.utils.sheet_to_json<(string | number | null)[]>(book.Sheets[protocols] ?? {}, {
    header: 1,
    defval: null,
  });
  const aboutSheet = book.Sheets[aboutName];
  const [keys = [], ...lines] = table;
  const names = format === 'csv' ? [] : lines.shift();
  return {
    file,
    bytes,
    book,
    count,
    keys: keys.map(String),
    names,
    lines: lines.map((line): Line =>
      Object.fromEntries(keys.map((key, index) => [String(key), line[index] ?? undefined])),
    ),
    about: aboutSheet
      ? XLSX.utils.sheet_to_json<(string | number)[]>(aboutSheet, { header: 1, blankrows: false })
      : [],
  };
}
