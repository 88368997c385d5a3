import type { WatchedFolder } from '../../shared/api/intake.ts';
import { setBatchState } from './batches.ts';
import type { Reader, Writer } from './connection.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Something that came into a watched folder. */
export interface Arrival {
  /** Absolute; in the store what stands for it, where it may name people. */
  path: string;
  /** What tells it from something else under the same name. */
  stamp: string;
}

/** Folders that are watched from this workspace. */
export const watchedFolders = (db: Reader): readonly WatchedFolder[] => readMeta(db).watched ?? [];

/** Sets which folders are watched. */
export const setWatchedFolders = (db: Writer, folders: readonly WatchedFolder[]): void =>
  writeMeta(db, 'watched', folders);

/** What was last given to a batch under a path; undefined when nothing was. */
export function arrivalStamp(db: Reader, path: string): string | undefined {
  return db.get<{ stamp: string }>('SELECT stamp FROM arrival WHERE path = ?', path)?.stamp;
}

/** Gives arrivals to a batch, which is taken up again. */
export function giveArrivals(db: Writer, batch: number, arrivals: readonly Arrival[]): void {
  for (const { path, stamp } of arrivals) {
    db.run(
      'INSERT INTO batch_path (batch, n, path) SELECT ?, coalesce(max(n), 0) + 1, ? FROM batch_path WHERE batch = ?',
      batch,
      path,
      batch,
    );
    db.run(
      'INSERT INTO arrival (path, stamp) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp',
      path,
      stamp,
    );
  }
  setBatchState(db, batch, 'taking');
  db.witness('batch', batch);
}

/** The last batch that a watched folder's arrivals were given to; null when there is none. */
export function lastWatchedBatch(db: Reader, folder: string): number | null {
  const row = db.get<{ id: number }>(
    `SELECT batch AS id FROM recognised WHERE kind = 'watched'
       AND EXISTS (SELECT 1 FROM batch_path WHERE batch_path.batch = recognised.batch AND n = 1 AND path = ?)
     ORDER BY batch DESC LIMIT 1`,
    folder,
  );
  return row?.id ?? null;
}

/** True if one of the paths was given to the batch already. */
export function holdsAny(db: Reader, batch: number, paths: readonly string[]): boolean {
  return paths.some(
    (path) => db.get('SELECT 1 FROM batch_path WHERE batch = ? AND path = ?', batch, path) !== undefined,
  );
}
