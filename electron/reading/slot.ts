import { Worker } from 'node:worker_threads';
import type { IntakeReason } from '../../shared/protocol/intake.ts';
import type { AnyAnswer, Order, Report, Task, WorkerSettings } from './task.ts';

/** What came of a task. `worker-failed`: the worker died; `gave-up`: the pool has no workers any more. */
export type Outcome =
  | { kind: 'answer'; answer: AnyAnswer }
  | { kind: 'error'; message: string; reason: IntakeReason | null; unwell: boolean }
  | { kind: 'timeout' }
  | { kind: 'worker-failed'; message: string }
  | { kind: 'gave-up'; error: Error };

export type Failure = Exclude<Outcome, { kind: 'answer' }>;

type Happening = Report | { kind: 'died'; message: string } | { kind: 'timeout' };

/** One worker thread of the pool. After anything but an answer or a harmless error it is to be stopped, not used again. */
export class Slot {
  readonly #worker: Worker;
  #listener: ((happening: Happening) => void) | null = null;
  #state: 'loading' | 'idle' | 'busy' | 'stopped' = 'loading';
  #death: string | null = null;
  #answered = 0;

  constructor(workerFile: string, settings: WorkerSettings) {
    // Native decoders and WebAssembly print to a worker's stderr; what matters comes as a report.
    this.#worker = new Worker(workerFile, { workerData: settings, stdout: true, stderr: true });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on('message', (report: Report) => this.#tell(report));
    this.#worker.on('error', (error: unknown) =>
      this.#died(error instanceof Error ? error.message : String(error)),
    );
    this.#worker.on('exit', (code) => this.#died(`it ended with code ${code}`));
  }

  get idle(): boolean {
    return this.#state === 'idle';
  }

  get loading(): boolean {
    return this.#state === 'loading';
  }

  /** Tasks that were answered so far. */
  get answered(): number {
    return this.#answered;
  }

  /** Waits until the worker is ready; answers why it is not, or null. */
  async load(timeoutMs: number): Promise<string | null> {
    const happening = await this.#next(timeoutMs);
    if (happening.kind === 'ready') {
      this.#state = 'idle';
      return null;
    }
    return happening.kind === 'died' || happening.kind === 'error'
      ? happening.message
      : `not ready after ${timeoutMs} ms`;
  }

  async run(task: Task, timeoutMs: number): Promise<Outcome> {
    this.#state = 'busy';
    this.#worker.postMessage({ id: this.#answered, task } satisfies Order);
    const happening = await this.#next(timeoutMs);
    switch (happening.kind) {
      case 'answer':
        this.#answered++;
        this.#state = 'idle';
        return { kind: 'answer', answer: happening.answer };
      case 'error':
        this.#answered++;
        this.#state = happening.unwell ? 'stopped' : 'idle';
        return {
          kind: 'error',
          message: happening.message,
          reason: happening.reason,
          unwell: happening.unwell,
        };
      case 'timeout':
        return { kind: 'timeout' };
      case 'died':
        return { kind: 'worker-failed', message: happening.message };
      case 'ready':
        return { kind: 'worker-failed', message: 'it started anew' };
    }
  }

  /** Ends the thread; whoever waits for it learns that it died. */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    await this.#worker.terminate();
  }

  #next(timeoutMs: number): Promise<Happening> {
    if (this.#death !== null) return Promise.resolve({ kind: 'died', message: this.#death });
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#tell({ kind: 'timeout' }), timeoutMs);
      this.#listener = (happening) => {
        clearTimeout(timer);
        this.#listener = null;
        resolve(happening);
      };
    });
  }

  #tell(happening: Happening): void {
    this.#listener?.(happening);
  }

  #died(message: string): void {
    this.#death ??= message;
    this.#tell({ kind: 'died', message: this.#death });
  }
}
