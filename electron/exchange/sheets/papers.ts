import type { Joining, Said } from '../../../shared/protocol/copies.ts';
import { type DocumentTarget, documentKinds, type Linking } from '../../../shared/protocol/documents.ts';
import { toCellText } from './cell-text.ts';
import { type Cells, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { needHash, takePage } from './entries.ts';
import { CellError, needNumber, needOneOf, needText, takeNumber, takeText } from './take.ts';

/** What was said of two pictures, or of a document and what it is about. */
export type PaperRow = { joining: Joining; linking?: never } | { linking: Linking; joining?: never };

/** `copy`: whether two pictures show one paper. */
const kinds = ['copy', ...documentKinds] as const;

/** The sheet of pictures that show one paper and of documents about protocols; all that was ever said of them. */
export function papersTable(options: SheetOptions): Table<PaperRow> {
  const make = columnMaker(options.language);
  const to = ({ joining, linking }: PaperRow): DocumentTarget =>
    joining ? { picture: joining.other } : linking.to;
  const from = ({ joining, linking }: PaperRow) => (joining ? joining.one : linking.document);
  const said = ({ joining, linking }: PaperRow): Said => joining ?? linking;
  const columns = [
    make<PaperRow>('kind', 'text', 14, ({ linking }) => linking?.kind ?? 'copy', { allowed: kinds }),
    make<PaperRow>('sha256', 'text', 20, (row) => from(row).sha256),
    make<PaperRow>('page', 'number', 7, (row) => from(row).page),
    make<PaperRow>('to_sha256', 'text', 20, (row) => to(row).picture?.sha256 ?? null),
    make<PaperRow>('to_page', 'number', 7, (row) => to(row).picture?.page ?? null),
    make<PaperRow>('election', 'text', 20, (row) => to(row).station?.election ?? null),
    make<PaperRow>('region', 'text', 20, (row) => toCellText(to(row).station?.region ?? '')),
    make<PaperRow>('station', 'number', 10, (row) => to(row).station?.station ?? null),
    make<PaperRow>('holds', 'number', 8, holdsOf),
    make<PaperRow>('version', 'number', 9, (row) => said(row).n),
    make<PaperRow>('workspace', 'text', 38, (row) => toCellText(said(row).workspace)),
    make<PaperRow>('person', 'text', 12, (row) => toCellText(said(row).person), { people: true }),
    make<PaperRow>('at', 'text', 25, (row) => said(row).at),
  ];
  return tableOf('Papers', 1, columns, options);
}

/** 1: it is so; 0: it is not; nothing: what was said before is taken back. */
function holdsOf({ joining, linking }: PaperRow): number | null {
  const holds = joining ? joining.joined : linking.linked;
  return holds === null ? null : Number(holds);
}

/** What was said of papers as its row has it; the person is empty where people were left out. Throws `CellError`. */
export function takePaper(cells: Cells): PaperRow {
  const kind = needOneOf(cells, 'kind', kinds);
  const from = takePage(cells);
  const holds = takeNumber(cells, 'holds');
  const said: Said = {
    n: needNumber(cells, 'version'),
    workspace: needText(cells, 'workspace'),
    person: takeText(cells, 'person'),
    at: needText(cells, 'at'),
  };
  if (kind !== 'copy')
    return { linking: { document: from, to: takeTarget(cells), kind, linked: holds === 1, ...said } };
  const other = { sha256: needHash(cells, 'to_sha256'), page: needNumber(cells, 'to_page') };
  return { joining: { one: from, other, joined: holds === null ? null : holds === 1, ...said } };
}

function takeTarget(cells: Cells): DocumentTarget {
  if (takeText(cells, 'to_sha256') !== '')
    return { picture: { sha256: needHash(cells, 'to_sha256'), page: needNumber(cells, 'to_page') } };
  const station = takeNumber(cells, 'station');
  if (station === null) throw new CellError('station', 'missing');
  return { station: { election: needText(cells, 'election'), region: takeText(cells, 'region'), station } };
}
