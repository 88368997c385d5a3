import type { IntakeReason } from '../../shared/protocol/intake.ts';
import { PictureError } from '../imaging/index.ts';
import { type Failure, type Outcome, Slot } from './slot.ts';
import {
  type AnswerOf,
  type BoxAnswer,
  type BoxTask,
  type CornersAnswer,
  type CornersTask,
  failedExtraction,
  type PreviewAnswer,
  type PreviewTask,
  type ReadAnswer,
  type ReadTask,
  type SheetAnswer,
  type SheetTask,
  type Task,
  type WorkerFailure,
  type WorkerSettings,
} from './task.ts';

export interface PoolOptions {
  /** The built worker: a JavaScript file. */
  workerFile: string;
  settings: WorkerSettings;
  /** Most workers at a time, from 1; each needs up to 600 MB. */
  workers: number;
  /** A page that takes longer (ms) is given up and its worker replaced. */
  timeoutMs?: number;
  /** Loading a worker may take this long, ms. */
  loadMs?: number;
  /** A worker is replaced after so many answers: what slowly gathers in WebAssembly heaps and allocators goes with it. */
  answersPerWorker?: number;
}

/** A page takes about a second; a minute is a loop or a hang. */
const PAGE_MS = 60_000;
const LOAD_MS = 120_000;
/** Loading takes as long as about two pages. */
const ANSWERS_PER_WORKER = 250;
/** Times that a worker may die without reading anything before the pool gives up. */
const MOST_BAD_STARTS = 2;

interface Job {
  task: Task;
  /** True once it was given to a second worker after the first was found unwell. */
  again: boolean;
  settle: (outcome: Outcome) => void;
}

/** Thrown when the workers cannot be started at all: a missing build, a broken form reference. */
export class PoolError extends Error {
  override name = 'PoolError';
}

/**
 * Worker threads that read pages, one page a worker at a time. A worker that hangs, dies or is left unwell by an error is
 * replaced; the page is reported as failed and the rest goes on.
 */
