import path from 'node:path';
import type { WatchedFolder } from '../../../shared/api/outputs.ts';
import type { Audit } from '../../audit/change.ts';
import { type Arrival, giveArrivals, holdsAny, lastWatchedBatch } from '../../store/arrivals.ts';
import { addRecognised, findBatch, insertBatch } from '../../store/batches.ts';

/**
 * Gives what came into a watched folder to the day's batch of that folder (days of UTC), or to a new one: on another day, for
 * another person or region, after it was cancelled, and when something new came under a name that the batch has.
 * @param at the time now, ISO 8601 in UTC.
 * @returns the batch; null while the day's batch is still being taken in: it can grow only between two times
 */
export function takeArrivals(
  audit: Audit,
  folder: WatchedFolder,
  arrivals: readonly Arrival[],
  at: string,
): number | null {
  const last = lastWatchedBatch(audit.read, folder.path, path.sep);
  const batch = last === null ? undefined : findBatch(audit.read, last);
  if (batch?.state === 'taking') return null;
  const { person, region } = folder;
  const paths = arrivals.map((each) => each.path);
  const grows =
    batch?.state === 'taken' &&
    batch.at.slice(0, 10) === at.slice(0, 10) &&
    batch.person === person &&
    batch.region === region &&
    !holdsAny(audit.read, batch.id, paths);
  return audit.change({ person, act: grows ? 'batch.grown' : 'batch.begun' }, (db, event) => {
    const name = `${path.basename(folder.path) || folder.path} ${at.slice(0, 10)}`;
    const id = grows ? batch.id : insertBatch(db, { name, region, person, paths: [] }, event.at);
    giveArrivals(db, id, arrivals);
    addRecognised(db, id, ['watched']);
    event.tell({ name, paths: arrivals.length });
    return id;
  });
}
