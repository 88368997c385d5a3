import path from 'node:path';
import type { Batch } from '../../shared/api/intake.ts';
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
import { hasSource } from '../store/sources.ts';
import { UnpackError } from '../unpack/index.ts';
import { batchById, type TakingWorkspace } from './batch.ts';
import { Door } from './door/door.ts';
import { type Found, type FoundFile, reasonOf } from './found.ts';
import { clearLeftovers } from '../store/durable-copy.ts';
import { keepOriginal } from './keep.ts';
import { recordFailure, recordFile } from './record.ts';
import { GivenPaths, isStandIn } from './given.ts';
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
  const given = new GivenPaths(workspace.store.layout.temp);
  const known = unwalkedPaths(audit.read, id);
  const files = await listed(given, known, kinds, stop, (listing) =>
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
  const done = finish(audit, batch, signal?.aborted ? 'cancelled' : 'taken', onProgress);
  given.forget(known);
  return done;
}

/**
 * Lists what the walk finds, each once: two copies of one mail are one. Paths that may name people stay behind what stands for
 * them, also when nothing can be found there. `onFound` is told how many there are so far.
 */
async function listed(
  given: GivenPaths,
  known: readonly string[],
  kinds: Set<SourceKind>,
  stop: AbortSignal,
  onFound: (files: number) => void,
): Promise<Found[]> {
  const files = new Map<string, Found>();
  const hidden = new Map<string, string>();
  const paths: string[] = [];
  for (const one of known) {
    const real = given.pathOf(one);
    if (real === null) files.set(one, { ...nameless, path: one });
    else paths.push(real);
    if (real !== null && isStandIn(one)) hidden.set(real, one);
  }
  for await (const found of walkInto(paths, kinds, stop)) {
    const standsFor = hidden.get(found.path);
    const shown =
      standsFor !== undefined && 'reason' in found
        ? { ...nameless, path: standsFor, reason: found.reason }
        : found;
    if (!files.has(shown.path)) files.set(shown.path, shown);
    onFound(files.size);
  }
  return [...files.values()];
}

/** A mail or a chat's export that is not there any more. */
const nameless = { name: 'Telegram, E-mail', reason: 'vanished', detail: '' } as const;

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
