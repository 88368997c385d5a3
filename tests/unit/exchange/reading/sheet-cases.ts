import { keyFor } from '../../../../electron/exchange/reading/draft.ts';
import { KnownForms } from '../../../../electron/exchange/reading/known-forms.ts';
import type { RawBook, RawCell, RawSheet } from '../../../../electron/exchange/reading/raw-book.ts';
import { readWorkbook } from '../../../../electron/exchange/reading/read-workbook.ts';
import { standingKey } from '../../../../electron/store/keys.ts';
import type { CopyFacts, EntryFacts, Facts, StandingFacts } from '../../../../shared/protocol/facts.ts';
import type { FieldValues } from '../../../../shared/protocol/values.ts';
import { formFile } from '../../../support/any-facts.ts';
import { forms } from '../../../support/export-rows.ts';
import { factSheets, type SheetRows } from '../../../support/fact-sheets.ts';

/** An export of three copies, and hands that change it as people change workbooks. */

export const workspace = '0b8e0c9e-0000-4000-8000-000000000001';
const [first] = forms;
if (!first) throw new Error('no form');
const file = formFile(first);

const number = (value: number) => ({ value, state: 'number', corrected: false }) as const;

function copy(letter: string, n: number, values: FieldValues): CopyFacts {
  const picture = {
    sha256: letter.repeat(64),
    page: 1,
    pages: 1,
    bytes: 1000 + n,
    mediaType: 'image/jpeg',
    extension: 'jpg',
  };
  const said: Omit<EntryFacts, 'key'> = {
    workspace,
    number: n,
    person: `A${n}`,
    at: `2026-11-22T03:00:0${n}.000Z`,
    form: 'first',
    formSha256: file.sha256,
    region: 'Алматы',
    note: '',
    ruleSet: 2,
    values,
    marks: { stamp: true },
    flags: [],
    stage: 'first',
    other: null,
    asPaper: null,
    resolved: {},
    edited: null,
  };
  const entry: EntryFacts = { key: keyFor(picture, said), ...said };
  const stands: Omit<StandingFacts, 'key'> = {
    workspace,
    n: 3,
    seen: {},
    status: 'final',
    form: 'first',
    region: 'Алматы',
    entry: entry.key,
    first: null,
    refusal: null,
    closures: [],
  };
  return {
    picture,
    region: 'Алматы',
    takenAt: '2026-11-22T02:00:00.000Z',
    sources: [{ name: `IMG ${n}.jpg`, at: '2026-11-22T02:00:00.000Z' }],
    ink: null,
    entries: [entry],
    standings: [{ key: standingKey(picture, stands), ...stands }],
  };
}

export const exported: Facts = {
  origin: { workspace, name: 'team' },
  forms: [file],
  copies: [
    copy('a', 1, {
      station: number(101),
      alpha: { value: null, state: 'blank', corrected: false },
      voted: { value: 0, state: 'dash', corrected: true },
      page: number(7),
    }),
    copy('b', 2, { station: number(102), alpha: number(1234), voted: number(500), page: number(8) }),
    copy('c', 3, { station: number(103), alpha: number(30), voted: number(40), page: number(9) }),
  ],
  joinings: [],
  linkings: [],
};

const sheets = await factSheets(exported);

/** A sheet that can be changed in place. */
export interface Hand extends RawSheet {
  name: string;
  hidden: boolean;
  rows: RawCell[][];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  merged: string[];
}

export class HandBook {
  kind: RawBook['kind'] = 'xlsx';
  sheets: Hand[];

  constructor(from: SheetRows = sheets) {
    this.sheets = from.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => [...row]),
      hidden: false,
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      merged: [],
    }));
  }

  sheet(name: string): Hand {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  }

  get protocols(): Hand {
    return this.sheet('Protocols');
  }

  /** Column of a key, from 0. */
  column(key: string, name = 'Protocols'): number {
    const column = this.sheet(name).rows[0]?.indexOf(key) ?? -1;
    if (column < 0) throw new Error(`no column ${key}`);
    return column;
  }

  /** Types into a cell of the nth row under the headers, from 1. */
  type(n: number, key: string, cell: RawCell, name = 'Protocols'): this {
    const row = this.sheet(name).rows[n + 1];
    if (row) row[this.column(key, name)] = cell;
    return this;
  }

  drop(...names: string[]): this {
    this.sheets = this.sheets.filter(({ name }) => !names.includes(name));
    return this;
  }

  read(known = new KnownForms()) {
    return readWorkbook(this, 'x.xlsx', known);
  }
}

/** The entries by spreadsheet among facts, with what they changed. */
export const byHand = ({ copies }: Facts) =>
  copies.flatMap(({ picture, entries, standings }) =>
    entries
      .filter(({ edited }) => edited)
      .map((entry) => ({
        picture: picture.sha256.slice(0, 1),
        entry,
        cells: entry.edited?.cells ?? [],
        standing: standings.find((each) => each.entry === entry.key),
      })),
  );

/** What reading a workbook finds to say: code, sheet and place. */
export const problemsOf = (book: HandBook) =>
  book.read().problems.map(({ code, sheet, place }) => [code, sheet, place].filter(Boolean).join(' '));

/** Name of a cell of the nth row. */
export const at = (n: number, key: string, book = new HandBook()) => {
  const column = book.column(key);
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}${n + 2}`;
};
