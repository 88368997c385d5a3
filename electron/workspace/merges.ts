import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MergeLook, MergeReport } from '../../shared/api/merging.ts';
import { HattamaError } from '../../shared/api/result.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Store } from '../store/open.ts';
import { errorOfCall } from './call-error.ts';
import { exportsAt } from './exports-at.ts';
import type { FormShelf } from './form-shelf.ts';
import type { Gate } from './gate.ts';
import type { IntakeRuns } from './intake-runs.ts';
import type { MergeOrder, MergeTold } from './merge-messages.ts';
import { builtWorker } from './resources.ts';

/** Merging into a workspace: first looked at, then done. */
export interface Merges {
  /** Reads files, and those in folders, and finds out what merging them would do. Throws `invalid-input`, `workspace-busy` while another look or merge runs. */
  look(paths: readonly string[], person: string): Promise<MergeLook>;
  /** Does what was looked at, in one step that can be undone. Throws `not-found`, `workspace-busy`, `cancelled`. */
  merge(look: number, person: string): Promise<MergeReport>;
  /** Forgets a look; ends it, or the merge of it, where it is under way. */
  drop(look: number | null): Promise<void>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

interface MergeParts {
  store: Store;
  queue: Queue;
  intake: IntakeRuns;
  shelf: FormShelf;
  gate: Gate;
  clock: () => Date;
  tell: (event: CoreEvent) => void;
}

export function createMerges(parts: MergeParts): Merges {
  const looks = new Map<number, readonly string[]>();
  let last = 0;
  let underWay: { look: number | null; ended: Promise<void>; cancel: () => void } | null = null;

  async function run(paths: readonly string[], person: string, look: number | null): Promise<MergeReport> {
    if (underWay) throw new HattamaError('workspace-busy', 'Files are being merged already');
    const order: MergeOrder = {
      folder: parts.store.folder,
      paths,
      person,
      name: nameOf(paths),
      at: parts.clock().toISOString(),
      dryRun: look === null,
    };
    const worker = new Worker(builtWorker('merge-worker.js'), { workerData: order });
    let end = () => undefined as void;
    let cancelled = false;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const cancel = () => {
      cancelled = true;
      void worker.terminate();
    };
    underWay = { look, ended, cancel };
    try {
      return await follow(worker, look, () => cancelled);
    } finally {
      await worker.terminate();
      underWay = null;
      end();
      parts.tell({ type: 'merge', stage: 'ended', look, done: 0, total: 0 });
    }
  }

  /** Follows a worker to its end. While it writes, nothing else does. */
  function follow(worker: Worker, look: number | null, isCancelled: () => boolean): Promise<MergeReport> {
    return new Promise((resolve, reject) => {
      let answer: Extract<MergeTold, { kind: 'done' | 'failed' }> | null = null;
      const gone = new Promise<void>((leave) => worker.once('exit', () => leave()));
      worker.on('message', (told: MergeTold) => {
        if (told.kind === 'progress') parts.tell({ type: 'merge', look, ...progressOf(told) });
        else if (told.kind !== 'ready') answer = told;
        else
          void alone(() => {
            worker.postMessage('go');
            return gone;
          }).catch(reject);
      });
      worker.on('error', reject);
      // Its connection is closed by then: whoever asks next finds what was merged.
      worker.on('exit', (code) => {
        if (answer?.kind === 'done') resolve(answer.report);
        else if (answer) reject(errorOfCall(answer.error));
        else if (isCancelled()) reject(new HattamaError('cancelled', 'The merge was cancelled'));
        else reject(new Error(`The worker ended with code ${code}`));
      });
    });
  }

  /** Runs `work` while no call writes and no page is read. */
  async function alone(work: () => Promise<void>): Promise<void> {
    await parts.gate.hold(async () => {
      await parts.intake.idle();
      const wasRunning = await parts.queue.rest();
      try {
        await work();
      } finally {
        if (wasRunning) parts.queue.start();
      }
    });
  }

  function forget(look: number): void {
    if (looks.delete(look)) parts.tell({ type: 'merge', stage: 'dropped', look, done: 0, total: 0 });
  }

  return {
    async look(given, person) {
      const paths = await exportsAt(given);
      const report = await run(paths, person, null);
      last += 1;
      looks.set(last, paths);
      return { look: last, report };
    },
    async merge(look, person) {
      const paths = looks.get(look);
      if (!paths) throw new HattamaError('not-found', `There is no look ${look}`);
      const report = await run(paths, person, look);
      forget(look);
      // Forms may have come along, under which people type from now on.
      await parts.shelf.reload();
      return report;
    },
    async drop(look) {
      // With a look that is named another window's merge goes on.
      if (underWay && (look === null || underWay.look === look)) {
        underWay.cancel();
        await underWay.ended;
      }
      if (look !== null) forget(look);
    },
    async stop() {
      underWay?.cancel();
      await underWay?.ended;
    },
  };
}

function progressOf({ stage, done, total }: Extract<MergeTold, { kind: 'progress' }>) {
  return { stage, done, total };
}

/** What a merge's batch is called: its file, or the first and how many more. */
function nameOf(paths: readonly string[]): string {
  const first = path.basename(paths[0] ?? '');
  return paths.length > 1 ? `${first} + ${paths.length - 1}` : first;
}
