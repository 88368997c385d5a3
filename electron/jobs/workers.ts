import { availableParallelism, freemem } from 'node:os';

/** What a reading worker may take, bytes. */
const perWorker = 600 * 1024 * 1024;

/**
 * How many pages are read at a time: one core stays free for the person at the screen, and no worker is begun that the
 * memory does not hold; at least one.
 * @param freeBytes memory that programs can have now.
 */
export function workerLimit(cores = availableParallelism(), freeBytes = freemem()): number {
  return Math.max(1, Math.min(cores - 1, Math.floor(freeBytes / perWorker)));
}
