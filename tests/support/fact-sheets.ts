import { parseForm } from '../../shared/forms/check.ts';
import type { Form } from '../../shared/forms/form.ts';
import type { CopyFacts, Facts } from '../../shared/protocol/facts.ts';
import type { Cell, SheetOptions } from '../../electron/exchange/sheets/column.ts';
import type { ProtocolRow } from '../../electron/exchange/sheets/protocols.ts';
import { tableHeaders, tablesOf } from '../../electron/exchange/sheets/tables.ts';
import { aboutLines } from '../../electron/exchange/writing/about.ts';
import { aboutHeaders, type BookWriter } from '../../electron/exchange/writing/book.ts';
import type { ExportContent } from '../../electron/exchange/writing/content.ts';
import { writeRows } from '../../electron/exchange/writing/write-book.ts';

/** A workbook as plain rows, to be changed as people change it. */
export type SheetRows = { name: string; rows: Cell[][] }[];

const english: SheetOptions = { language: 'en', withoutPeople: false };

/** The forms of facts. */
export function formsOf({ forms }: Pick<Facts, 'forms'>): Form[] {
  return forms.map(({ json }) => {
    const parsed = parseForm(json);
    if (!parsed.ok) throw new Error('a form that is none');
    return parsed.form;
  });
}

/** The row of a copy: of its standings the first that names an entry counts. */
function protocolRow(copy: CopyFacts, index: number): ProtocolRow {
  const standing = copy.standings.find(({ entry }) => entry !== null) ?? copy.standings[0] ?? null;
  const entry = copy.entries.find(({ key }) => key === standing?.entry) ?? null;
  return {
    copy,
    id: index + 1,
    status: !standing || standing.status === 'open' ? 'to-confirm' : standing.status,
    form: entry?.form ?? standing?.form ?? null,
    region: entry?.region ?? standing?.region ?? copy.region,
    readAt: null,
    entry,
    standing,
    copyOf: null,
  };
}

/** Facts as they are handed to what writes files. */
export function contentOf({ origin, forms, copies, joinings, linkings }: Facts): ExportContent {
  return {
    origin: {
      ...origin,
      statuses: ['flagged', 'final'],
      auditHead: null,
      asOf: null,
      attention: { on: false, caught: 0, missed: 0 },
      seal: () => ({ text: '', rows: 0, head: '', at: '', signature: null, publicKey: null }),
    },
    forms,
    rows: copies.map(protocolRow),
    joinings,
    linkings,
  };
}

/** The sheets of facts, as they are written to workbooks. */
export async function factSheets(facts: Facts, options: SheetOptions = english): Promise<SheetRows> {
  const forms = formsOf(facts);
  const tables = tablesOf(forms, options);
  const content = contentOf(facts);
  const rows = new Map<string, Cell[][]>(
    tableHeaders(tables).map(([name, headers]) => [
      name,
      [headers.map(({ key }) => key), headers.map(({ heading }) => heading)],
    ]),
  );
  const book: BookWriter = {
    table: (name) => ({
      add: (cells) => rows.get(name)?.push(cells.map((cell) => (cell === '' ? null : cell))),
    }),
    finish: () => Promise.resolve(),
    close: () => undefined,
  };
  const tally = await writeRows(book, tables, forms, content, {});
  const about = aboutLines({ origin: content.origin, files: facts.forms, forms, tables, tally }, options);
  return [
    ...[...rows].map(([name, lines]) => ({ name, rows: lines })),
    { name: 'About', rows: [[...aboutHeaders], ...about.map((line) => [...line])] },
  ];
}
