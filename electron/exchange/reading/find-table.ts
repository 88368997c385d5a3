import type { TableName } from '../sheets/column.ts';
import { isNear, plainName } from './names.ts';
import type { Problems } from './problems.ts';
import type { RawCell, RawSheet } from './raw-book.ts';
import type { Shape } from './shapes.ts';

/** A sheet that was recognised: where its columns are and where its rows begin. */
export interface FoundTable {
  name: TableName;
  shape: Shape;
  sheet: RawSheet;
  /** By column from 0: its key, or, of a column that is not ours, what stands over it. */
  keys: readonly (string | null)[];
  /** By key, first come. */
  columns: ReadonlyMap<string, number>;
  /** Columns that are not ours. */
  unknown: ReadonlySet<string>;
  /** The first row under the header, from 0. */
  firstRow: number;
}

/** A header stands near the top, even where somebody wrote a title over it. */
const LOOKED_AT = 30;
/** No column is called more than that. */
const LONGEST_NAME = 300;
/** So many columns have to be called as ours are: a title or a stranger's table has no more by chance. */
const FEWEST = 4;

/** How the cells of a row are called: by key, or by name in any language. */
interface HeaderRow {
  at: number;
  cells: readonly RawCell[];
  known: number;
}

/**
 * Recognises which table a sheet is by its name and its header, in whatever order and language its columns stand, and
 * says what is unusual about it. Null where it is none.
 */
export function findTable(sheet: RawSheet, shapes: readonly Shape[], problems: Problems): FoundTable | null {
  const found = shapes
    .map((shape) => ({ shape, header: headerOf(sheet, shape), named: sheet.name === shape.name }))
    .filter(({ header }) => header.known >= FEWEST)
    .sort((a, b) => Number(b.named) - Number(a.named) || b.header.known - a.header.known)[0];
  if (!found) return null;
  const { shape, header, named } = found;
  if (!named && sheet.name !== '') problems.add(sheet.name, {}, 'sheet-renamed', { name: shape.name });
  const below = sheet.rows[header.at + 1] ?? [];
  const twoRows = knownIn(below, shape) >= FEWEST;
  const matched = matchColumns(header.cells, twoRows ? below : [], shape);
  const firstRow = header.at + (twoRows ? 2 : 1);
  matched.tell((column, code, params) => {
    // A column without a cell in it says nothing, whatever it is called.
    if (code !== 'column-unknown' || isUsed(sheet, column, firstRow))
      problems.add(sheet.name, { column }, code, params);
  });
  const missing = shape.keys.filter((key) => !matched.columns.has(key) && !mayBeAbsent.has(key));
  for (const key of missing) problems.add(sheet.name, {}, 'column-missing', { name: key });
  return {
    name: shape.name,
    shape,
    sheet,
    keys: matched.keys,
    columns: matched.columns,
    unknown: matched.unknown,
    firstRow,
  };
}

function isUsed({ rows }: RawSheet, column: number, firstRow: number): boolean {
  return rows.some((row, at) => at >= firstRow && (row[column] ?? null) !== null);
}

/** Columns that an export without people does not have. */
const mayBeAbsent = new Set([
  'source',
  'image',
  'person',
  'note',
  'refusal_note',
  'refusal_by',
  'closed_by',
  'name',
  'file',
]);

/** Names in the first rows of a sheet, which is held against many shapes. */
const firstNames = new WeakMap<RawSheet, readonly (readonly string[])[]>();

function namesIn(sheet: RawSheet): readonly (readonly string[])[] {
  let names = firstNames.get(sheet);
  if (!names) {
    names = sheet.rows.slice(0, LOOKED_AT).map((cells) => cells.map(nameIn));
    firstNames.set(sheet, names);
  }
  return names;
}

const nameIn = (cell: RawCell) =>
  typeof cell === 'string' && cell.length <= LONGEST_NAME ? plainName(cell) : '';

function headerOf(sheet: RawSheet, shape: Shape): HeaderRow {
  const rows = namesIn(sheet).map((names, at) => ({
    at,
    cells: sheet.rows[at] ?? [],
    known: names.filter((name) => shape.byName.has(name)).length,
  }));
  const most = Math.max(0, ...rows.map(({ known }) => known));
  // Of the keys and the names under them the keys, even where some were renamed.
  return rows.find(({ known }) => known * 2 > most) ?? { at: 0, cells: [], known: 0 };
}

/** How many cells of a row are the name of one of the columns. */
export function knownIn(cells: readonly RawCell[], { byName }: Shape): number {
  return cells.filter((cell) => byName.has(nameIn(cell))).length;
}

type Told = (
  column: number,
  code: 'column-renamed' | 'column-unknown' | 'column-twice',
  params: { name: string; to: string },
) => void;

interface Matched {
  keys: (string | null)[];
  columns: Map<string, number>;
  unknown: Set<string>;
  tell(told: Told): void;
}

/** Finds each column's key: by its own name, else by the name under it, else by a near name that no other column has. */
function matchColumns(header: readonly RawCell[], below: readonly RawCell[], shape: Shape): Matched {
  const width = Math.max(header.length, below.length);
  const keys: (string | null)[] = Array.from({ length: width }, () => null);
  const columns = new Map<string, number>();
  const names = keys.map((_, column) => textOf(header[column]));
  const notes: Parameters<Told>[] = [];
  const take = (column: number, key: string) => {
    keys[column] = key;
    columns.set(key, column);
  };
  names.forEach((name, column) => {
    const key = shape.keys.includes(name) ? name : undefined;
    if (key !== undefined && columns.has(key)) notes.push([column, 'column-twice', { name, to: key }]);
    else if (key !== undefined) take(column, key);
  });
  const twice = new Set(notes.map(([column]) => column));
  const unmatched = () => [...names.keys()].filter((column) => keys[column] === null && !twice.has(column));
  const free = (candidates: readonly string[]) => candidates.filter((key) => !columns.has(key));
  for (const way of [
    (column: number) => shape.byName.get(nameIn(header[column] ?? null)) ?? [],
    (column: number) => shape.byName.get(nameIn(below[column] ?? null)) ?? [],
    (column: number) => shape.keys.filter((key) => isNear(key, names[column] ?? '')),
  ])
    for (const column of unmatched()) {
      const [key, ...more] = free(way(column));
      if (key === undefined || more.length > 0) continue;
      take(column, key);
      const name = names[column] ?? '';
      if (!shape.byName.get(nameIn(name))?.includes(key))
        notes.push([column, 'column-renamed', { name, to: key }]);
    }
  const unknown = new Set<string>();
  for (const column of unmatched()) {
    const name = names[column] ?? '';
    if (name === '') continue;
    if (!unknown.has(name)) keys[column] = name;
    unknown.add(name);
    notes.push([column, 'column-unknown', { name, to: '' }]);
  }
  return { keys, columns, unknown, tell: (told) => notes.forEach((note) => told(...note)) };
}

function textOf(cell: RawCell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : '';
}
