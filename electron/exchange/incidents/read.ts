import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import {
  type AttachedFile,
  type ComplaintState,
  complaintStates,
  fileNameTold,
  incidentLimits,
  type IncidentSaid,
  isLocalTime,
} from '../../../shared/protocol/count/incidents.ts';
import { codeLooksLikeName, isPersonCode, looksLikePeople } from '../../../shared/protocol/people.ts';
import type { SheetProblem } from '../../../shared/protocol/sheet-problems.ts';
import { MAX_VALUE } from '../../../shared/protocol/values.ts';
import { cellName } from '../../../shared/protocol/cell-name.ts';
import { Problems } from '../reading/problems.ts';
import { type RawBook, sheetLimits } from '../reading/raw-book.ts';
import { rawSheets } from '../reading/raw-sheets.ts';
import { refusalOf } from '../reading/read-table.ts';
import { RefusedFile } from '../reading/refused-file.ts';
import { CellRefused, RowCells } from './cells.ts';
import { findIncidents } from './header.ts';

/** What a row of a table says of an act; of columns that the table does not have it says nothing. */
export interface IncidentDraft {
  /** Sheet and cell by which the row is named. */
  sheet: string;
  place: string;
  /** Empty where the row has none. */
  uid: string;
  type: string;
  said: Partial<Omit<IncidentSaid, 'type'>>;
  /** Keys of versions as the row has them; none where it does not say. */
  versions: string[];
}

export interface IncidentsRead {
  rows: IncidentDraft[];
  problems: SheetProblem[];
  /** Rows that were left out because of a cell. */
  refused: number;
  /** Of the file, 64 hex digits; null where it was not read. */
  sha256: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const VERSIONS = /^[0-9a-f]{16}(?: [0-9a-f]{16}){0,499}$/;
const ELECTION = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const LONGEST_NAME = 200;

/**
 * Reads acts of violation from a workbook or a CSV: as they were exported, edited by hand, or typed by somebody under the same
 * names of columns. What cannot be taken is named with its cell; of a file that is not read that is the one problem.
 * @param file absolute path
 */
export async function readIncidents(file: string): Promise<IncidentsRead> {
  try {
    const { size } = await stat(file);
    if (size > sheetLimits.fileBytes) throw new RefusedFile('too-large', { what: 'bytes' });
    const bytes = await readFile(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...incidentsIn(await rawSheets(bytes)), sha256 };
  } catch (error) {
    return { rows: [], problems: [refusalOf(error)], refused: 0, sha256: null };
  }
}

function incidentsIn(book: RawBook): Omit<IncidentsRead, 'sha256'> {
  const problems = new Problems();
  const table = findIncidents(book, problems);
  const rows: IncidentDraft[] = [];
  const seen = new Set<string>();
  let refused = 0;
  for (let row = table.firstRow; row < table.sheet.rows.length; row += 1) {
    const cells = new RowCells(table, row, problems);
    if (cells.isEmpty()) continue;
    try {
      const place = cellName(row, table.columns.get('type') ?? 0);
      rows.push({ sheet: table.sheet.name, place, ...draftOf(cells, seen) });
    } catch (error) {
      if (!(error instanceof CellRefused)) throw error;
      refused += 1;
    }
  }
  return { rows, problems: problems.all(), refused };
}

function draftOf(cells: RowCells, seen: Set<string>): Omit<IncidentDraft, 'sheet' | 'place'> {
  const uid = cells.like('uid', UUID, LONGEST_NAME);
  if (uid !== '' && seen.has(uid)) throw cells.refuse('uid', 'uid-twice', {});
  const type = cells.text('type', LONGEST_NAME);
  if (type === '') throw cells.refuse('type', 'cell-missing', { name: 'type' });
  const versions = cells.like('versions', VERSIONS, 10_000);
  const draft = { uid, type, said: saidIn(cells), versions: versions === '' ? [] : versions.split(' ') };
  if (uid !== '') seen.add(uid);
  return draft;
}

function saidIn(cells: RowCells): IncidentDraft['said'] {
  return {
    ...(cells.has('election') && { election: cells.like('election', ELECTION, LONGEST_NAME) }),
    ...(cells.has('region') && { region: cells.text('region', LONGEST_NAME) }),
    ...(cells.has('station') && { station: cells.number('station', MAX_VALUE) }),
    ...(cells.has('happened') && { happened: timeIn(cells) }),
    ...(cells.has('number') && { number: cells.text('number', incidentLimits.number) }),
    ...(cells.has('account') && { account: told(cells, 'account', incidentLimits.account) }),
    ...(cells.has('people') && { people: peopleIn(cells) }),
    ...(cells.has('complaint') && { complaint: complaintIn(cells) }),
    ...(cells.has('outcome') && { outcome: told(cells, 'outcome', incidentLimits.outcome) }),
    ...(cells.has('files') && { files: filesIn(cells) }),
    ...(cells.has('withdrawn') && { withdrawn: cells.yesNo('withdrawn') }),
  };
}

function timeIn(cells: RowCells): string {
  const time = cells.time('happened');
  if (time !== '' && !isLocalTime(time)) throw cells.refuse('happened', 'not-a-time', { text: time });
  return time;
}

/** A text that somebody wrote: what looks like people in it is said. */
function told(cells: RowCells, key: 'account' | 'outcome', longest: number): string {
  const text = cells.text(key, longest);
  const [found] = looksLikePeople(text);
  if (found !== undefined) cells.note(key, 'looks-like-name', { text: found });
  return text;
}

function peopleIn(cells: RowCells): string[] {
  const codes = cells.text('people', 2000).split(/[\s,;]+/u);
  const people = [...new Set(codes.filter((code) => code !== ''))];
  const wrong = people.find((code) => !isPersonCode(code));
  if (wrong !== undefined) throw cells.refuse('people', 'not-a-code', { text: wrong });
  if (people.length > incidentLimits.people)
    throw cells.refuse('people', 'too-long', { name: 'people', n: incidentLimits.people });
  const name = people.find(codeLooksLikeName);
  if (name !== undefined) cells.note('people', 'looks-like-name', { text: name });
  return people;
}

function complaintIn(cells: RowCells): ComplaintState {
  const text = cells.text('complaint', LONGEST_NAME);
  const state = complaintStates.find((each) => each === text.toLowerCase());
  if (text === '' || state !== undefined) return state ?? 'none';
  throw cells.refuse('complaint', 'not-in-list', { name: 'complaint', text });
}

function filesIn(cells: RowCells): AttachedFile[] {
  const lines = cells.text('files', 32_767).split('\n');
  const files = lines.flatMap((line): AttachedFile[] => {
    if (line.trim() === '') return [];
    const [, sha256, name = ''] = /^\s*([0-9a-f]{64})(?:\s+(.*))?$/u.exec(line) ?? [];
    if (sha256 === undefined) throw cells.refuse('files', 'cell-unreadable', { name: 'files' });
    return [{ sha256, name: fileNameTold(name) }];
  });
  if (files.length > incidentLimits.files)
    throw cells.refuse('files', 'too-long', { name: 'files', n: incidentLimits.files });
  return files;
}
