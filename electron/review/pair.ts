import type { Reader } from '../store/connection.ts';
import type { Scan } from '../store/scans.ts';
import { stageOf } from '../store/stages.ts';
import { rivalsOf } from '../store/standings.ts';

/** The two entries between which a person decides on a differing scan; null where there are none. */
export function pairOf(db: Reader, scan: Scan): { first: number; second: number } | null {
  const rivals = rivalsOf(db, scan.id);
  if (rivals) return rivals;
  if (scan.entry === null) return null;
  const { other } = stageOf(db, scan.entry);
  return other === null ? null : { first: other, second: scan.entry };
}
