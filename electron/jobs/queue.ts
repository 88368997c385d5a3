import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { JobsStatus } from '../../shared/api/intake.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { interruptReading, isReadBeside, startReading } from '../../shared/protocol/transitions.ts';
import type { Reader } from '../store/connection.ts';
import {
  beginJob,
  countJobs,
  type Job,
  jobsUnderWay,
  nextJob,
  putJobBack,
  waitingJob,
} from '../store/jobs.ts';
import { findScan } from '../store/scans.ts';
import type { Store } from '../store/open.ts';
import { createPace, type Pace } from './pace.ts';
import { throttled } from './throttle.ts';

/** What came of a page; `fault` in English when something went wrong in the machine. */
export interface PageOutcome {
  extraction: PageExtraction;
  fault: string | null;
}

export interface QueueOptions {
  /** Pages at a time. */
  workers: number;
  /** A clock in ms that never goes back. */
  now: () => number;
  /** Reads a page; rejects only when the machine itself cannot go on, or with the signal's reason. */
  runPage: (job: Job, signal: AbortSignal) => Promise<PageOutcome>;
  /** Keeps what was read: scan, reading and job in one act. */
  accept: (scan: number, outcome: PageOutcome) => void;
  /** What a page is said to be that ended the process too often. */
  failed: () => PageOutcome;
  /** Told at most four times a second, and at the end. */
  onProgress: (status: JobsStatus) => void;
  /** Told when the machine cannot go on; the queue has paused itself. */
  onStopped: (error: unknown) => void;
}

/** The machine's queue of pages; it lives in the database, so that it outlives the process. */
export interface Queue {
  status(): JobsStatus;
  start(): void;
  /** Begins no further page; those under way are finished. */
  pause(): void;
  /** Begins no further page and resolves once those under way are finished; answers whether it was running. */
  rest(): Promise<boolean>;
  /** Looks for work again: pages came in while it was running. */
  wake(): void;
  /**
   * Begins a waiting page at once, before all others and while the queue is paused too: a person waits for it. Nothing
   * happens when the page does not wait.
   */
  readNow(scan: number): void;
  /** Pauses and gives up pages under way; they wait again. Resolves when none is. */
  stop(): Promise<void>;
}

/** A page in which the process ended so often is not begun again. */
const mostAttempts = 2;
const tellEveryMs = 250;

/**
 * Puts pages back that were under way when the process ended. A page in which that happened twice may be what ends it
 * (a picture that exhausts the memory): it is given up, so that the batch goes on.
 */
export function resumeJobs(store: Store, options: Pick<QueueOptions, 'accept' | 'failed'>): void {
  for (const { scan, attempts } of jobsUnderWay(store.read)) {
    if (attempts >= mostAttempts) options.accept(scan, options.failed());
    else putBack(store, scan, true);
  }
}

/** `counted` false: the page was not the cause of the interruption. */
function putBack(store: Store, scan: number, counted: boolean): void {
  store.progress((db) => {
    const row = findScan(db, scan);
    if (row && (interruptReading(row).ok || isReadBeside(row))) putJobBack(db, scan, counted);
  });
}

export function createQueue(store: Store, options: QueueOptions): Queue {
  return new JobQueue(store, options);
}

/** True for a page that was begun before and never ended. */
function isSuspect(job: Job | undefined): boolean {
  return job !== undefined && job.attempts > 0;
}

class JobQueue implements Queue {
  readonly #store: Store;
  readonly #options: QueueOptions;
  readonly #progress: ReturnType<typeof throttled>;
  readonly #underWay = new Map<number, Promise<void>>();
  /** True while a page runs that was begun before and never ended: alone, so that no other is taken down with it. */
  #alone = false;
  #running = false;
  #pace: Pace;
  #giveUp = new AbortController();

  constructor(store: Store, options: QueueOptions) {
    this.#store = store;
    this.#options = options;
    this.#pace = createPace(options.now);
    this.#progress = throttled(tellEveryMs, () => options.onProgress(this.status()));
  }

  status(): JobsStatus {
    const { waiting, reading, done, failed } = countJobs(this.#store.read);
    return {
      running: this.#running,
      waiting,
      reading,
      done,
      failed,
      pagesPerMinute: this.#pace.perMinute(),
      secondsLeft: this.#running ? this.#pace.secondsLeft(waiting + reading) : null,
    };
  }

  start(): void {
    if (!this.#running) this.#pace = createPace(this.#options.now);
    this.#running = true;
    this.wake();
    this.#tell();
  }

  pause(): void {
    this.#running = false;
    this.#tell();
  }

  async rest(): Promise<boolean> {
    const wasRunning = this.#running;
    this.pause();
    await Promise.all(this.#underWay.values());
    return wasRunning;
  }

  wake(): void {
    while (this.#running && !this.#alone && this.#underWay.size < this.#options.workers) {
      const job = this.#take();
      if (!job) return;
      this.#underWay.set(job.scan, this.#carry(job));
    }
  }

  readNow(scan: number): void {
    const job = this.#begin((db) => waitingJob(db, scan));
    if (job) this.#underWay.set(scan, this.#carry(job));
    this.#tell();
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#giveUp.abort(new HattamaError('cancelled', 'The reading was stopped'));
    await Promise.all(this.#underWay.values());
    this.#progress.flush();
  }

  #take(): Job | undefined {
    const taken = this.#begin((db) => {
      const job = nextJob(db);
      return isSuspect(job) && this.#underWay.size > 0 ? undefined : job;
    });
    this.#alone = isSuspect(taken);
    return taken;
  }

  #begin(choose: (db: Reader) => Job | undefined): Job | undefined {
    return this.#store.progress((db) => {
      const job = choose(db);
      if (!job) return undefined;
      const started = startReading(job);
      if (!started.ok && !isReadBeside(job))
        throw new Error(`Scan ${job.scan} is queued but ${started.error}`);
      beginJob(db, job.scan);
      return job;
    });
  }

  async #carry(job: Job): Promise<void> {
    try {
      const outcome = await this.#options.runPage(job, this.#giveUp.signal);
      this.#options.accept(job.scan, outcome);
      this.#pace.done();
    } catch (error) {
      this.#interrupted(job, error);
    }
    this.#underWay.delete(job.scan);
    if (isSuspect(job)) this.#alone = false;
    this.wake();
    this.#tell();
  }

  /** The page is not to blame: it waits again. Without an order to stop, the machine is at fault, and is not driven on. */
  #interrupted(job: Job, error: unknown): void {
    if (!this.#giveUp.signal.aborted) {
      this.#running = false;
      this.#options.onStopped(error);
    }
    try {
      putBack(this.#store, job.scan, false);
    } catch (failure) {
      // The disk is full or gone; on the next opening the page is put back.
      this.#options.onStopped(failure);
    }
  }

  #tell(): void {
    this.#progress.call();
    if (this.#underWay.size === 0) this.#progress.flush();
  }
}
