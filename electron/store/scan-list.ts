import type { ScanRow } from '../../shared/api/scans.ts';
import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { Param, Reader } from './connection.ts';
import { fold } from './fold.ts';

/** What a list of scans shows; absent means all. */
export interface ScanFilter {
  status?: readonly ScanStatus[] | undefined;
  form?: string | undefined;
  batch?: number | undefined;
  /** Station number, or part of region, file name or flag code; case folded. */
  search?: string | undefined;
}

/** How many scans a filter lets through. */
export function countScans(db: Reader, filter: ScanFilter): number {
  const { where, params } = conditions(db, filter);
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM present AS scan ${where}`, ...params)?.n ?? 0;
}

/** A page of the scans that a filter lets through, in batch order. */
export function listScans(
  db: Reader,
  filter: ScanFilter,
  offset: number,
  limit: number,
): Omit<ScanRow, 'claimed'>[] {
  const { where, params } = conditions(db, filter);
  const rows = db.all<Omit<ScanRow, 'flags' | 'claimed' | 'away'> & { flags: string; away: 0 | 1 }>(
    `SELECT id, status, form, batch, original IN (SELECT original FROM away WHERE in_force = 1) AS away, page, station, region, score, refused AS reason, at,
       (SELECT name FROM source WHERE original = scan.original ORDER BY id LIMIT 1) AS name,
       (SELECT count(*) FROM source WHERE original = scan.original) AS sources,
       (SELECT CASE WHEN min(message.station) = max(message.station) THEN min(message.station) END
         FROM source JOIN message ON message.source = source.id WHERE original = scan.original) AS proposed,
       (SELECT json_group_array(DISTINCT code ORDER BY code) FROM flag
         WHERE flag.entry = scan.entry AND ticked = 0 AND scan.status <> 'second-entry'
           AND NOT EXISTS (SELECT 1 FROM closure WHERE closure.entry = flag.entry AND closure.code = flag.code AND in_force = 1)) AS flags
     FROM present AS scan ${where} ORDER BY batch, id LIMIT ? OFFSET ?`,
    ...params,
    limit,
    offset,
  );
  return rows.map((row) => ({ ...row, away: row.away === 1, flags: JSON.parse(row.flags) as string[] }));
}

function conditions(db: Reader, filter: ScanFilter): { where: string; params: Param[] } {
  const all: string[] = [];
  const params: Param[] = [];
  const add = (condition: string, ...values: Param[]) => {
    all.push(condition);
    params.push(...values);
  };
  if (filter.status?.length) add(`status IN (${marks(filter.status)})`, ...filter.status);
  if (filter.form) add('form = ?', filter.form);
  if (filter.batch) add('batch = ?', filter.batch);
  const words = fold(filter.search ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const regions = words.length > 0 ? regionsIn(db) : [];
  for (const word of words) {
    const found = regions.filter((region) => fold(region).includes(word));
    add(
      `(station = ? OR region IN (${marks(found)})
        OR original IN (SELECT original FROM source WHERE instr(name_folded, ?) > 0)
        OR (status <> 'second-entry' AND entry IN (SELECT entry FROM flag WHERE instr(code, ?) > 0)))`,
      /^\d{1,5}$/.test(word) ? Number(word) : null,
      ...found,
      word,
      word.toUpperCase(),
    );
  }
  return { where: all.length ? `WHERE ${all.join(' AND ')}` : '', params };
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** The few regions there are: folded here rather than once a row. */
function regionsIn(db: Reader): string[] {
  return db.all<{ region: string }>('SELECT DISTINCT region FROM scan').map(({ region }) => region);
}
