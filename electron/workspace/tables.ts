import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';
import type { PublicationView, TableLook, TableLooked, TableTaking } from '../../shared/api/tables.ts';
import type { PublicationKind } from '../../shared/protocol/count/counted.ts';
import type { TableMapping } from '../../shared/protocol/count/mapping.ts';
import { headerTexts } from '../../shared/protocol/count/tables/header.ts';
import { proposeColumns, proposeFor, proposeMapping } from '../../shared/protocol/count/tables/propose.ts';
import { cellText, type TableSheet, widthOf } from '../../shared/protocol/count/tables/table.ts';
import { type TakenTable, takeRows } from '../../shared/protocol/count/tables/take-rows.ts';
import { takePublication } from '../count/index.ts';
import { keepFile } from '../store/keep-file.ts';
import { allPublications } from '../store/publications.ts';
import { mainElection } from './counting.ts';
import { sendErrand } from './errand.ts';
import { knownElection, refuseStrange } from './known-election.ts';
import { publicationView } from './publications.ts';
import type { Rooms } from './rooms.ts';

/** A table that was read and waits to be taken. */
interface Waiting {
  path: string;
  sha256: string;
  kind: PublicationKind;
  election: string;
  sheets: readonly TableSheet[];
}

/** Tables that wait; of more than a few the oldest is forgotten, so that windows that were closed leave nothing behind. */
const MOST_WAITING = 8;
const PROBLEMS_TOLD = 500;
const ROWS_SHOWN = 30;

interface Looks {
  last: number;
  waiting: Map<number, Waiting>;
}
const looks = new WeakMap<Rooms, Looks>();

function looksOf(rooms: Rooms): Looks {
  const known = looks.get(rooms) ?? { last: 0, waiting: new Map<number, Waiting>() };
  looks.set(rooms, known);
  return known;
}

/**
 * Reads a table and proposes how to understand it.
 * @param file absolute path
 */
export async function lookAtTable(
  rooms: Rooms,
  file: string,
  kind: PublicationKind,
  election = mainElection(rooms),
): Promise<TableLooked> {
  if (election === '')
    throw new HattamaError('not-found', 'There is no election that the table could be about');
  const { sheets, sha256, refused } = await sendErrand(rooms.store, { kind: 'table', path: file });
  if (refused) return { refused };
  const all = looksOf(rooms);
  all.last += 1;
  all.waiting.set(all.last, { path: file, sha256, kind, election, sheets });
  for (const look of [...all.waiting.keys()].slice(0, -MOST_WAITING)) all.waiting.delete(look);
  const { mapping, remembered } = proposeMapping(
    sheets,
    kind,
    knownElection(rooms, election),
    takenBefore(rooms, kind, election),
  );
  return { ...lookWith(rooms, all.last, mapping), remembered };
}

/**
 * The same table understood another way. Without any column they are proposed anew, below the row of names that is given or, for
 * 0, wherever such a row is. Throws not-found, invalid-input.
 */
export function lookWith(rooms: Rooms, look: number, asked: TableMapping): TableLook {
  const { path: file, kind, election, sheets } = waitingFor(rooms, look);
  const mapping = asked.columns.length > 0 ? asked : proposedAnew(rooms, look, asked);
  const { sheet, taken } = understood(rooms, look, mapping);
  return {
    refused: null,
    look,
    file: path.basename(file),
    kind,
    election,
    sheets: sheets.map((each) => ({
      name: each.name,
      rows: each.rows.length,
      columns: widthOf(each),
      hidden: each.hidden,
      hiddenRows: each.hiddenRows,
      hiddenColumns: each.hiddenColumns,
    })),
    mapping,
    remembered: false,
    columns: headerTexts(sheet, mapping.header),
    first: sheet.rows
      .slice(0, ROWS_SHOWN)
      .map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) })),
    taking: takingOf(taken),
  };
}

