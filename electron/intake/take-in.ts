import type { Batch } from '../../shared/api/outputs.ts';
import type { Audit } from '../audit/change.ts';
import { PictureError } from '../imaging/index.ts';
import { batchPaths, setBatchFound, setBatchState } from '../store/batches.ts';
import { hasFailure } from '../store/failures.ts';
import type { Store } from '../store/open.ts';
import { hasSource } from '../store/sources.ts';
import { batchById } from './batch.ts';
import { clearLeftovers, keepOriginal } from './keep.ts';
import { recordFailure, recordFile } from './record.ts';
import { throttled } from './throttle.ts';
import { type Found, type FoundFile, walk } from './walk.ts';

export interface TakeInOptions {
  /** Stops between two files; the batch is then `cancelled`, and what came in stays. */
  signal?: AbortSignal;
  /** Stops between two files as well, but leaves the batch `taking`, to be gone on with another time. */
  pause?: AbortSignal;
  /** Told the batch's counts, at most ten times a second and once at the end. */
  onProgress?: (batch: Batch) => void;
}

/** A workspace as far as intake needs it. */
export interface TakingWorkspace {
  store: Pick<Store, 'folder' | 'layout'>;
  audit: Audit;
}

const PROGRESS_EVERY_MS = 100;

/**
 * Takes in what a batch was given: walks its folders, keeps each file's bytes, and records original, scans, jobs and
 * source of a file in one transaction. A file that cannot come in is listed with its reason and the next one follows.
 * Begun, stopped or killed at any point, calling this again goes on where it was: files that the batch already has, or
 * has listed as failed, are left alone.
 * @throws HattamaError disk-full, no-permission, read-only: the workspace cannot take more; the batch stays `taking`
 */
export async function takeIn(
  workspace: TakingWorkspace,
  id: number,
  { signal, pause, onProgress }: TakeInOptions = {},
): Promise<Batch> {
  const { audit } = workspace;
  const batch = batchById(audit, id);
  if (batch.state !== 'taking') return batch;
  const progress = throttled(PROGRESS_EVERY_MS, (found: number) =>
    onProgress?.({ ...batchById(audit, id), found }),
  );

  await clearLeftovers(workspace.store.layout.temp);
  const stop = AbortSignal.any([signal, pause].filter((one) => one !== undefined));
  const files: Found[] = [];
  for await (const found of walk(batchPaths(audit.read, id), stop)) {
    files.push(found);
    progress(files.length);
  }
  if (!stop.aborted && files.length !== batch.found)
    audit.change({ person: batch.person, act: 'batch.walked' }, (db) => setBatchFound(db, id, files.length));

  for (const file of files) {
    if (stop.aborted) break;
    if (hasSource(audit.read, id, file.path) || hasFailure(audit.read, id, file.path)) continue;
    await takeFile(workspace, batch, file);
    progress(files.length);
  }
  if (pause?.aborted && !signal?.aborted) return batchById(audit, id);
  return finish(audit, batch, signal?.aborted ? 'cancelled' : 'taken', onProgress);
}

async function takeFile({ store, audit }: TakingWorkspace, batch: Batch, file: Found): Promise<void> {
  if ('reason' in file) return recordFailure(audit, batch, file);
  try {
    const kept = await keepOriginal(file.path, store.folder, store.layout.temp);
    recordFile(audit, batch, file, kept);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    recordFailure(audit, batch, problem(file, error));
  }
}

const problem = (file: FoundFile, { reason, message }: PictureError) => ({
  ...file,
  reason,
  detail: message,
});

function finish(
  audit: Audit,
  batch: Batch,
  state: 'taken' | 'cancelled',
  onProgress: TakeInOptions['onProgress'],
): Batch {
  audit.change({ person: batch.person, act: `batch.${state}` }, (db) => setBatchState(db, batch.id, state));
  const done = batchById(audit, batch.id);
  onProgress?.(done);
  return done;
}
