import path from 'node:path';
import type { Batch } from '../../shared/api/outputs.ts';
import type { SourceKind } from '../../shared/protocol/intake.ts';
import type { Audit } from '../audit/change.ts';
import { PictureError } from '../imaging/index.ts';
import {
  addRecognised,
  setBatchFound,
  setBatchState,
  setBatchTaken,
  unwalkedPaths,
} from '../store/batches.ts';
import { hasFailure } from '../store/failures.ts';
import type { Store } from '../store/open.ts';
import { hasSource } from '../store/sources.ts';
import { UnpackError } from '../unpack/index.ts';
import { batchById } from './batch.ts';
import { Door } from './door/door.ts';
import { type Found, type FoundFile, reasonOf } from './found.ts';
import { clearLeftovers, keepOriginal } from './keep.ts';
import { recordFailure, recordFile } from './record.ts';
import { Packages } from './sources/packages.ts';
import { throttled } from './throttle.ts';
import { walkInto } from './walk.ts';

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
  const kinds = new Set<SourceKind>();
  const files = await listed(unwalkedPaths(audit.read, id), kinds, stop, (listing) =>
    progress(Math.max(batch.found, listing)),
  );
  const isHandled = (file: Found) =>
    hasSource(audit.read, id, file.path) || hasFailure(audit.read, id, file.path);
  // A batch that grew has handled files that this walk did not come by.
  const found = batch.handled - files.filter(isHandled).length + files.length;
  if (!stop.aborted && found !== batch.found)
    audit.change({ person: batch.person, act: 'batch.walked' }, (db) => {
      setBatchFound(db, id, found);
      addRecognised(db, id, kinds);
    });

  const desk = { workspace, batch, packages: new Packages(), door: lazyDoor(workspace) };
  try {
    for (const file of files) {
      if (stop.aborted) break;
      if (isHandled(file)) continue;
      await takeFile(desk, file);
      progress(found);
    }
  } finally {
    await desk.packages.close();
  }
  if (pause?.aborted && !signal?.aborted) return batchById(audit, id);
  return finish(audit, batch, signal?.aborted ? 'cancelled' : 'taken', onProgress);
}

/** Lists what the walk finds, each once: two copies of one mail are one. `onFound` is told how many there are so far. */
async function listed(
  paths: readonly string[],
  kinds: Set<SourceKind>,
  stop: AbortSignal,
  onFound: (files: number) => void,
): Promise<Found[]> {
  const files = new Map<string, Found>();
  for await (const found of walkInto(paths, kinds, stop)) {
    if (!files.has(found.path)) files.set(found.path, found);
    onFound(files.size);
  }
  return [...files.values()];
}

/** What taking in the files of one batch needs. */
interface Desk {
  workspace: TakingWorkspace;
  batch: Batch;
  packages: Packages;
  /** Where people are replaced by codes; opened with the first message. */
  door: () => Door;
}

function lazyDoor({ store, audit }: TakingWorkspace): () => Door {
  let door: Door | undefined;
  return () => (door ??= new Door(store.folder, audit));
}

async function takeFile({ workspace, batch, packages, door }: Desk, file: Found): Promise<void> {
  const { store, audit } = workspace;
  if ('reason' in file) return recordFailure(audit, batch, file);
  try {
    const from = file.place.inside.length === 0 ? file.place.file : await packages.fileAt(file.place);
    const kept = await keepOriginal(from, store.folder, store.layout.temp);
    recordFile(audit, batch, file, kept, file.told ? await door().pass(file.told) : null);
  } catch (error) {
    if (!(error instanceof PictureError || error instanceof UnpackError)) throw error;
    recordFailure(audit, batch, problem(file, error));
  }
}

/** Details can quote names of files: of those that go by other names because people are in them, none are kept. */
const problem = ({ path: known, name }: FoundFile, error: Error) => ({
  path: known,
  name,
  reason: reasonOf(error),
  detail: path.isAbsolute(known) ? error.message : '',
});

function finish(
  audit: Audit,
  batch: Batch,
  state: 'taken' | 'cancelled',
  onProgress: TakeInOptions['onProgress'],
): Batch {
  audit.change({ person: batch.person, act: `batch.${state}` }, (db) =>
    state === 'taken' ? setBatchTaken(db, batch.id) : setBatchState(db, batch.id, state),
  );
  const done = batchById(audit, batch.id);
  onProgress?.(done);
  return done;
}
