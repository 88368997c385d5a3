import { setImmediate } from 'node:timers/promises';
import type { Form } from '../../../shared/forms/form.ts';
import type { ClosureFacts, CopyFacts, EntryFacts } from '../../../shared/protocol/facts.ts';
import { formParts } from '../sheets/form-parts.ts';
import type { Table, TableName } from '../sheets/column.ts';
import type { ProtocolRow } from '../sheets/protocols.ts';
import { hashOfRows } from '../sheets/row-hash.ts';
import { rowCells } from '../sheets/row-cells.ts';
import { gatherStations } from '../sheets/stations.ts';
import { columnsForForms, type Tables } from '../sheets/tables.ts';
import type { BookWriter } from './book.ts';
import type { ExportContent } from './content.ts';

/** What was written, as the sheet about the workbook tells it. */
export interface Tally {
  /** Rows by table. */
  rows: ReadonlyMap<TableName, number>;
  /** Sums of the columns of numbers on the sheet of protocols, by key. */
  sums: ReadonlyMap<string, number>;
  /** Over the hashes of all rows. */
  rowsHash: string;
}

/** How a long writing is watched. */
export interface Watching {
  /** Called now and then with the number of protocols written. */
  onProgress?: ((done: number) => void) | undefined;
  /** Ends the writing: it throws `cancelled`. */
  signal?: AbortSignal | undefined;
}

/** After so many protocols others get their turn, and hear how far it is. */
const ROWS_AT_ONCE = 100;

/** Writes the rows of all tables; answers what was written. The forms are the content's, in its order. */
export async function writeRows(
  book: BookWriter,
  tables: Tables,
  forms: readonly Form[],
  content: ExportContent,
  { onProgress, signal }: Watching,
): Promise<Tally> {
  const adders = addersFor(book, tables);
  const stations = gatherStations(forms, columnsForForms(forms));
  let done = 0;
  signal?.throwIfAborted();
  for (const row of content.rows) {
    adders.Protocols.add(row);
    stations.add(row);
    addCopy(adders, row);
    done += 1;
    if (done % ROWS_AT_ONCE > 0) continue;
    onProgress?.(done);
    await setImmediate();
    signal?.throwIfAborted();
  }
  for (const station of stations.rows()) adders.Stations.add(station);
  for (const joining of content.joinings) adders.Papers.add({ joining });
  for (const linking of content.linkings) adders.Papers.add({ linking });
  content.forms.forEach((file, index) => {
    const form = forms[index];
    if (form) formParts(file, form).forEach((part) => adders.Forms.add(part));
  });
  return tallyOf(adders);
}

/** Adds rows to a table, and keeps count of them. */
interface Adder<Row> {
  add(row: Row): void;
  readonly hashes: readonly string[];
  readonly sums: ReadonlyMap<string, number>;
}

type Adders = ReturnType<typeof addersFor>;

function addersFor(book: BookWriter, tables: Tables) {
  return {
    Protocols: adderFor(book, tables.Protocols),
    Stations: adderFor(book, tables.Stations),
    Flags: adderFor(book, tables.Flags),
    Entries: adderFor(book, tables.Entries),
    Standings: adderFor(book, tables.Standings),
    Closures: adderFor(book, tables.Closures),
    Sources: adderFor(book, tables.Sources),
    Edits: adderFor(book, tables.Edits),
    Papers: adderFor(book, tables.Papers),
    Forms: adderFor(book, tables.Forms),
  };
}

function adderFor<Row>(book: BookWriter, table: Table<Row>): Adder<Row> {
  const sink = book.table(table.name);
  const cellsOf = rowCells(table);
  const hashes: string[] = [];
  const sums = new Map<string, number>();
  const numbers = [...table.columns.entries()].filter(([, { kind }]) => kind === 'number');
  for (const [, { key }] of numbers) sums.set(key, 0);
  return {
    hashes,
    sums,
    add(row) {
      if (!sink) return;
      const cells = cellsOf(row);
      sink.add(cells);
      hashes.push(String(cells.at(-1)));
      for (const [index, { key }] of numbers) {
        const cell = cells[index];
        if (typeof cell === 'number') sums.set(key, (sums.get(key) ?? 0) + cell);
      }
    },
  };
}

/** Adds what is known of a copy to the tables beside that of protocols. */
function addCopy(adders: Adders, row: ProtocolRow): void {
  const { copy } = row;
  copy.sources.forEach((source, index) => adders.Sources.add({ copy, source, n: index + 1 }));
  for (const entry of copy.entries) {
    adders.Entries.add({ copy, entry });
    addFlags(adders, row, entry);
    addEdits(adders, entry);
  }
  for (const standing of copy.standings) {
    adders.Standings.add({ copy, standing });
    standing.closures.forEach((closure, index) =>
      adders.Closures.add({ copy, standing, closure, n: index + 1 }),
    );
  }
}

function addFlags(adders: Adders, { copy, standing }: ProtocolRow, entry: EntryFacts): void {
  entry.flags.forEach((flag, index) => {
    const closure =
      closureOf(standing?.closures ?? [], entry, flag.code) ?? anyClosure(copy, entry, flag.code);
    adders.Flags.add({ copy, entry, flag, n: index + 1, closure });
  });
}

function closureOf(
  closures: readonly ClosureFacts[],
  entry: EntryFacts,
  code: string,
): ClosureFacts | undefined {
  return closures.find((closure) => closure.entry === entry.key && closure.code === code);
}

function anyClosure({ standings }: CopyFacts, entry: EntryFacts, code: string): ClosureFacts | null {
  return (
    closureOf(
      standings.flatMap(({ closures }) => closures),
      entry,
      code,
    ) ?? null
  );
}

function addEdits(adders: Adders, entry: EntryFacts): void {
  const { edited } = entry;
  if (!edited) return;
  const cells = edited.cells.length > 0 ? edited.cells : [null];
  cells.forEach((cell, index) => adders.Edits.add({ entry, edited, cell, n: index + 1 }));
}

function tallyOf(adders: Adders): Tally {
  const all = Object.entries(adders) as [TableName, Adder<never>][];
  return {
    rows: new Map(all.map(([name, { hashes }]) => [name, hashes.length])),
    sums: adders.Protocols.sums,
    rowsHash: hashOfRows(all.flatMap(([, { hashes }]) => hashes)),
  };
}
