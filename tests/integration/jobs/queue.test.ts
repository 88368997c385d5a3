import { describe, expect, onTestFinished, test } from 'vitest';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { JobsStatus } from '../../../shared/api/intake.ts';
import {
  createQueue,
  type PageOutcome,
  type Queue,
  type QueueOptions,
  resumeJobs,
} from '../../../electron/jobs/queue.ts';
import { acceptReading } from '../../../electron/review/accept.ts';
import { beginJob, type Job, queueJob } from '../../../electron/store/jobs.ts';
import type { Store } from '../../../electron/store/open.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { bookA, extractionA, seed, type Seeded } from '../../support/seed.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';

/** A machine that reads a page when it is told to. */
class Machine {
  readonly pages: {
    job: Job;
    finish: (extraction?: PageExtraction) => void;
    fail: (error: Error) => void;
  }[] = [];
  readonly told: JobsStatus[] = [];
  readonly stopped: unknown[] = [];
  now = 0;

  options(seeded: Seeded, workers: number): QueueOptions {
    return {
      workers,
      now: () => this.now,
      runPage: async (job, signal) => {
        let abort: () => void = () => undefined;
        const page = new Promise<PageOutcome>((resolve, reject) => {
          abort = () => reject(signal.reason as Error);
          this.pages.push({
            job,
            finish: (extraction = extractionA()) => resolve({ extraction, fault: null }),
            fail: reject,
          });
        });
        signal.addEventListener('abort', abort);
        return page.finally(() => signal.removeEventListener('abort', abort));
      },
      accept: (scan, outcome) => acceptReading(seeded.audit, bookA, scan, 'test reader', outcome),
      failed: () => ({
        extraction: extractionA({ status: 'failed', form: null, reason: 'worker-failed' }),
        fault: 'it ended',
      }),
      onProgress: (status) => this.told.push(status),
      onStopped: (error) => this.stopped.push(error),
    };
  }

