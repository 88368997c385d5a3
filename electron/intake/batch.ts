import path from 'node:path';
import type { Batch } from '../../shared/api/intake.ts';
import { HattamaError } from '../../shared/api/result.ts';
import type { Audit } from '../audit/change.ts';
import { GivenPaths } from './given.ts';
import { packageKind } from './sources/packages.ts';
import { isNamedByTelegram, mayBeExport } from './sources/tree.ts';
import { batchesUnderWay, findBatch, insertBatch } from '../store/batches.ts';
import type { Store } from '../store/open.ts';

/** A workspace as far as intake needs it. */
export interface TakingWorkspace {
  store: Pick<Store, 'folder' | 'layout'>;
  audit: Audit;
}

export interface NewBatch {
  /** Files and folders as given; kept as absolute paths, each once, or by what stands for them. */
  paths: readonly string[];
  /** Shown name; without one the first path's own name. */
  name?: string | undefined;
  /** Region of the stations in it; empty where it is not chosen. */
  region: string;
  /** Code of the person who brings it. */
  person: string;
}

/** Records a batch with what it was given; from then on it survives any crash. `takeIn` does the work. */
export function beginBatch(
  { store, audit }: TakingWorkspace,
  { paths, name, region, person }: NewBatch,
): Batch {
  const absolute = [...new Set(paths.map((one) => path.resolve(one)))];
  const [first = ''] = absolute;
  const shown = name?.trim() || nameOf(first);
  const known = new GivenPaths(store.layout.temp).keep(absolute);
  const id = audit.change({ person, act: 'batch.begun' }, (db, event) => {
    event.tell({ name: shown, paths: absolute.length });
    return insertBatch(db, { name: shown, region, person, paths: known }, event.at);
  });
  return batchById(audit, id);
}

/** The first path's own name, unless it may name people: a mail's, or that which somebody gave to a chat's export. */
function nameOf(first: string): string {
  if (packageKind(first) === 'mail') return 'E-mail';
  const own = path.basename(first) || first;
  return mayBeExport(first) && !isNamedByTelegram(own) ? 'Telegram' : own;
}

/** Batches that were being taken in when the process ended, oldest first: `takeIn` goes on with each. */
export function unfinishedBatches(audit: Audit): Batch[] {
  return batchesUnderWay(audit.read);
}

/** @throws HattamaError not-found */
export function batchById(audit: Audit, id: number): Batch {
  const batch = findBatch(audit.read, id);
  if (!batch) throw new HattamaError('not-found', `there is no batch ${id}`);
  return batch;
}