export class ReadingPool {
  readonly #options: Required<PoolOptions>;
  readonly #waiting: Job[] = [];
  readonly #slots = new Set<Slot>();
  #badStarts = 0;
  #broken: PoolError | null = null;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = {
      timeoutMs: PAGE_MS,
      loadMs: LOAD_MS,
      answersPerWorker: ANSWERS_PER_WORKER,
      ...options,
    };
  }

  /** Workers that are loaded or loading. */
  get size(): number {
    return this.#slots.size;
  }

  /**
   * Reads a page. A page that cannot be read is an answer with status `failed` and its reason.
   * @throws PoolError when no worker can be started; the signal's reason when aborted
   */
  async read(task: ReadTask, signal?: AbortSignal): Promise<ReadAnswer> {
    const started = performance.now();
    const outcome = await this.#run(task, signal);
    if (outcome.kind === 'answer') return outcome.answer as AnswerOf<ReadTask>;
    return {
      extraction: failedExtraction(reasonOf(outcome), Math.round(performance.now() - started)),
      straightened: null,
      fault: faultOf(outcome),
    };
  }

  /**
   * Makes a picture for the screen.
   * @throws PictureError for a fault of the picture, Error for one of the worker; the signal's reason when aborted
   */
  preview(task: PreviewTask, signal?: AbortSignal): Promise<PreviewAnswer> {
    return this.#make(task, signal);
  }

  /**
   * Straightens a page by its corners.
   * @throws as `preview` does
   */
  sheet(task: SheetTask, signal?: AbortSignal): Promise<SheetAnswer> {
    return this.#make(task, signal);
  }

  /**
   * Looks for where a page may lie.
   * @throws as `preview` does
   */
  corners(task: CornersTask, signal?: AbortSignal): Promise<CornersAnswer> {
    return this.#make(task, signal);
  }

  /**
   * Reads one field where a person says that it lies.
   * @throws as `preview` does
   */
  box(task: BoxTask, signal?: AbortSignal): Promise<BoxAnswer> {
    return this.#make(task, signal);
  }

  async #make<Asked extends Exclude<Task, ReadTask>>(
    task: Asked,
    signal?: AbortSignal,
  ): Promise<AnswerOf<Asked>> {
    const outcome = await this.#run(task, signal);
    if (outcome.kind === 'answer') return outcome.answer as AnswerOf<Asked>;
    if (outcome.kind !== 'error') throw new Error(`The picture was not made: ${outcome.kind}`);
    throw outcome.reason === null
      ? new Error(outcome.message)
      : new PictureError(outcome.reason, outcome.message);
  }

  /** Stops all workers; what waits or runs is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#giveUp(new PoolError('The reading was closed'));
    await Promise.all([...this.#slots].map((slot) => slot.stop()));
  }

  #run(task: Task, signal?: AbortSignal): Promise<Outcome> {
    if (this.#broken) return Promise.reject(this.#broken);
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const job: Job = {
        task,
        again: false,
        settle: (outcome) => {
          signal?.removeEventListener('abort', abort);
          if (outcome.kind === 'gave-up') reject(outcome.error);
          else resolve(outcome);
        },
      };
      // A page under way is finished in the background: stopping its worker would cost more than the page.
      const abort = () => {
        const at = this.#waiting.indexOf(job);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(job);
      this.#advance();
    });
  }

  /** Gives waiting jobs to idle workers and starts workers as long as there is more to do than there are. */
  #advance(): void {
    for (const slot of this.#slots) {
      if (!slot.idle) continue;
      const job = this.#waiting.shift();
      if (!job) return;
      void this.#carry(slot, job);
    }
    const loading = [...this.#slots].filter((slot) => slot.loading).length;
    if (this.#waiting.length > loading && this.#slots.size < this.#options.workers) void this.#start();
  }

  async #start(): Promise<void> {
    const { workerFile, settings, loadMs } = this.#options;
    const slot = new Slot(workerFile, settings);
    this.#slots.add(slot);
    const failure = await slot.load(loadMs);
    if (failure === null) {
      this.#badStarts = 0;
    } else {
      await this.#remove(slot);
      if (this.#closed) return;
      this.#badStarts++;
      if (this.#badStarts >= MOST_BAD_STARTS)
        return this.#giveUp(new PoolError(`The reading workers do not start: ${failure}`));
    }
    this.#advance();
  }

  async #carry(slot: Slot, job: Job): Promise<void> {
    const fresh = slot.answered === 0;
    const outcome = await slot.run(job.task, this.#options.timeoutMs);
    const unwell = outcome.kind !== 'answer' && (outcome.kind !== 'error' || outcome.unwell);
    if (unwell || slot.answered >= this.#options.answersPerWorker) await this.#remove(slot);
    // What an earlier page left behind may be to blame: such a page has one more try, in a fresh worker.
    if (outcome.kind === 'error' && outcome.unwell && !fresh && !job.again && !this.#closed)
      this.#waiting.unshift({ ...job, again: true });
    else job.settle(this.#broken && unwell ? { kind: 'gave-up', error: this.#broken } : outcome);
    this.#advance();
  }

  async #remove(slot: Slot): Promise<void> {
    this.#slots.delete(slot);
    await slot.stop();
  }

  #giveUp(error: PoolError): void {
    this.#broken ??= error;
    for (const job of this.#waiting.splice(0)) job.settle({ kind: 'gave-up', error: this.#broken });
  }
}

/** The page's reason, a key under `reason.` in the language files. */
function reasonOf(outcome: Failure): IntakeReason | WorkerFailure {
  if (outcome.kind === 'timeout') return outcome.kind;
  return outcome.kind === 'error' ? (outcome.reason ?? 'worker-failed') : 'worker-failed';
}

/** Only what is the worker's fault and not the picture's. */
function faultOf(outcome: Failure): string | null {
  switch (outcome.kind) {
    case 'error':
      return outcome.reason === null ? outcome.message : null;
    case 'worker-failed':
      return outcome.message;
    case 'timeout':
    case 'gave-up':
      return outcome.kind;
  }
}