function proposedAnew(rooms: Rooms, look: number, asked: TableMapping): TableMapping {
  const { kind, election } = waitingFor(rooms, look);
  const sheet = sheetOf(rooms, look, asked);
  const known = knownElection(rooms, election);
  if (asked.header > 0) return { ...asked, columns: proposeColumns(sheet, asked.header, kind, known) };
  const { header, columns } = proposeFor(sheet, kind, known).mapping;
  return { ...asked, header, columns };
}

/** What a person says of a table when it is taken. */
export interface SaidOfTable {
  mapping: TableMapping;
  source: string;
  published: string;
  person: string;
}

/**
 * Takes a table that was looked at.
 * @throws HattamaError not-found, invalid-input: no row can be taken; file-changed; as `keepFile`
 */
export async function takeTable(rooms: Rooms, look: number, said: SaidOfTable): Promise<PublicationView> {
  const { path: file, sha256, kind, election } = waitingFor(rooms, look);
  const { sheet, taken } = understood(rooms, look, said.mapping);
  if (taken.rows.length === 0) throw new HattamaError('invalid-input', 'No row of the table can be taken');
  const kept = await keepFile(rooms.store.folder, file);
  if (kept.sha256 !== sha256)
    throw new HattamaError('file-changed', `${file} is not what was looked at any more`);
  await rooms.gate.pass();
  const columns = headerTexts(sheet, said.mapping.header);
  const id = takePublication(
    rooms.audit,
    { kind, election, columns, ...said },
    { ...kept, name: path.basename(file) },
    taken.rows,
  );
  dropLook(rooms, look);
  rooms.tell({ type: 'count' });
  return publicationView(rooms, id);
}

/** Forgets a table that was looked at. */
export function dropLook(rooms: Rooms, look: number): void {
  looksOf(rooms).waiting.delete(look);
}

function waitingFor(rooms: Rooms, look: number): Waiting {
  const waiting = looksOf(rooms).waiting.get(look);
  if (!waiting) throw new HattamaError('not-found', `There is no look ${look}`);
  return waiting;
}

function sheetOf(rooms: Rooms, look: number, { sheet }: TableMapping): TableSheet {
  const found = waitingFor(rooms, look).sheets.find(({ name }) => name === sheet);
  if (!found) throw new HattamaError('invalid-input', `There is no sheet ${sheet}`);
  return found;
}

function understood(
  rooms: Rooms,
  look: number,
  mapping: TableMapping,
): { sheet: TableSheet; taken: TakenTable } {
  const { kind, election } = waitingFor(rooms, look);
  const sheet = sheetOf(rooms, look, mapping);
  const known = knownElection(rooms, election);
  refuseStrange(mapping, known);
  return { sheet, taken: takeRows(sheet, mapping, kind, known) };
}

function takenBefore(rooms: Rooms, kind: PublicationKind, election: string) {
  return allPublications(rooms.audit.read)
    .filter((each) => each.kind === kind && each.election === election)
    .sort((a, b) => b.id - a.id)
    .map(({ columns, mapping }) => ({ columns, mapping }));
}

function takingOf({ rows, problems, leftOut, unknown }: TakenTable): TableTaking {
  const levels = { country: 0, region: 0, district: 0, station: 0 };
  const figures = new Map<string, number>();
  for (const row of rows) {
    levels[levelOf(row)] += 1;
    for (const key of Object.keys(row.figures)) figures.set(key, (figures.get(key) ?? 0) + 1);
  }
  return {
    levels,
    leftOut,
    problems: problems.slice(0, PROBLEMS_TOLD),
    problemCount: problems.length,
    unknown: [...unknown],
    figures: [...figures].map(([key, count]) => ({ key, rows: count })),
  };
}

function levelOf({ region, district, station }: TakenTable['rows'][number]): keyof TableTaking['levels'] {
  if (station !== null) return 'station';
  if (district !== '') return 'district';
  return region === '' ? 'country' : 'region';
}
