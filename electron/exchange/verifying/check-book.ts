import { type CheckedSeal, checkSeal } from '../../audit/check-seal.ts';
import type { RawBook } from '../reading/raw-book.ts';
import { aboutHash } from '../sheets/about-hash.ts';
import { type AboutSheet, aboutSheet, brokenAbout } from './check-about.ts';
import { type CheckedTable, checkTable } from './check-table.ts';

/** A workbook held against its own hashes and its seal. */
export interface CheckedBook {
  /** Rows of all tables that fit their hash. */
  rows: number;
  /** The first break in words (English), with sheet and cell or row; null where there is none. */
  firstBreak: string | null;
  /** Null in a CSV, and in a workbook that was written where the key could not be used. */
  seal: CheckedSeal | null;
  /** SHA-256 of the pictures that the protocols name. */
  pictures: ReadonlySet<string>;
}

/** Holds rows against their hashes, sheets against what About says of them, and About against the seal. */
export function checkBook(book: RawBook): CheckedBook {
  const sheet = book.sheets.find(({ name }) => name === 'About');
  const tables = book.sheets
    .filter((each) => each !== sheet)
    .map((each) => checkTable(each, each.name || 'Protocols', book.kind === 'csv' ? 1 : 2));
  const checked = {
    rows: tables.reduce((sum, { hashes }) => sum + hashes.length, 0),
    pictures: picturesOf(book),
  };
  const broken = tables.find(({ firstBreak }) => firstBreak !== null)?.firstBreak ?? null;
  if (broken !== null || (!sheet && book.kind === 'csv'))
    return { ...checked, firstBreak: broken, seal: null };
  if (!sheet) return { ...checked, firstBreak: 'Sheet About is missing', seal: null };
  const about = aboutSheet(sheet);
  const { seal, broken: brokenBySeal } = checkedSeal(about, tables);
  return { ...checked, firstBreak: brokenAbout(about, tables, book.sheets) ?? brokenBySeal, seal };
}

function checkedSeal(
  about: AboutSheet,
  tables: readonly CheckedTable[],
): { seal: CheckedSeal | null; broken: string | null } {
  const signature = about.value('seal_signature');
  if (signature === '') return { seal: null, broken: null };
  const seal = checkSeal({ text: about.value('seal_text'), signature, publicKey: about.value('seal_key') });
  if (!seal) return { seal, broken: 'About: the signature does not fit seal_text and seal_key' };
  const rows = tables.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const said: readonly [line: string, value: string][] = [
    ['workspace', about.value('workspace')],
    ['head', about.value('audit_head')],
    ['head-time', about.value('as_of')],
    ['export-format', about.value('format')],
    ['export-rows', String(rows)],
    ['export-rows-hash', about.value('rows_hash')],
    ['export-about-hash', aboutHash(about.lines)],
  ];
  const other = said.find(([line, value]) => seal.lines.get(line) !== value)?.[0];
  return { seal, broken: other === undefined ? null : `About: the seal says another ${other}` };
}

function picturesOf({ sheets, kind }: RawBook): Set<string> {
  const protocols = sheets.find(({ name }) => name === (kind === 'csv' ? '' : 'Protocols'));
  const column = protocols?.rows[0]?.indexOf('sha256') ?? -1;
  const cells = protocols?.rows.slice(kind === 'csv' ? 1 : 2).map((row) => row[column]) ?? [];
  return new Set(cells.filter((cell) => typeof cell === 'string'));
}
