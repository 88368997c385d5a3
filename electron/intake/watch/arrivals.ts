import path from 'node:path';
import type { WatchedFolder } from '../../../shared/api/intake.ts';
import {
  type Arrival,
  arrivalStamp,
  giveArrivals,
  holdsAny,
  lastWatchedBatch,
} from '../../store/arrivals.ts';
import type { TakingWorkspace } from '../batch.ts';
import { GivenPaths, standIn } from '../given.ts';
import { addRecognised, findBatch, insertBatch, setWalked } from '../../store/batches.ts';

/**
 * Gives what came into a watched folder to the day's batch of that folder (days of UTC), or to a new one: on another day, for
 * another person or region, after it was cancelled, and when something new came under a name that the batch has.
 * @param at the time now, ISO 8601 in UTC.
 * @returns the batch; null while the day's batch is still being taken in: it can grow only between two times
 */
export function takeArrivals(
  { store, audit }: TakingWorkspace,
  folder: WatchedFolder,
  arrivals: readonly Arrival[],
  at: string,
): number | null {
  const last = lastWatchedBatch(audit.read, folder.path);
  const batch = last === null ? undefined : findBatch(audit.read, last);
  if (batch?.state === 'taking') return null;
  const { person, region } = folder;
  const paths = new GivenPaths(store.layout.temp).keep(arrivals.map(({ path: arrived }) => arrived));
  const grows =
    batch?.state === 'taken' &&
    batch.at.slice(0, 10) === at.slice(0, 10) &&
    batch.person === person &&
    batch.region === region &&
    !holdsAny(audit.read, batch.id, paths);
  return audit.change({ person, act: grows ? 'batch.grown' : 'batch.begun' }, (db, event) => {
    const name = `${path.basename(folder.path) || folder.path} ${at.slice(0, 10)}`;
    const id = grows ? batch.id : insertBatch(db, { name, region, person, paths: [folder.path] }, event.at);
    // It is what came into the folder that is taken in, not the folder.
    if (!grows) setWalked(db, id);
    giveArrivals(
      db,
      id,
      arrivals.map(({ stamp }, n) => ({ path: paths[n] ?? '', stamp })),
    );
    addRecognised(db, id, ['watched']);
    event.tell({ name, paths: arrivals.length });
    return id;
  });
}

/** True for what was given to a batch before, as it is now. */
export const isKnownArrival = ({ audit }: TakingWorkspace, { path: arrived, stamp }: Arrival): boolean =>
  arrivalStamp(audit.read, standIn(arrived)) === stamp;
