import path from 'node:path';
import type { Watch, WatchedFolder } from '../../shared/api/intake.ts';
import { HattamaError } from '../../shared/api/result.ts';
import type { Audit } from '../audit/change.ts';
import { FolderWatch, isKnownArrival, takeArrivals, type WatchTimes } from '../intake/index.ts';
import { lastWatchedBatch, setWatchedFolders, watchedFolders } from '../store/arrivals.ts';
import { findBatch } from '../store/batches.ts';
import type { Store } from '../store/open.ts';
import type { Gate } from './gate.ts';
import type { IntakeRuns } from './intake-runs.ts';

/** The folders from which pictures come in as they arrive; kept by the workspace. */
export interface Watches {
  /** Begins to watch what the workspace has kept. */
  start(): void;
  /** Watches one more folder, or the same with another region or for another person. Throws invalid-input. */
  add(folder: WatchedFolder): void;
  /** Leaves a folder; what it brought stays. Throws not-found. */
  remove(path: string, person: string): Promise<void>;
  list(): Watch[];
  /** Ends the looking; the workspace keeps what is watched. */
  stop(): Promise<void>;
}

interface WatchesParts {
  store: Store;
  audit: Audit;
  intake: IntakeRuns;
  gate: Gate;
  clock: () => Date;
}

interface WatchesEdges {
  onChange: () => void;
  onStopped: (error: unknown) => void;
  times?: WatchTimes;
}

/** Nothing is looked into until `start`, or `add`. */
export function createWatches(
  { store, audit, intake, gate, clock }: WatchesParts,
  { onChange, onStopped, times }: WatchesEdges,
): Watches {
  const running = new Map<string, FolderWatch>();

  function begin(folder: WatchedFolder): void {
    const edges = {
      isKnown: (arrival: { path: string; stamp: string }) => isKnownArrival({ store, audit }, arrival),
      bring: (arrivals: readonly { path: string; stamp: string }[]) => {
        if (gate.held()) return false;
        if (takeArrivals({ store, audit }, folder, arrivals, clock().toISOString()) === null) return false;
        intake.resume();
        return true;
      },
      onProblem: onChange,
      onStopped,
    };
    running.set(folder.path, new FolderWatch(folder.path, edges, times));
  }

  async function end(folder: string): Promise<void> {
    const watch = running.get(folder);
    running.delete(folder);
    await watch?.close();
  }

  return {
    start() {
      for (const folder of watchedFolders(audit.read)) if (!running.has(folder.path)) begin(folder);
    },
    add(folder) {
      checkApart(store.folder, folder.path);
      const others = watchedFolders(audit.read).filter((each) => each.path !== folder.path);
      audit.change({ person: folder.person, act: 'folder.watched' }, (db) =>
        setWatchedFolders(db, [...others, folder]),
      );
      void end(folder.path);
      begin(folder);
      onChange();
    },
    async remove(folder, person) {
      const all = watchedFolders(audit.read);
      const left = all.filter((each) => each.path !== folder);
      if (left.length === all.length) throw new HattamaError('not-found', `${folder} is not watched`);
      audit.change({ person, act: 'folder.left' }, (db) => setWatchedFolders(db, left));
      await end(folder);
      onChange();
    },
    list: () =>
      watchedFolders(audit.read).map((folder) => {
        const batch = lastWatchedBatch(audit.read, folder.path);
        return {
          ...folder,
          taken: (batch === null ? undefined : findBatch(audit.read, batch))?.handled ?? 0,
          problem: running.get(folder.path)?.problem ?? null,
        };
      }),
    async stop() {
      await Promise.all([...running.keys()].map(end));
    },
  };
}

/** A workspace writes into its own folder: watching it would never come to an end. */
function checkApart(workspace: string, folder: string): void {
  const between = path.relative(workspace, folder);
  if (between === '' || (!between.startsWith('..') && !path.isAbsolute(between)))
    throw new HattamaError('invalid-input', 'path: a folder of the workspace itself');
}
