import type { PublicationKind } from '../counted.ts';
import { votesKey } from '../figures.ts';
import { LEFT_OUT, type Meaning, placeMeanings, type TableMapping } from '../mapping.ts';
import { HEADER_WITHIN, headerTexts, sameColumns } from './header.ts';
import { candidateFinder, type KnownElection } from './known.ts';
import { placeReader } from './place.ts';
import { cellText, isEmpty, shownIn, type TableCell, type TableSheet, widthOf } from './table.ts';
import { hourNamed, meaningOfHeader, saysShare, saysSum } from './words.ts';

/** A mapping that was taken before, with what its columns were called. */
export interface TakenBefore {
  columns: readonly string[];
  mapping: TableMapping;
}

export interface ProposedMapping {
  mapping: TableMapping;
  /** It was taken for the same columns before. */
  remembered: boolean;
}

/**
 * How a table may be understood: as one with the same columns was before, else by what its columns are called.
 * @param before mappings that were taken, the last one first
 * @param sheets at least one
 */
export function proposeMapping(
  sheets: readonly TableSheet[],
  kind: PublicationKind,
  election: KnownElection,
  before: readonly TakenBefore[],
): ProposedMapping {
  const shown = sheets.filter(({ hidden }) => !hidden);
  const looked = shown.length > 0 ? shown : sheets;
  for (const sheet of looked)
    for (let header = 1; header <= Math.min(HEADER_WITHIN, sheet.rows.length); header += 1) {
      const texts = headerTexts(sheet, header);
      const known = before.find(({ columns }) => sameColumns(columns, texts));
      if (known) return { mapping: { ...known.mapping, sheet: sheet.name, header }, remembered: true };
    }
  const best = looked.map((sheet) => proposeFor(sheet, kind, election)).sort((a, b) => b.known - a.known)[0];
  const nothing: TableMapping = { sheet: '', header: 0, columns: [], region: '', names: {} };
  return { mapping: best?.mapping ?? nothing, remembered: false };
}

/** The columns of a sheet under its row of names, by what they are called; where no row names any, all are left out. */
export function proposeFor(
  sheet: TableSheet,
  kind: PublicationKind,
  election: KnownElection,
): { mapping: TableMapping; known: number } {
  // Where no name tells anything, names that are none of ours may still stand there.
  let best = {
    header: namesAt(sheet),
    columns: Array.from({ length: widthOf(sheet) }, () => LEFT_OUT),
    known: 0,
  };
  for (let header = 1; header <= Math.min(HEADER_WITHIN, sheet.rows.length); header += 1) {
    const own = sheet.rows[header - 1] ?? [];
    if (statesFigures(own)) continue;
    const columns = proposeColumns(sheet, header, kind, election);
    const known = columns.filter((each) => each !== LEFT_OUT).length;
    // What only stands over a row names no columns of it.
    const itself = columns.some((each, column) => each !== LEFT_OUT && cellText(own[column]) !== '');
    if (itself && known > best.known) best = { header, columns, known };
  }
  const { header, columns, known } = best;
  return { mapping: { sheet: sheet.name, header, columns, region: '', names: {} }, known };
}

/** True of a row in which a figure stands, which no row of names has; an hour is a name. */
function statesFigures(row: readonly TableCell[]): boolean {
  return row.some((cell) => {
    const text = cellText(cell);
    return /^\d[\d\s.,]*$/.test(text) && hourNamed(text) === null;
  });
}

/** The first row, from 1, of texts without a figure that has figures under it; 0 where there is none. */
function namesAt({ rows }: TableSheet): number {
  const filled = (row: readonly TableCell[]) => row.filter((cell) => !isEmpty(cell)).length;
  const at = rows.slice(0, HEADER_WITHIN).findIndex((row, index) => {
    return filled(row) >= 2 && !statesFigures(row) && statesFigures(rows[index + 1] ?? []);
  });
  return at + 1;
}

/** What the columns under a row of names (from 1) may be. */
export function proposeColumns(
  sheet: TableSheet,
  header: number,
  kind: PublicationKind,
  election: KnownElection,
): Meaning[] {
  const find = candidateFinder(election.candidates);
  const shown = shownIn(sheet);
  const named = headerTexts(sheet, header).map((whole, column): Meaning => {
    const own = cellText(shown(header - 1, column)) || whole;
    const meaning = meaningOfHeader(own, kind);
    if (meaning === LEFT_OUT || saysShare(whole)) return LEFT_OUT;
    const candidate = find(own) ?? find(whole);
    if (candidate !== null) return votesKey(candidate);
    return (saysSum(own) ? null : meaning) ?? meaningOfHeader(whole, kind) ?? LEFT_OUT;
  });
  const columns = each(once(named));
  const place = placeMeanings.some((meaning) => columns.includes(meaning));
  const column = place ? -1 : placesIn(sheet, header, columns, election);
  return columns.map((meaning, index) => (index === column ? 'place' : meaning));
}

/** A meaning goes to the first column that is called so. */
function once(meanings: readonly Meaning[]): Meaning[] {
  return meanings.map((meaning, index) => (meanings.indexOf(meaning) === index ? meaning : LEFT_OUT));
}

/** With a column of candidates, votes are those of the candidate in the row. */
function each(columns: Meaning[]): Meaning[] {
  if (!columns.includes('candidate')) return columns;
  return columns.map((meaning) => (meaning === 'votes' ? 'votes_of_candidate' : meaning));
}

/** So many rows show what stands in a column. */
const LOOKED_AT = 200;

/** The column, by its number, most of whose texts name places; -1 where none does. */
function placesIn(
  sheet: TableSheet,
  header: number,
  columns: readonly Meaning[],
  election: KnownElection,
): number {
  const read = placeReader(election, {});
  const rows = sheet.rows.slice(header, header + LOOKED_AT);
  return columns.findIndex((meaning, column) => {
    if (meaning !== LEFT_OUT && meaning !== 'name') return false;
    const texts = rows
      .map((cells) => cells[column])
      .filter((cell) => typeof cell === 'string' && cell.trim() !== '');
    // Without known regions any text could be one.
    const places = texts.filter((text) => {
      const place = read(cellText(text));
      return 'region' in place && (place.station !== null || election.regions.known.length > 0);
    });
    return texts.length > 0 && places.length * 2 >= texts.length;
  });
}
