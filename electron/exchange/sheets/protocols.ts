import { fieldLabel } from '../../../shared/forms/names.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { fillMessage } from '../../../shared/protocol/messages.ts';
import type { CopyFacts, EntryFacts, InkFacts, StandingFacts } from '../../../shared/protocol/facts.ts';
import {
  asPaperReasons,
  cannotEnterReasons,
  entryStages,
  type ScanStatus,
  scanStatuses,
} from '../../../shared/protocol/status.ts';
import { fieldStates } from '../../../shared/protocol/values.ts';
import { wordsOf } from '../words.ts';
import { toCellText } from './cell-text.ts';
import { type Cells, type Column, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { correctedText, listed } from './compact.ts';
import { stationOf, takePage } from './entries.ts';
import type { FieldColumn, FieldColumns, MarkColumn } from './field-keys.ts';
import { seenText } from './standings.ts';
import { CellError, needNumber, needText, takeText, takeTextOrNull } from './take.ts';

/** One copy of a protocol as it stands in the workspace, with what counts of it. */
export interface ProtocolRow {
  copy: CopyFacts;
  /** The scan's number in the workspace. */
  id: number;
  status: ScanStatus;
  /** As it was laid on or confirmed under; null where there is none. */
  form: string | null;
  /** As confirmed, else that of the batch. */
  region: string;
  readAt: string | null;
  /** The entry that counts; of differing ones the second. Null where there is none. */
  entry: EntryFacts | null;
  /** The standing that the entry counts by; null where no person has touched the copy. */
  standing: StandingFacts | null;
  /** The picture that leads where several show one paper, and this is not it. */
  copyOf: { sha256: string; page: number } | null;
}

const people = { people: true } as const;

/** The sheet of protocols, a row a copy: what counts of it, and where it comes from. */
export function protocolsTable(
  forms: readonly Form[],
  columns: FieldColumns,
  options: SheetOptions,
): Table<ProtocolRow> {
  const { fields, marks } = columns;
  const make = columnMaker(options.language);
  return tableOf(
    'Protocols',
    4,
    [
      make('id', 'number', 8, (row) => row.id),
      make('form', 'text', 12, (row) => row.form),
      make('region', 'text', 20, (row) => toCellText(row.region)),
      make('station', 'number', 10, ({ entry }) => entry && stationOf(forms, fields, entry)),
      ...fields.filter(({ key }) => key !== 'station').map((field) => valueColumn(field, options)),
      ...fields.map((field) => stateColumn(field, options)),
      ...marks.map((mark) => markColumn(mark, options)),
      make('corrected', 'text', 14, ({ entry }) => entry && correctedText(entry.values)),
      make('flags', 'text', 16, ({ entry }) => listed((entry?.flags ?? []).map(({ code }) => code))),
      make('status', 'text', 14, (row) => row.status, { allowed: scanStatuses }),
      ...origin(options),
      ...counted(options),
      ...picture(options),
    ],
    options,
  );
}

function valueColumn({ field, key, form }: FieldColumn, { language }: SheetOptions): Column<ProtocolRow> {
  return {
    key,
    heading: fieldLabel(form, field, language),
    help: wordsOf(language).columnHelp.value,
    kind: 'number',
    width: Math.max(12, Math.min(key.length + 2, 18)),
    cell: ({ entry }) => entry?.values[field]?.value ?? null,
  };
}

function stateColumn(
  { field, stateKey, form }: FieldColumn,
  { language }: SheetOptions,
): Column<ProtocolRow> {
  const words = wordsOf(language);
  return {
    key: stateKey,
    heading: fillMessage(words.column.state, { field: fieldLabel(form, field, language) }, 'en'),
    help: words.columnHelp.state,
    kind: 'text',
    width: Math.max(10, Math.min(stateKey.length + 2, 18)),
    allowed: fieldStates,
    cell: ({ entry }) => entry?.values[field]?.state ?? null,
  };
}

function markColumn({ field, key, form }: MarkColumn, { language }: SheetOptions): Column<ProtocolRow> {
  return {
    key,
    heading: fieldLabel(form, field, language),
    help: wordsOf(language).columnHelp.mark,
    kind: 'number',
    width: 10,
    cell: ({ entry }) => {
      const present = entry?.marks[field];
      return typeof present === 'boolean' ? Number(present) : null;
    },
  };
}

/** Where the picture comes from, and who confirmed it when. */
function origin({ language }: SheetOptions): Column<ProtocolRow>[] {
  const make = columnMaker(language);
  const names = ({ copy }: ProtocolRow) => copy.sources.map(({ name }) => name);
  return [
    make('source', 'text', 30, (row) => shortened(names(row).join('; ')), people),
    // The file's own name: folders above it are often called after whoever sent it.
    make('image', 'text', 20, (row) => shortened(names(row)[0]?.split(/[\\/]/).at(-1) ?? ''), people),
    make('sha256', 'text', 20, ({ copy }) => copy.picture.sha256),
    make('page', 'number', 7, ({ copy }) => copy.picture.page),
    make('person', 'text', 12, ({ entry }) => toCellText(entry?.person ?? ''), people),
    make('note', 'text', 30, ({ entry }) => toCellText(entry?.note ?? ''), people),
    make('taken_at', 'text', 25, ({ copy }) => copy.takenAt),
    make('read_at', 'text', 25, (row) => row.readAt),
    make('confirmed_at', 'text', 25, ({ entry }) => entry?.at ?? null),
  ];
}

/** Names to look at; whole, each for itself, they stand on the sheet of sources. */
function shortened(text: string): string {
  return toCellText(text.length > 1000 ? `${text.slice(0, 999)}…` : text);
}

/** What is known of the entry and the standing that count. */
function counted({ language }: SheetOptions): Column<ProtocolRow>[] {
  const make = columnMaker(language);
  return [
    make('entry_key', 'text', 20, ({ entry }) => entry?.key ?? null),
    make('entry_workspace', 'text', 38, ({ entry }) => toCellText(entry?.workspace ?? '')),
    make('entry_number', 'number', 9, ({ entry }) => entry?.number ?? null),
    make('stage', 'text', 12, ({ entry }) => entry?.stage ?? null, { allowed: entryStages }),
    make('as_paper', 'text', 20, ({ entry }) => entry?.asPaper ?? null, { allowed: asPaperReasons }),
    make('form_sha256', 'text', 20, ({ entry }) => entry?.formSha256 ?? null),
    make('rule_set', 'number', 9, ({ entry }) => entry?.ruleSet ?? null),
    make('standing_key', 'text', 20, ({ standing }) => standing?.key ?? null),
    make('workspace', 'text', 38, ({ standing }) => toCellText(standing?.workspace ?? '')),
    make('version', 'number', 9, ({ standing }) => standing?.n ?? null),
    make('seen', 'text', 30, ({ standing }) => standing && seenText(standing)),
    make('refusal_reason', 'text', 16, ({ standing }) => standing?.refusal?.reason ?? null, {
      allowed: cannotEnterReasons,
    }),
    make('refusal_note', 'text', 30, ({ standing }) => toCellText(standing?.refusal?.note ?? ''), people),
    make('refusal_at', 'text', 25, ({ standing }) => standing?.refusal?.at ?? null),
  ];
}

/** What is known of the picture. */
function picture({ language }: SheetOptions): Column<ProtocolRow>[] {
  const make = columnMaker(language);
  return [
    make('taken_region', 'text', 20, ({ copy }) => toCellText(copy.region)),
    make('media_type', 'text', 14, ({ copy }) => copy.picture.mediaType),
    make('extension', 'text', 8, ({ copy }) => copy.picture.extension),
    make('bytes', 'number', 10, ({ copy }) => copy.picture.bytes),
    make('pages', 'number', 7, ({ copy }) => copy.picture.pages),
    make('ink', 'text', 20, ({ copy }) => copy.ink && inkText(copy.ink)),
    make('copy_of', 'text', 20, ({ copyOf }) => copyOf && `${copyOf.sha256}/${copyOf.page}`),
  ];
}

function inkText({ form, formVersion, page, print }: InkFacts): string {
  return `${form} ${formVersion} ${page} ${print}`;
}

/** A copy as its row has it, without what stands on other sheets: its sources, entries and standings. Throws `CellError`. */
export function takeCopy(cells: Cells): Pick<CopyFacts, 'picture' | 'region' | 'takenAt' | 'ink'> {
  return {
    picture: {
      ...takePage(cells),
      pages: needNumber(cells, 'pages'),
      bytes: needNumber(cells, 'bytes'),
      mediaType: needText(cells, 'media_type'),
      extension: takeText(cells, 'extension'),
    },
    region: takeText(cells, 'taken_region'),
    takenAt: needText(cells, 'taken_at'),
    ink: takeInk(cells),
  };
}

function takeInk(cells: Cells): InkFacts | null {
  const text = takeTextOrNull(cells, 'ink');
  if (text === null) return null;
  const found = /^(\S+) (\d{1,9}) (\d{1,9}) ([A-Za-z0-9+/=]+)$/.exec(text);
  if (!found) throw new CellError('ink', 'not-readable');
  const [, form = '', formVersion, page, print = ''] = found;
  return { form, formVersion: Number(formVersion), page: Number(page), print };
}
