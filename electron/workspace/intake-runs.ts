import type { Batch } from '../../shared/api/outputs.ts';
import type { Audit } from '../audit/change.ts';
import { takeIn, unfinishedBatches } from '../intake/index.ts';
import type { Store } from '../store/open.ts';

/** The batches that are being taken in, one after the other. */
export interface IntakeRuns {
  /** Takes a batch in, in the background. */
  begin(batch: number): void;
  /** Stops a batch between two files; resolves when it has stopped. */
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

/** Goes on with the batches that were under way when the process ended, and takes new ones. */
export function createIntakeRuns(
  workspace: { store: Store; audit: Audit },
  { onProgress, onStopped }: IntakeEdges,
): IntakeRuns {
  const pause = new AbortController();
  const cancels = new Map<number, AbortController>();
  let last: Promise<void> = Promise.resolve();

  async function run(batch: number, signal: AbortSignal): Promise<void> {
    try {
      if (!pause.signal.aborted) await takeIn(workspace, batch, { signal, pause: pause.signal, onProgress });
    } catch (error) {
      onStopped(error);
    } finally {
      cancels.delete(batch);
    }
  }

  const runs: IntakeRuns = {
    begin(batch) {
      const cancel = new AbortController();
      cancels.set(batch, cancel);
      last = last.then(() => run(batch, cancel.signal));
    },
    async cancel(batch) {
      cancels.get(batch)?.abort();
      await last;
    },
    idle: () => last,
    async stop() {
      pause.abort();
      await last;
    },
  };
  if (!workspace.store.readOnly) for (const { id } of unfinishedBatches(workspace.audit)) runs.begin(id);
  return runs;
}
