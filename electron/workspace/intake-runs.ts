import type { Batch } from '../../shared/api/intake.ts';
import type { Audit } from '../audit/change.ts';
import { takeIn, unfinishedBatches } from '../intake/index.ts';
import type { Store } from '../store/open.ts';

/** The batches that are being taken in, one after the other, in the background. */
export interface IntakeRuns {
  /** Takes up every batch that is not taken in yet: new ones, those under way when the process ended, those that had to stop. */
  resume(): void;
  /** Stops a batch between two files. Resolves when it has stopped; at once when it is behind another, and stops in its turn. */
  cancel(batch: number): Promise<void>;
  /** Resolves when nothing is being taken in any more. */
  idle(): Promise<void>;
  /** Leaves what is under way to be gone on with at the next opening. */
  stop(): Promise<void>;
}

export interface IntakeEdges {
  onProgress: (batch: Batch) => void;
  /** Told when the workspace cannot take more; the batch goes on at the next opening. */
  onStopped: (error: unknown) => void;
}

interface Run {
  batch: number;
  cancel: AbortController;
  done: Promise<void>;
}

/** Nothing is taken in until `resume`. */
export function createIntakeRuns(
  workspace: { store: Store; audit: Audit },
  { onProgress, onStopped }: IntakeEdges,
): IntakeRuns {
  const pause = new AbortController();
  /** The first one is being taken in, the others wait behind it. */
  const runs: Run[] = [];
  const idle = () => runs.at(-1)?.done ?? Promise.resolve();

  async function take(batch: number, signal: AbortSignal): Promise<void> {
    try {
      if (!pause.signal.aborted) await takeIn(workspace, batch, { signal, pause: pause.signal, onProgress });
    } catch (error) {
      onStopped(error);
    } finally {
      runs.shift();
    }
  }

  function begin(batch: number): Run {
    const cancel = new AbortController();
    const run = { batch, cancel, done: idle().then(() => take(batch, cancel.signal)) };
    runs.push(run);
    return run;
  }

  return {
    resume() {
      for (const { id } of unfinishedBatches(workspace.audit))
        if (!runs.some(({ batch }) => batch === id)) begin(id);
    },
    async cancel(batch) {
      // A batch that had to stop is taken up only to be ended.
      const run = runs.find((each) => each.batch === batch) ?? begin(batch);
      run.cancel.abort();
      if (run === runs[0]) await run.done;
    },
    idle,
    async stop() {
      pause.abort();
      await idle();
    },
  };
}
