import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import * as XLSX from 'xlsx';
import type { ProtocolRow } from '../../electron/exchange/sheets/protocols.ts';
import { type TableFormat, writeExport } from '../../electron/exchange/write-export.ts';
import type { ExportContent } from '../../electron/exchange/writing/content.ts';
import { entryKey, standingKey } from '../../electron/store/keys.ts';
import { type Form, formSchema } from '../../shared/forms/form.ts';
import type { EntryFacts, FlagFacts, StandingFacts } from '../../shared/protocol/facts.ts';
import type { FieldValue, FieldValues } from '../../shared/protocol/values.ts';

const field = (id: string, more: object = {}) => ({
  kind: 'line',
  id,
  box: [10, 10, 20, 8],
  label: { en: `The ${id}`, ru: `Поле ${id}`, kk: `${id} өрісі` },
  ...more,
});

/** File of a form with a station, one number of its own, one that both forms have, and marks; "page" is also the name of a fixed column. */
const madeUpFile = (id: string, own: string) => ({
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

export const madeUpForm = (id: string, own: string): Form => formSchema.parse(madeUpFile(id, own));

export const forms = [madeUpForm('first', 'alpha'), madeUpForm('second', 'beta')];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The files of `forms`. */
export const formFiles = [madeUpFile('first', 'alpha'), madeUpFile('second', 'beta')].map((file) => {
  const json = JSON.stringify(file);
  return { sha256: sha256(json), json };
});

export const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });

/** What may be said otherwise of `row`. */
interface Said {
  id: number;
  form: 'first' | 'second';
  region: string;
  values: FieldValues;
  marks: Readonly<Record<string, boolean>>;
  status: ProtocolRow['status'];
  sources: readonly string[];
  sha256: string;
  person: string | null;
  note: string;
  flags: readonly FlagFacts[];
}

const flag = (code: string, more: Partial<FlagFacts> = {}): FlagFacts => ({
  code,
  severity: code.startsWith('F') ? 'error' : 'warning',
  ok: false,
  fields: ['voted', 'page'],
  params: { D: 1, T: 0, list: '=1' },
  formula: '1 ≠ 0',
  difference: 1,
  ticked: code.startsWith('W'),
  ...more,
});

export const workspace = '0b8e0c9e-0000-4000-8000-000000000000';

/** A confirmed copy, as an export has it. */
export function row(changes: Partial<Said> = {}): ProtocolRow {
  const said: Said = {
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
    status: 'flagged',
    sources: ['чат/IMG 1.jpg', 'again/IMG 1 (2).jpg'],
    sha256: 'ab'.repeat(32),
    person: 'A1',
    note: 'a note',
    flags: [flag('F401'), flag('W203')],
    ...changes,
  };
  const picture = {
    sha256: said.sha256,
    page: 1,
    pages: 1,
    bytes: 4096,
    mediaType: 'image/jpeg',
    extension: 'jpg',
  };
  const entry = entryOf(said, picture);
  const standing = standingOf(said, entry, picture);
  const copy = {
    picture,
    region: 'Алматы қ.',
    takenAt: '2026-11-22T02:00:00.000Z',
    sources: said.sources.map((name) => ({ name, at: '2026-11-22T02:00:00.000Z' })),
    ink: { form: said.form, formVersion: 1, page: 1, print: 'AAAA' },
    entries: [entry],
    standings: [standing],
  };
  const { id, status, form, region } = said;
  return { copy, id, status, form, region, readAt: null, entry, standing, copyOf: null };
}

function entryOf(said: Said, picture: { sha256: string; page: number }): EntryFacts {
  const { form, region, values, marks, person, note, flags } = said;
  const formSha256 = formFiles[form === 'first' ? 0 : 1]?.sha256 ?? '';
  const keyed = {
    workspace,
    number: said.id,
    at: '2026-11-22T03:00:00.000Z',
    form,
    formSha256,
    region,
    values,
    marks,
    stage: 'first',
  } as const;
  return {
    key: entryKey(picture, keyed),
    ...keyed,
    person,
    note,
    flags,
    ruleSet: 2,
    other: null,
    asPaper: null,
    resolved: {},
    edited: null,
  };
}