  /** Finishes the oldest page that is under way. */
  async finish(extraction?: PageExtraction): Promise<void> {
    this.pages.shift()?.finish(extraction);
    await settled();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function queueOf(
  count: number,
  workers = 2,
): { store: Store; seeded: Seeded; machine: Machine; queue: Queue } {
  const store = throwAwayStore();
  const seeded = seed(store, count);
  const machine = new Machine();
  const queue = createQueue(store, machine.options(seeded, workers));
  onTestFinished(() => queue.stop());
  return { store, seeded, machine, queue };
}

const statuses = (store: Store, scans: readonly number[]) =>
  scans.map((scan) => findScan(store.read, scan)?.status);

describe('the queue', () => {
  test('reads as many pages at a time as it may, in the order they came, to the end', async () => {
    const { store, seeded, machine, queue } = queueOf(3);
    queue.start();
    expect(machine.pages.map(({ job }) => job.scan)).toEqual(seeded.scans.slice(0, 2));
    expect(statuses(store, seeded.scans)).toEqual(['reading', 'reading', 'waiting']);
    await machine.finish();
    expect(statuses(store, seeded.scans)).toEqual(['to-confirm', 'reading', 'reading']);
    await machine.finish();
    await machine.finish(extractionA({ status: 'unplaced', form: null, reason: 'too-small' }));
    expect(statuses(store, seeded.scans)).toEqual(['to-confirm', 'to-confirm', 'unplaced']);
    expect(machine.told.at(-1)).toMatchObject({ waiting: 0, reading: 0, done: 3, failed: 0 });
  });

  test('takes up what comes in while it runs', () => {
    const { store, seeded, machine, queue } = queueOf(2, 2);
    const [first = 0, second = 0] = seeded.scans;
    store.progress((db) => db.run(`UPDATE job SET state = 'done' WHERE scan = ?`, second));
    queue.start();
    expect(machine.pages.map(({ job }) => job.scan)).toEqual([first]);
    store.progress((db) => queueJob(db, second));
    queue.wake();
    expect(machine.pages.map(({ job }) => job.scan)).toEqual([first, second]);
  });

  test('begins a page that a person waits for at once, before all others and while it is paused', async () => {
    const { store, seeded, machine, queue } = queueOf(4, 1);
    const [first = 0, second = 0, , last = 0] = seeded.scans;
    queue.readNow(last);
    expect(machine.pages.map(({ job }) => job.scan)).toEqual([last]);
    expect(queue.status()).toMatchObject({ running: false, reading: 1, waiting: 3 });
    await machine.finish();
    expect(statuses(store, seeded.scans)).toEqual(['waiting', 'waiting', 'waiting', 'to-confirm']);
    queue.start();
    queue.readNow(second);
    expect(machine.pages.map(({ job }) => job.scan)).toEqual([first, second]);
    queue.readNow(last);
    expect(machine.pages).toHaveLength(2);
  });

  test('finishes what is under way when it is paused, and begins nothing further until it is started', async () => {
    const { store, seeded, machine, queue } = queueOf(3, 1);
    queue.start();
    queue.pause();
    await machine.finish();
    expect(statuses(store, seeded.scans)).toEqual(['to-confirm', 'waiting', 'waiting']);
    expect(queue.status()).toMatchObject({ running: false, waiting: 2, reading: 0, secondsLeft: null });
    queue.start();
    expect(statuses(store, seeded.scans)).toEqual(['to-confirm', 'reading', 'waiting']);
  });

  test('gives up what is under way when it is stopped; the page waits and is not blamed', async () => {
    const { store, seeded, machine, queue } = queueOf(2, 1);
    queue.start();
    await queue.stop();
    expect(statuses(store, seeded.scans)).toEqual(['waiting', 'waiting']);
    expect(store.read.get('SELECT attempts FROM job WHERE scan = ?', seeded.scans[0] ?? 0)).toEqual({
      attempts: 0,
    });
    expect(machine.stopped).toEqual([]);
  });

  test('pauses itself and says so when the machine cannot go on', async () => {
    const { store, seeded, machine, queue } = queueOf(2, 1);
    queue.start();
    machine.pages.shift()?.fail(new Error('no worker starts'));
    await settled();
    expect(machine.stopped).toMatchObject([{ message: 'no worker starts' }]);
    expect(queue.status()).toMatchObject({ running: false, waiting: 2 });
    expect(statuses(store, seeded.scans)).toEqual(['waiting', 'waiting']);
  });

  test('estimates pages a minute and the time left from what was done since it was started', async () => {
    const { machine, queue } = queueOf(6, 1);
    queue.start();
    expect(queue.status()).toMatchObject({ pagesPerMinute: 0, secondsLeft: null });
    machine.now = 2000;
    await machine.finish();
    machine.now = 4000;
    await machine.finish();
    expect(queue.status()).toMatchObject({ pagesPerMinute: 30, secondsLeft: 8 });
  });

  test('tells its progress no more often than every quarter of a second, the end always', async () => {
    const { machine, queue } = queueOf(20, 1);
    queue.start();
    for (let n = 0; n < 20; n++) await machine.finish();
    expect(machine.told.length).toBeLessThan(10);
    expect(machine.told.at(-1)).toMatchObject({ done: 20, reading: 0 });
  });
});

describe('after the process has ended in the middle', () => {
  /** As if the process had ended with these pages under way, `times` times. */
  function died(store: Store, scans: readonly number[], times: number, edges: QueueOptions): void {
    for (let n = 0; n < times; n++) {
      store.progress((db) => scans.forEach((scan) => beginJob(db, scan)));
      resumeJobs(store, edges);
    }
  }

  test('pages under way wait again, behind those that never were', () => {
    const { store, seeded, machine, queue } = queueOf(3, 1);
    died(store, seeded.scans.slice(0, 1), 1, machine.options(seeded, 1));
    expect(statuses(store, seeded.scans)).toEqual(['waiting', 'waiting', 'waiting']);
    queue.start();
    expect(machine.pages.map(({ job }) => job.scan)).toEqual([seeded.scans[1]]);
  });

  test('a page that was under way is read alone, so that it takes no other down with it', async () => {
    const { store, seeded, machine, queue } = queueOf(3, 2);
    died(store, seeded.scans.slice(0, 2), 1, machine.options(seeded, 2));
    queue.start();
    expect(machine.pages.map(({ job }) => job.scan)).toEqual([seeded.scans[2]]);
    await machine.finish();
    expect(machine.pages.map(({ job }) => job.scan)).toEqual([seeded.scans[0]]);
    await machine.finish();
    expect(machine.pages.map(({ job }) => job.scan)).toEqual([seeded.scans[1]]);
    await machine.finish();
    expect(queue.status()).toMatchObject({ done: 3, waiting: 0 });
  });

  test('a page in which it ended twice is given to a person, and the batch goes on', async () => {
    const { store, seeded, machine, queue } = queueOf(2, 1);
    died(store, seeded.scans.slice(0, 1), 2, machine.options(seeded, 1));
    expect(findScan(store.read, seeded.scans[0] ?? 0)).toMatchObject({
      status: 'unplaced',
      refused: 'worker-failed',
    });
    const job = store.read.get('SELECT state, error FROM job WHERE scan = ?', seeded.scans[0] ?? 0);
    expect(job).toEqual({ state: 'failed', error: 'it ended' });
    queue.start();
    await machine.finish();
    expect(statuses(store, seeded.scans)).toEqual(['unplaced', 'to-confirm']);
    expect(queue.status()).toMatchObject({ done: 1, failed: 1, waiting: 0 });
  });
});
