import { type Form } from '../../shared/forms/form.ts';
import type { CopyFacts, Facts } from '../../shared/protocol/facts.ts';
import { parseForm } from '../../shared/forms/check.ts';
import { toCellText } from '../../electron/exchange/sheets/cell-text.ts';
import {
  type Cell,
  headersOf,
  type SheetOptions,
  type Table,
} from '../../electron/exchange/sheets/column.ts';
import { formParts } from '../../electron/exchange/sheets/form-parts.ts';
import { EXPORT_FORMAT } from '../../electron/exchange/protocol-row.ts';
import type { ProtocolRow } from '../../electron/exchange/sheets/protocols.ts';
import { rowHash } from '../../electron/exchange/sheets/row-hash.ts';
import { tablesOf } from '../../electron/exchange/sheets/tables.ts';

/** A workbook as plain rows, to be written as any kind of file or changed as people change it. */
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
export function protocolRow(copy: CopyFacts, index: number): ProtocolRow {
  const standing = copy.standings.find(({ entry }) => entry !== null) ?? copy.standings[0] ?? null;
  const entry = copy.entries.find(({ key }) => key === standing?.entry) ?? null;
  return {
    copy,
    id: index + 1,
    status: !standing || standing.status === 'open' ? 'to-confirm' : standing.status,
    form: standing?.form ?? null,
    region: standing?.region ?? copy.region,
    readAt: null,
    entry,
    standing,
    copyOf: null,
  };
}

/** The sheets of facts: keys, names, rows. */
export function factSheets(facts: Facts, options: SheetOptions = english): SheetRows {
  const forms = formsOf(facts);
  const tables = tablesOf(forms, options);
  const { copies } = facts;
  const entries = copies.flatMap((copy) => copy.entries.map((entry) => ({ copy, entry })));
  const standings = copies.flatMap((copy) => copy.standings.map((standing) => ({ copy, standing })));
  return [
    sheet(tables.Protocols, copies.map(protocolRow)),
    sheet(
      tables.Flags,
      entries.flatMap(({ copy, entry }) =>
        entry.flags.map((flag, index) => ({ copy, entry, flag, n: index + 1, closure: null })),
      ),
    ),
    sheet(tables.Entries, entries),
    sheet(tables.Standings, standings),
    sheet(
      tables.Closures,
      standings.flatMap(({ copy, standing }) =>
        standing.closures.map((closure, index) => ({ copy, standing, closure, n: index + 1 })),
      ),
    ),
    sheet(
      tables.Sources,
      copies.flatMap((copy) => copy.sources.map((source, index) => ({ copy, source, n: index + 1 }))),
    ),
    sheet(
      tables.Edits,
      entries.flatMap(({ entry }) =>
        entry.edited
          ? [null, ...entry.edited.cells].flatMap((cell, n) =>
              entry.edited && (cell || entry.edited.cells.length === 0)
                ? [{ entry, edited: entry.edited, cell, n }]
                : [],
            )
          : [],
      ),
    ),
    sheet(tables.Papers, [
      ...facts.joinings.map((joining) => ({ joining })),
      ...facts.linkings.map((linking) => ({ linking })),
    ]),
    sheet(
      tables.Forms,
      facts.forms.flatMap((file, index) => {
        const form = forms[index];
        return form ? formParts(file, form) : [];
      }),
    ),
    {
      name: 'About',
      rows: [
        ['format', EXPORT_FORMAT],
        ['workspace', facts.origin.workspace],
        ['name', toCellText(facts.origin.name)],
      ],
    },
  ];
}

function sheet<Row>(table: Table<Row>, rows: readonly Row[]): SheetRows[number] {
  const headers = headersOf(table);
  return {
    name: table.name,
    rows: [
      headers.map(({ key }) => key),
      headers.map(({ heading }) => heading),
      ...rows.map((row) => {
        const cells = table.columns.map(
          (column): Cell => column.cell(row) || (column.cell(row) === 0 ? 0 : null),
        );
        const hash = rowHash(table.columns.map(({ key }, index) => [key, cells[index] ?? null]));
        return [...cells, hash];
      }),
    ],
  };
}