function standingOf(
  { status, form, region }: Said,
  { key: entry }: EntryFacts,
  picture: { sha256: string; page: number },
): StandingFacts {
  const said = {
    workspace,
    n: 3,
    seen: {},
    status: status === 'final' ? 'final' : 'flagged',
    form,
    region,
    entry,
    first: null,
    refusal: null,
    closures: [],
  } as const;
  return { key: standingKey(picture, said), ...said };
}

/** What an export of rows says of its origin. */
export const origin: ExportContent['origin'] = {
  workspace,
  name: 'Алматы, штаб',
  statuses: ['flagged', 'final'],
  auditHead: 'cd'.repeat(32),
  asOf: '2026-11-22T03:00:00.000Z',
  attention: { on: true, caught: 3, missed: 1 },
  seal: (extra) => ({
    text: `${JSON.stringify(extra)}\n`,
    signature: 'c2lnbmVk',
    publicKey: 'a2V5',
    rows: 7,
    head: 'cd'.repeat(32),
    at: '2026-11-22T03:00:00.000Z',
  }),
};

/** An export of rows. */
export function contentOf(rows: Iterable<ProtocolRow>): ExportContent {
  return { origin, forms: formFiles, rows, joinings: [], linkings: [] };
}

/** A folder that is gone when the test has ended. */
export function throwAwayFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hattama-шығару-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Line = Record<string, string | number | undefined>;

/** A sheet as another program reads it: lines by key, and the row of names. */
export interface SheetRead {
  keys: string[];
  names: (string | number | null)[];
  lines: Line[];
}

/** Reads the sheets of a workbook with SheetJS. @param headerRows rows before the first line */
export function sheetsIn(book: XLSX.WorkBook, headerRows = 2): Map<string, SheetRead> {
  return new Map(
    book.SheetNames.map((name) => {
      const [keys = [], ...rest] = XLSX.utils.sheet_to_json<(string | number | null)[]>(
        book.Sheets[name] ?? {},
        {
          header: 1,
          defval: null,
        },
      );
      const names = headerRows > 1 ? (rest[0] ?? []) : [];
      const lines = rest
        .slice(headerRows - 1)
        .map((line): Line =>
          Object.fromEntries(keys.map((key, index) => [String(key), line[index] ?? undefined])),
        );
      return [name, { keys: keys.map(String), names, lines }];
    }),
  );
}

/** Writes rows, reads the file back with SheetJS: the sheet of protocols, and what the sheet about the workbook says. */
export async function writtenAndRead(
  format: TableFormat,
  rows: readonly ProtocolRow[],
  options: { language?: 'kk' | 'ru' | 'en'; withoutPeople?: boolean } = {},
) {
  const file = path.join(throwAwayFolder(), `out.${format}`);
  const count = await writeExport(file, contentOf(rows), {
    format,
    language: options.language ?? 'en',
    withoutPeople: options.withoutPeople ?? false,
  });
  const bytes = readFileSync(file);
  const book = XLSX.read(format === 'csv' ? bytes.toString('utf8').slice(1) : bytes, {
    type: format === 'csv' ? 'string' : 'buffer',
    raw: true,
  });
  const sheets = sheetsIn(book, format === 'csv' ? 1 : 2);
  const protocols = [...sheets.values()][0] ?? { keys: [], names: [], lines: [] };
  const aboutSheet = book.Sheets['About'];
  const about = aboutSheet
    ? XLSX.utils.sheet_to_json<(string | number)[]>(aboutSheet, { header: 1, blankrows: false })
    : [];
  return { file, bytes, book, count, sheets, about, ...protocols };
}
